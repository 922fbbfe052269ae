import type { Field, SolutionType } from "../model/initiative.ts";
import type { Sector } from "../model/sector.ts";
import type { SourceKind } from "../model/source.ts";
import type { FunnelStage } from "../model/stage.ts";
import { toIdReader } from "./record-ids.ts";
import { type PackedTitles, toTitles } from "./record-titles.ts";

/** Columns of `initiatives` that one of a few codes fills in every row. */
export const codedColumns = ["field", "solution_type", "unit", "stage_reached", "source", "source_kind"] as const;
export type CodedColumn = (typeof codedColumns)[number];
type Codes = { field: Field; solution_type: SolutionType; stage_reached: FunnelStage; source_kind: SourceKind };

/** Which initiatives a file holds: those of a year and sector, or the part of them that `part` numbers from 1. */
export type RecordsPlace = { year: number; sector: Sector; part: number | null };

/** A partition in memory, rows in the order of their ids. */
export type UnpackedRecords = RecordsPlace & {
  rows: number;
  titles: PackedTitles;
  codes: { [C in CodedColumn]: { words: (C extends keyof Codes ? Codes[C] : string)[]; rows: Uint16Array } };
  computable: Uint8Array;
  /** đồng; NaN where there is none. */
  benefit: Float64Array;
  /** NaN where there is no number. */
  people: Float64Array;
  /** The id of a row. */
  idOf(row: number): string;
};

/**
 * The head of a packed partition. The file is the head's length (32 bits, least byte first), the head as JSON, then the
 * sections one after the other:
 * - `ids`: each without what it shares with the one before, after one sign that says how much that is; one a line
 * - `words`: distinct words of the titles, most frequent first, one space between
 * - `titles`: each word as its place in `words` (`firstPair`, `firstTriple`), a zero byte after each title
 * - every other section is a column of whole numbers: all least bytes, then all second ones, as many as the largest needs
 *
 * Titles are coded word by word, for words repeat: this packs and unpacks better than plain text, and a search compares
 * each distinct word once and not each title.
 */
export type RecordsHead = RecordsPlace & {
  version: 2;
  rows: number;
  /** đồng that benefits count in. Benefits and people stand one higher than they are; zero = there is none. */
  benefitUnit: number;
  codes: Record<CodedColumn, string[]>;
  /** Names and bytes, in order. */
  sections: [RecordsSection, number][];
};
export type RecordsSection = "ids" | "words" | "titles" | "computable" | "benefit" | "people" | CodedColumn;

/**
 * Takes a packed partition apart into columns that a search can run over.
 * @throws when the file is of another version, or its columns are not equally long
 */
export function unpackRecords(bytes: Uint8Array): UnpackedRecords {
  const { head, section } = readSections(bytes);
  const { year, sector, part, rows, benefitUnit } = head;
  const coded = codedColumns.map((column) => [
    column,
    { words: head.codes[column], rows: readNumbers(section(column), new Uint16Array(rows)) },
  ]);
  const columns = {
    codes: Object.fromEntries(coded) as UnpackedRecords["codes"],
    computable: readNumbers(section("computable"), new Uint8Array(rows)),
    benefit: readAmounts(section("benefit"), rows, benefitUnit),
    people: readAmounts(section("people"), rows, 1),
  };
  let readId: ReturnType<typeof toIdReader> | undefined;
  return {
    year,
    sector,
    part,
    rows,
    titles: toTitles(decode(section("words")).split(" "), section("titles"), rows),
    ...columns,
    idOf: (row) => (readId ??= toIdReader(decode(section("ids"))))(row),
  };
}

function readSections(bytes: Uint8Array) {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(decode(bytes.subarray(4, 4 + size))) as RecordsHead;
  if (head.version !== 2) throw new Error(`unknown version of records: ${head.version}`);
  const places = new Map<RecordsSection, [number, number]>();
  let at = 4 + size;
  for (const [name, length] of head.sections) places.set(name, [at, (at += length)]);
  if (at !== bytes.length) throw new Error(`records of ${head.year}, ${head.sector}: the file is not of ${at} bytes`);
  return {
    head,
    section(name: RecordsSection): Uint8Array {
      const place = places.get(name);
      if (!place) throw new Error(`records of ${head.year}, ${head.sector}: no section ${name}`);
      return bytes.subarray(...place);
    },
  };
}

const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** Fills a column with whole numbers, whose bytes stand apart. */
function readNumbers<T extends Uint8Array | Uint16Array | Float64Array>(bytes: Uint8Array, values: T): T {
  const rows = values.length;
  if (rows === 0) return values;
  const width = bytes.length / rows;
  if (!Number.isInteger(width)) throw new Error(`records: ${bytes.length} bytes are no column of ${rows} rows`);
  values.set(bytes.subarray(0, rows));
  for (let byte = 1, factor = 256; byte < width; byte++, factor *= 256) {
    const from = byte * rows;
    for (let row = 0; row < rows; row++) values[row] += bytes[from + row] * factor;
  }
  return values;
}

function readAmounts(bytes: Uint8Array, rows: number, unit: number): Float64Array {
  const values = readNumbers(bytes, new Float64Array(rows));
  for (let row = 0; row < rows; row++) values[row] = values[row] === 0 ? NaN : (values[row] - 1) * unit;
  return values;
}
