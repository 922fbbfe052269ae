import type { Field, SolutionType } from "../model/initiative.ts";
import type { Sector } from "../model/sector.ts";
import type { SourceKind } from "../model/source.ts";
import type { FunnelStage } from "../model/stage.ts";

/** Columns of `initiatives` that one of a few codes fills in every row. */
export const codedColumns = ["field", "solution_type", "unit", "stage_reached", "source", "source_kind"] as const;
export type CodedColumn = (typeof codedColumns)[number];
type Codes = { field: Field; solution_type: SolutionType; stage_reached: FunnelStage; source_kind: SourceKind };

/** The initiatives of one year and sector, column by column; rows in the order of their ids. Benefit in đồng. */
export type RecordColumns = {
  initiative_id: readonly string[];
  title: readonly string[];
  computable: readonly boolean[];
  benefit_vnd: readonly (number | null)[];
  people: readonly (number | null)[];
} & { [C in CodedColumn]: readonly (C extends keyof Codes ? Codes[C] : string)[] };

/**
 * The same as a small file. Titles are coded word by word, for words repeat: this packs and unpacks better than plain
 * text, and a search compares each distinct word once and not each title.
 */
export type PackedRecords = {
  version: 1;
  year: number;
  sector: Sector;
  rows: number;
  /** Each id without what it shares with the one before, after one sign that says how much that is; one a line. */
  ids: string;
  /** Distinct words of the titles, most frequent first, one space between. */
  words: string;
  /** A title a line, each word as the sign of its place in `words` (`toSign`). */
  titles: string;
  /** For each column its codes, and a sign a row. */
  codes: Record<CodedColumn, { words: string[]; rows: string }>;
  /** One `0` or `1` a row. */
  computable: string;
  /** đồng that the numbers in `benefit` count in. */
  benefitUnit: number;
  benefit: (number | null)[];
  people: (number | null)[];
};

/** A partition in memory. Title words are places in `words`; row r has those from `starts[r]` to `starts[r + 1]`. */
export type UnpackedRecords = {
  year: number;
  sector: Sector;
  rows: number;
  words: string[];
  titles: Uint32Array;
  starts: Uint32Array;
  codes: Record<CodedColumn, { words: string[]; rows: Uint16Array }>;
  computable: Uint8Array;
  /** đồng; NaN where there is none. */
  benefit: Float64Array;
  people: readonly (number | null)[];
  /** Taken apart at the first call. */
  ids(): string[];
};

/** Packs the initiatives of one year and sector; same rows in the same order, same file. */
export function packRecords(year: number, sector: Sector, columns: RecordColumns): PackedRecords {
  const { words, titles } = codeTitles(columns.title);
  const benefitUnit = commonUnit(columns.benefit_vnd);
  return {
    version: 1,
    year,
    sector,
    rows: columns.title.length,
    ids: columns.initiative_id.map((id, row) => shorten(id, columns.initiative_id[row - 1] ?? "")).join("\n"),
    words: words.join(" "),
    titles,
    codes: Object.fromEntries(
      codedColumns.map((column) => [column, codeColumn(columns[column])]),
    ) as PackedRecords["codes"],
    computable: columns.computable.map(Number).join(""),
    benefitUnit,
    benefit: columns.benefit_vnd.map((benefit) => (benefit === null ? null : benefit / benefitUnit)),
    people: [...columns.people],
  };
}

/**
 * Takes a packed partition apart into columns that a search can run over.
 * @throws when the file is of another version, or its columns are not equally long
 */
export function unpackRecords(packed: PackedRecords): UnpackedRecords {
  const { version, year, sector, rows, benefitUnit } = packed;
  if (version !== 1) throw new Error(`unknown version of records: ${version}`);
  const words = packed.words.split(" ");
  const { titles, starts } = readTitles(packed.titles, rows);
  const codes = Object.fromEntries(
    codedColumns.map((column) => {
      const { words, rows } = packed.codes[column];
      return [column, { words, rows: Uint16Array.from(readSigns(rows)) }];
    }),
  ) as UnpackedRecords["codes"];
  const lengths = [starts.length - 1, packed.benefit.length, packed.people.length, packed.computable.length];
  if (lengths.some((length) => length !== rows) || codedColumns.some((column) => codes[column].rows.length !== rows))
    throw new Error(`records of ${year}, ${sector}: columns are not of ${rows} rows`);
  let ids: string[] | undefined;
  return {
    year,
    sector,
    rows,
    words,
    titles,
    starts,
    codes,
    computable: Uint8Array.from(packed.computable, Number),
    benefit: Float64Array.from(packed.benefit, (benefit) => (benefit === null ? NaN : benefit * benefitUnit)),
    people: packed.people,
    ids: () => (ids ??= lengthen(packed.ids, rows)),
  };
}

