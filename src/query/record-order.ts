import { radixSort } from "./radix-sort.ts";
import type { RecordPart, RecordStore, Selection } from "./records.ts";

export const recordSorts = ["fit", "benefit", "year", "title", "unit"] as const;
export type RecordSort = (typeof recordSorts)[number];
/** Missing benefits stand last in both directions; rows that are equal keep the order of year, sector and id. */
export type RecordOrder = { by: RecordSort; descending: boolean };

/** How words of titles, and units, are compared in the reader's language. */
export type RecordWords = { compare(a: string, b: string): number; unitName(id: string): string };

/** The places of a selection in the order asked for. “fit” without a search is the order of the store. */
export function sortRecords(
  store: RecordStore,
  { places, scores }: Selection,
  { by, descending }: RecordOrder,
  words: RecordWords,
): Uint32Array {
  if (by === "title") return sortByTitle(store, places, descending, words);
  const keys = toKeys(store, places, scores, by, words);
  let top = 0;
  for (let index = 0; index < keys.length; index++) if (keys[index] > top) top = keys[index];
  // A missing key is NaN and comes out above every other.
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    keys[index] = Number.isNaN(key) ? top + 1 : descending ? top - key : key;
  }
  return pick(places, radixSort(keys, top + 1));
}

function pick(places: Uint32Array, order: Uint32Array): Uint32Array {
  const picked = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at++) picked[at] = places[order[at]];
  return picked;
}

/** One whole number ≥ 0 a row; NaN = none. */
function toKeys(
  store: RecordStore,
  places: Uint32Array,
  scores: Uint16Array | null,
  by: Exclude<RecordSort, "title">,
  words: RecordWords,
): Float64Array {
  if (by === "fit") return Float64Array.from(scores ?? new Uint16Array(places.length));
  if (by === "benefit") return readBenefits(store, places);
  const units = by === "unit" ? rankUnits(store, words) : new Map<string, number>();
  return mapRows(store, places, (part) => {
    const { words, rows } = part.codes.unit;
    const ranks = words.map((unit) => units.get(unit)!);
    return by === "year" ? () => part.year : (row) => ranks[rows[row]];
  });
}

/** The benefits of some rows, in đồng; NaN where there is none. Places must ascend. */
export function readBenefits(store: RecordStore, places: Uint32Array): Float64Array {
  const values = new Float64Array(places.length);
  eachPart(store, places, ({ benefit, offset }, from, to) => {
    for (let index = from; index < to; index++) values[index] = benefit[places[index] - offset];
  });
  return values;
}

function rankUnits({ parts }: RecordStore, { compare, unitName }: RecordWords): Map<string, number> {
  const ids = [...new Set(parts.flatMap((part) => part.codes.unit.words))];
  const names = [...new Set(ids.map(unitName))].sort(compare);
  const ranks = new Map(names.map((name, rank) => [name, rank]));
  return new Map(ids.map((id) => [id, ranks.get(unitName(id))!]));
}

/** Words deep that titles are put in order of at once; those that are alike so far are compared one by one. */
const depth = 4;

function sortByTitle(store: RecordStore, places: Uint32Array, descending: boolean, words: RecordWords): Uint32Array {
  const ranks = rankWords(store, words);
  const rankAt = (word: number) =>
    mapRows(store, places, ({ titles }, number) => {
      const { places, starts } = titles.open();
      return (row) => {
        const at = starts[row] + word;
        return at < starts[row + 1] ? ranks[number][places[at]] + 1 : 0;
      };
    });
  const most = store.titleWords().words.length;
  const keys = Array.from({ length: depth }, (_, word) => rankAt(word));
  let order = Uint32Array.from(places, (_, index) => index);
  const direction = descending ? -1 : 1;
  for (const key of [...keys].reverse())
    order = radixSort(descending ? key.map((rank) => most - rank) : key, most + 1, order);
  const rest = restReader(store, places, ranks);
  const compare = (a: number, b: number) => direction * compareRest(rest(a), rest(b)) || a - b;
  const alike = (a: number, b: number) => keys.every((key) => key[a] === key[b]);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && alike(order[from], order[to])) to++;
    if (to - from > 1) order.subarray(from, to).sort(compare);
    from = to;
  }
  return pick(places, order);
}

/**
 * For each partition the rank of each of its words in the order of the language; words that it holds to be equal follow
 * their code points.
 */
function rankWords(store: RecordStore, { compare }: RecordWords): Uint32Array[] {
  const { words, places } = store.titleWords();
  const sorted = words.map((word, place) => ({ word, place }));
  sorted.sort((a, b) => compare(a.word, b.word) || (a.word < b.word ? -1 : 1));
  const ranks = new Uint32Array(words.length);
  sorted.forEach(({ place }, rank) => (ranks[place] = rank));
  return places.map((own) => own.map((place) => ranks[place]));
}

/** The ranks of a title's words that come after those already put in order. */
function restReader(store: RecordStore, places: Uint32Array, ranks: Uint32Array[]): (index: number) => Uint32Array {
  const parts = new Uint32Array(places.length);
  eachPart(store, places, (_, from, to, number) => parts.fill(number, from, to));
  return (index) => {
    const { titles, offset } = store.parts[parts[index]];
    const row = places[index] - offset;
    const { places: words, starts } = titles.open();
    return words.subarray(starts[row] + depth, starts[row + 1]).map((word) => ranks[parts[index]][word]);
  };
}

function compareRest(a: Uint32Array, b: Uint32Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) if (a[at] !== b[at]) return a[at] - b[at];
  return a.length - b.length;
}

/** One number for each place; places must ascend. */
function mapRows(
  store: RecordStore,
  places: Uint32Array,
  read: (part: RecordPart, number: number) => (row: number) => number,
): Float64Array {
  const values = new Float64Array(places.length);
  eachPart(store, places, (part, from, to, number) => {
    const value = read(part, number);
    for (let index = from; index < to; index++) values[index] = value(places[index] - part.offset);
  });
  return values;
}

/** Visits the partitions that hold some of the places, which must ascend, with where theirs begin and end. */
export function eachPart(
  { parts }: RecordStore,
  places: Uint32Array,
  visit: (part: RecordPart, from: number, to: number, number: number) => void,
): void {
  let from = 0;
  parts.forEach((part, number) => {
    const to = firstFrom(places, part.offset + part.rows);
    if (to > from) visit(part, from, to, number);
    from = to;
  });
}

/** How many of the places, which ascend, are below a bound. */
function firstFrom(places: Uint32Array, bound: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
