import {
  type CodedColumn,
  codedColumns,
  type RecordsHead,
  type RecordsPlace,
  type RecordsSection,
} from "./record-unpack.ts";
import { noneShared } from "./record-ids.ts";
import { firstPair, firstTriple, pairMark, tripleMark } from "./record-titles.ts";
import { codeWords, type TextColumn, textEnd } from "./title-words.ts";

/** Initiatives column by column, rows in the order of their ids. */
export type RecordColumns = {
  initiative_id: TextColumn;
  title: TextColumn;
  /** 1 = yes. */
  computable: ArrayLike<number>;
  /** đồng; NaN where there is none. */
  benefit_vnd: ArrayLike<number>;
  /** NaN where there is no number. */
  people: ArrayLike<number>;
  /** Codes of each column, and for each row a place among them; codes that no row has are left out of the file. */
  codes: Record<CodedColumn, { words: readonly string[]; rows: ArrayLike<number> }>;
};

/**
 * Packs initiatives of one year and sector; same rows in the same order, same bytes. `RecordsHead` describes the file.
 * @throws when an id holds a line break
 */
export function packRecords(place: RecordsPlace, columns: RecordColumns): Uint8Array {
  const rows = columns.title.lengths.length;
  const { words, places } = codeWords(columns.title);
  const unit = commonUnit(columns.benefit_vnd);
  const coded = codedColumns.map((name) => ({ name, ...pruneCodes(columns.codes[name]) }));
  const sections: [RecordsSection, Uint8Array][] = [
    ["ids", packIds(columns.initiative_id)],
    ["words", new TextEncoder().encode(words.join(" "))],
    ["titles", packPlaces(places)],
    ...coded.map(({ name, rows }): [RecordsSection, Uint8Array] => [name, packNumbers(rows)]),
    ["computable", packNumbers(columns.computable)],
    ["benefit", packNumbers(raise(columns.benefit_vnd, unit))],
    ["people", packNumbers(raise(columns.people, 1))],
  ];
  const head: RecordsHead = {
    version: 2,
    ...place,
    rows,
    benefitUnit: unit,
    codes: Object.fromEntries(coded.map(({ name, words }) => [name, words])) as RecordsHead["codes"],
    sections: sections.map(([name, bytes]) => [name, bytes.length]),
  };
  return join(
    new TextEncoder().encode(JSON.stringify(head)),
    sections.map(([, bytes]) => bytes),
  );
}

/** In units, one higher than they are; zero for none. */
function raise(values: ArrayLike<number>, unit: number): Float64Array {
  const raised = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) raised[row] = Number.isNaN(values[row]) ? 0 : values[row] / unit + 1;
  return raised;
}

function join(head: Uint8Array, sections: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(sections.reduce((sum, { length }) => sum + length, 4 + head.length));
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  let at = 4;
  for (const part of [head, ...sections]) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Only what is ASCII is shared, so that bytes are characters. */
function packIds({ bytes, lengths }: TextColumn): Uint8Array {
  if (bytes.includes(lineBreak)) throw new Error("an initiative_id holds a line break");
  const packed = new Uint8Array(bytes.length + 2 * lengths.length);
  let size = 0;
  let before = 0;
  for (let row = 0, at = 0; row < lengths.length; row++) {
    const end = at + lengths[row];
    let shared = 0;
    while (shared < 90 && before + shared < at && at + shared < end) {
      const byte = bytes[at + shared];
      if (byte !== bytes[before + shared] || byte >= 0x80) break;
      shared++;
    }
    if (row > 0) packed[size++] = lineBreak;
    packed[size++] = noneShared + shared;
    packed.set(bytes.subarray(at + shared, end), size);
    size += end - at - shared;
    before = at;
    at = end;
  }
  return packed.subarray(0, size);
}

const lineBreak = 10;

function packPlaces(places: Int32Array): Uint8Array {
  let size = 0;
  for (let at = 0; at < places.length; at++) size += places[at] < firstPair ? 1 : places[at] < firstTriple ? 2 : 4;
  const packed = new Uint8Array(size);
  size = 0;
  for (let at = 0; at < places.length; at++) {
    const place = places[at];
    if (place === textEnd) packed[size++] = 0;
    else if (place < firstPair) packed[size++] = place + 1;
    else if (place < firstTriple) {
      packed[size++] = pairMark + ((place - firstPair) >> 8);
      packed[size++] = (place - firstPair) & 255;
    } else {
      const rest = place - firstTriple;
      packed[size++] = tripleMark;
      packed[size++] = rest & 255;
      packed[size++] = (rest >> 8) & 255;
      packed[size++] = rest >> 16;
    }
  }
  return packed;
}

/** Whole numbers ≥ 0: all least bytes, then all second ones …, which compresses better than number by number. */
function packNumbers(values: ArrayLike<number>): Uint8Array {
  const rows = values.length;
  let most = 0;
  for (let row = 0; row < rows; row++) if (values[row] > most) most = values[row];
  let width = 1;
  while (most >= 256 ** width) width++;
  const packed = new Uint8Array(width * rows);
  for (let row = 0; row < rows; row++) {
    let rest = values[row];
    for (let byte = 0; byte < width; byte++, rest = Math.floor(rest / 256)) packed[byte * rows + row] = rest % 256;
  }
  return packed;
}

function pruneCodes({ words, rows }: RecordColumns["codes"][CodedColumn]): { words: string[]; rows: Uint16Array } {
  const used = new Uint8Array(words.length);
  for (let row = 0; row < rows.length; row++) used[rows[row]] = 1;
  const kept = words.map((word, place) => ({ word, place })).filter(({ place }) => used[place]);
  kept.sort((a, b) => (a.word < b.word ? -1 : 1));
  const places = new Uint16Array(words.length);
  kept.forEach(({ place }, at) => (places[place] = at));
  const packed = new Uint16Array(rows.length);
  for (let row = 0; row < rows.length; row++) packed[row] = places[rows[row]];
  return { words: kept.map(({ word }) => word), rows: packed };
}

/** The largest number that divides every benefit, so that the file holds few bytes. */
function commonUnit(values: ArrayLike<number>): number {
  let unit = 0;
  for (let row = 0; row < values.length && unit !== 1; row++)
    if (!Number.isNaN(values[row]))
      for (let rest = Math.abs(values[row]); rest !== 0;) [unit, rest] = [rest, unit % rest];
  return Number.isSafeInteger(unit) && unit > 0 ? unit : 1;
}
