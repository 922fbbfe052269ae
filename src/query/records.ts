import type { Initiative } from "../model/initiative.ts";
import { sectors } from "../model/sector.ts";
import { logClasses, notComputable } from "../model/benefit-class.ts";
import { toWords } from "./fold.ts";
import {
  type CodedColumn,
  codedColumns,
  type RecordsPlace,
  type UnpackedRecords,
  unpackRecords,
} from "./record-unpack.ts";
import { joinWords, type OpenTitles, type TitleWords } from "./record-titles.ts";
import type { RecordsDimension, RecordsFilter } from "./records-filter.ts";
import { toSearch } from "./search.ts";

/** An initiative with the kind of its source. */
export type InitiativeRecord = Initiative & { source_kind: UnpackedRecords["codes"]["source_kind"]["words"][number] };

/** A partition among others: its rows have the places from `offset` on. */
export type RecordPart = UnpackedRecords & { offset: number };

/** Partitions in memory, in the order of year, sector, part and id; a row's place is its number in that order. */
export type RecordStore = {
  rows: number;
  parts: readonly RecordPart[];
  /** Distinct words of all titles, brought together at the first call. */
  titleWords(): TitleWords;
};

/** Which rows, by place in the store; with a search also how well each fits, in the same order. */
export type Selection = { places: Uint32Array; scores: Uint16Array | null };

/**
 * Brings partitions together; the files may come in any order.
 * @param before a store whose partitions are kept; places in it are not those of the new one
 */
export function toRecordStore(packed: readonly Uint8Array[], before?: RecordStore): RecordStore {
  let rows = 0;
  const fresh = packed.map(unpackRecords);
  const parts = [...(before?.parts ?? []), ...fresh].sort(inOrder).map((part): RecordPart => {
    const offset = rows;
    rows += part.rows;
    return { ...part, offset };
  });
  let words: TitleWords | undefined;
  return { rows, parts, titleWords: () => (words ??= joinWords(parts.map(({ titles }) => titles))) };
}

/** The row at a place, whole. */
export function readRecord({ parts }: RecordStore, place: number): InitiativeRecord {
  const part = partAt(parts, place);
  const row = place - part.offset;
  const code = (column: CodedColumn) => part.codes[column].words[part.codes[column].rows[row]];
  return {
    initiative_id: part.idOf(row),
    year: part.year,
    title: part.titles.titleOf(row),
    sector: part.sector,
    computable: part.computable[row] === 1,
    benefit_vnd: Number.isNaN(part.benefit[row]) ? null : part.benefit[row],
    people: Number.isNaN(part.people[row]) ? null : part.people[row],
    ...(Object.fromEntries(codedColumns.map((column) => [column, code(column)])) as Pick<
      InitiativeRecord,
      CodedColumn
    >),
  };
}

/** Place of the initiative of an id, or null. */
export function findRecord({ parts }: RecordStore, id: string): number | null {
  for (const part of parts) {
    for (let row = 0; row < part.rows; row++) if (part.idOf(row) === id) return part.offset + row;
  }
  return null;
}

/** Words of a query beyond which the rest is not searched for. */
const longestQuery = 12;

/**
 * Makes the search over a store's titles: every word of the query must be in the title, at the start of a word or, from
 * three letters on, inside one, without regard to marks; marks that agree count most, then words that stand in a row.
 * @returns a function from the query to what filters rows; null where it asks for nothing
 */
export function toTitleSearch(store: RecordStore): (query: string) => TitleQuery | null {
  let search: ReturnType<typeof toSearch> | undefined;
  return (query) => {
    const asked = toWords(query).slice(0, longestQuery);
    if (!asked.length) return null;
    const { words, places } = store.titleWords();
    search ??= toSearch(words.map((name) => ({ name, texts: [] })));
    const scores = asked.map(({ at }) => {
      const found = new Uint8Array(words.length);
      for (const { index, score } of search!(query.slice(at[0], at.at(-1)))) found[index] = score % 1000;
      return found;
    });
    return places.map((own) => scores.map((found) => translate(own, found)));
  };
}
/** For each partition, and each word asked, how well each word of the partition fits; 0 = not. */
type TitleQuery = readonly (readonly Uint8Array[])[];