const firstSign = 0x21;
const singles = 0x4000;
const firstLead = 0xe000;
const trails = 0x1000;

/** A place as one sign of text, or two for places from 16,384 on; never a line break. */
export function toSign(place: number): string {
  if (place < singles) return String.fromCharCode(firstSign + place);
  const rest = place - singles;
  return String.fromCharCode(firstLead + Math.floor(rest / trails), firstSign + (rest % trails));
}

function readSigns(text: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    places.push(code < firstLead ? code - firstSign : singles + (code - firstLead) * trails + nextTrail(text, ++at));
  }
  return places;
}

const nextTrail = (text: string, at: number): number => text.charCodeAt(at) - firstSign;

function readTitles(text: string, rows: number): { titles: Uint32Array; starts: Uint32Array } {
  const titles = new Uint32Array(text.length);
  const starts = new Uint32Array(rows + 1);
  let [row, end] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) starts[++row] = end;
    else
      titles[end++] =
        code < firstLead ? code - firstSign : singles + (code - firstLead) * trails + nextTrail(text, ++at);
  }
  starts[rows] = end;
  return { titles: titles.slice(0, end), starts: rows === 0 || row === rows - 1 ? starts : new Uint32Array(0) };
}

/** Words by how often they occur, and the titles in their signs. Titles are most of the work: one look-up a word, no small texts. */
function codeTitles(titles: readonly string[]): { words: string[]; titles: string } {
  const known = new Map<string, number>();
  const counts: number[] = [];
  const coded: number[] = [];
  for (const title of titles) {
    if (coded.length) coded.push(lineBreak);
    for (const word of title.split(" ")) {
      let place = known.get(word);
      if (place === undefined) known.set(word, (place = counts.push(0) - 1));
      counts[place]++;
      coded.push(place);
    }
  }
  const names = [...known.keys()];
  const order = [...counts.keys()].sort((a, b) => counts[b] - counts[a] || (names[a] < names[b] ? -1 : 1));
  const signs: string[] = [];
  order.forEach((place, rank) => (signs[place] = toSign(rank)));
  const units = new Uint16Array(2 * coded.length);
  let size = 0;
  for (const place of coded) {
    if (place === lineBreak) units[size++] = 10;
    else for (let at = 0; at < signs[place].length; at++) units[size++] = signs[place].charCodeAt(at);
  }
  return { words: order.map((place) => names[place]), titles: readUnits(units.subarray(0, size)) };
}

const lineBreak = -1;

/** UTF-16 units as text; a call takes only so many arguments. */
function readUnits(units: Uint16Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < units.length; at += 8192)
    pieces.push(String.fromCharCode.apply(null, units.subarray(at, at + 8192) as unknown as number[]));
  return pieces.join("");
}

function codeColumn(values: readonly string[]): { words: string[]; rows: string } {
  const words = [...new Set(values)].sort();
  const signs = new Map(words.map((word, place) => [word, toSign(place)]));
  return { words, rows: values.map((value) => signs.get(value)).join("") };
}

/** The largest number that divides every benefit, so that the file holds few digits. */
function commonUnit(values: readonly (number | null)[]): number {
  let unit = 0;
  for (const value of values) {
    for (let rest = Math.abs(value ?? 0); rest !== 0;) [unit, rest] = [rest, unit % rest];
    if (unit === 1) break;
  }
  return Number.isSafeInteger(unit) && unit > 0 ? unit : 1;
}

function shorten(id: string, before: string): string {
  let shared = 0;
  while (shared < 90 && shared < id.length && id[shared] === before[shared]) shared++;
  return String.fromCharCode(firstSign + shared) + id.slice(shared);
}

function lengthen(text: string, rows: number): string[] {
  let id = "";
  if (rows === 0) return [];
  return text.split("\n").map((line) => (id = id.slice(0, line.charCodeAt(0) - firstSign) + line.slice(1)));
}
