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
import type { RecordsDimension, RecordsFilter } from "./records-filter.ts";
import { toSearch } from "./search.ts";

/** An initiative with the kind of its source. */
export type InitiativeRecord = Initiative & { source_kind: UnpackedRecords["codes"]["source_kind"]["words"][number] };

/** A partition among others: its rows have the places from `offset` on, its title words those of the whole store. */
export type RecordPart = UnpackedRecords & { offset: number };

/** Partitions in memory, in the order of year, sector, part and id; a row's place is its number in that order. */
export type RecordStore = {
  rows: number;
  parts: readonly RecordPart[];
  /** Distinct words of all titles. */
  words: readonly string[];
};

/** Which rows, by place in the store; with a search also how well each fits, in the same order. */
export type Selection = { places: Uint32Array; scores: Uint16Array | null };

/**
 * Brings partitions together; the files may come in any order.
 * @param before a store whose partitions are kept; places in it are not those of the new one
 */
export function toRecordStore(packed: readonly Uint8Array[], before?: RecordStore): RecordStore {
  const words = [...(before?.words ?? [])];
  const known = new Map<string, number>();
  for (let place = 0; place < words.length; place++) known.set(words[place], place);
  const fresh = packed.map((bytes) => {
    const part = unpackRecords(bytes);
    const places = new Uint32Array(part.words.length);
    for (let at = 0; at < places.length; at++) {
      const word = part.words[at];
      const place = known.get(word) ?? words.push(word) - 1;
      known.set(word, place);
      places[at] = place;
    }
    return { ...part, titles: translate(part.titles, places) };
  });
  let rows = 0;
  const parts = [...(before?.parts ?? []), ...fresh].sort(inOrder).map((part): RecordPart => {
    const offset = rows;
    rows += part.rows;
    return { ...part, offset };
  });
  return { rows, parts, words };
}

function translate(titles: Uint32Array, places: Uint32Array): Uint32Array {
  for (let at = 0; at < titles.length; at++) titles[at] = places[titles[at]];
  return titles;
}

/** The row at a place, whole. */
export function readRecord({ parts, words }: RecordStore, place: number): InitiativeRecord {
  const part = partAt(parts, place);
  const row = place - part.offset;
  const code = (column: CodedColumn) => part.codes[column].words[part.codes[column].rows[row]];
  const title = part.titles.subarray(part.starts[row], part.starts[row + 1]);
  return {
    initiative_id: part.idOf(row),
    year: part.year,
    title: Array.from(title, (word) => words[word]).join(" "),
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
export function toTitleSearch({ words }: RecordStore): (query: string) => TitleQuery | null {
  const search = toSearch(words.map((name) => ({ name, texts: [] })));
  return (query) => {
    const asked = toWords(query).slice(0, longestQuery);
    if (!asked.length) return null;
    return asked.map(({ at }) => {
      const scores = new Uint8Array(words.length);
      for (const { index, score } of search(query.slice(at[0], at.at(-1)))) scores[index] = score % 1000;
      return scores;
    });
  };
}
/** For each word asked how well each word of the store fits; 0 = not. */
type TitleQuery = readonly Uint8Array[];

/** The rows that pass a filter and a search, in the order of their places. */
export function filterRecords(store: RecordStore, filter: RecordsFilter, query: TitleQuery | null): Selection {
  const places = new Uint32Array(store.rows);
  const scores = query && new Uint16Array(store.rows);
  let size = 0;
  for (const part of store.parts) {
    if (!isPartWanted(part, filter)) continue;
    const kept = keptRows(part, filter);
    for (let row = 0; row < part.rows; row++) {
      if (kept && kept[row] === 0) continue;
      if (query && scores) {
        const score = scoreTitle(part, row, query);
        if (score === 0) continue;
        scores[size] = score;
      }
      places[size++] = part.offset + row;
    }
  }
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

function scoreTitle({ titles, starts }: RecordPart, row: number, query: TitleQuery): number {
  const [from, to] = [starts[row], starts[row + 1]];
  let sum = 0;
  for (const scores of query) {
    let best = 0;
    for (let at = from; at < to; at++) if (scores[titles[at]] > best) best = scores[titles[at]];
    if (best === 0) return 0;
    sum += best;
  }
  if (query.length === 1) return sum;
  for (let at = from; at <= to - query.length; at++)
    if (query.every((scores, word) => scores[titles[at + word]] > 0)) return sum + inARow;
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