function translate(own: Uint32Array, found: Uint8Array): Uint8Array {
  const scores = new Uint8Array(own.length);
  for (let at = 0; at < own.length; at++) scores[at] = found[own[at]];
  return scores;
}

/** The rows that pass a filter and a search, in the order of their places. */
export function filterRecords(store: RecordStore, filter: RecordsFilter, query: TitleQuery | null): Selection {
  const places = new Uint32Array(store.rows);
  const scores = query && new Uint16Array(store.rows);
  let size = 0;
  store.parts.forEach((part, number) => {
    if (!isPartWanted(part, filter)) return;
    const kept = keptRows(part, filter);
    const titles = query && part.titles.open();
    for (let row = 0; row < part.rows; row++) {
      if (kept && kept[row] === 0) continue;
      if (query && titles && scores) {
        const score = scoreTitle(titles, row, query[number]);
        if (score === 0) continue;
        scores[size] = score;
      }
      places[size++] = part.offset + row;
    }
  });
  return { places: places.slice(0, size), scores: scores && scores.slice(0, size) };
}

function isPartWanted({ year, sector }: UnpackedRecords, filter: RecordsFilter): boolean {
  const holds = (dimension: "year" | "sector", code: string) =>
    filter[dimension].length === 0 || filter[dimension].includes(code);
  return holds("year", String(year)) && holds("sector", sector);
}

const coded: readonly (readonly [RecordsDimension, CodedColumn])[] = [
  ["stage", "stage_reached"],
  ["unit", "unit"],
  ["field", "field"],
  ["solution", "solution_type"],
];

/** 1 for each row of a partition that passes all that is asked of it, else 0; null when all of them do. */
function keptRows(part: UnpackedRecords, filter: RecordsFilter): Uint8Array | null {
  let kept: Uint8Array | null = null;
  for (const [dimension, column] of coded) {
    if (!filter[dimension].length) continue;
    const { words, rows } = part.codes[column];
    const wanted = Uint8Array.from(words, (word) => Number(filter[dimension].includes(word)));
    if (wanted.every((one) => one === 1)) continue;
    kept ??= new Uint8Array(part.rows).fill(1);
    for (let row = 0; row < kept.length; row++) kept[row] &= wanted[rows[row]];
  }
  if (!filter.benefit.length) return kept;
  const passes = benefitTest(part.benefit, filter.benefit);
  kept ??= new Uint8Array(part.rows).fill(1);
  for (let row = 0; row < kept.length; row++) if (!passes(row)) kept[row] = 0;
  return kept;
}

function benefitTest(benefit: Float64Array, codes: readonly string[]): (row: number) => boolean {
  const none = codes.includes(notComputable);
  const classes = logClasses.filter(({ code }) => codes.includes(code));
  const ranges = classes.map(({ from, to }) => [from ?? -Infinity, to ?? Infinity] as const);
  return (row) => {
    const value = benefit[row];
    return Number.isNaN(value) ? none : ranges.some(([from, to]) => value >= from && value < to);
  };
}

/** Higher than what separates a word typed in part from a whole one, lower than what marks count. */
const inARow = 5;

function scoreTitle({ places, starts }: OpenTitles, row: number, query: readonly Uint8Array[]): number {
  const [from, to] = [starts[row], starts[row + 1]];
  let sum = 0;
  for (const scores of query) {
    let best = 0;
    for (let at = from; at < to; at++) if (scores[places[at]] > best) best = scores[places[at]];
    if (best === 0) return 0;
    sum += best;
  }
  if (query.length === 1) return sum;
  for (let at = from; at <= to - query.length; at++)
    if (query.every((scores, word) => scores[places[at + word]] > 0)) return sum + inARow;
  return sum;
}

function partAt(parts: readonly RecordPart[], place: number): RecordPart {
  let [low, high] = [0, parts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (parts[middle].offset <= place) low = middle;
    else high = middle - 1;
  }
  return parts[low];
}

const inOrder = (a: RecordsPlace, b: RecordsPlace): number =>
  a.year - b.year || sectors.indexOf(a.sector) - sectors.indexOf(b.sector) || (a.part ?? 0) - (b.part ?? 0);
