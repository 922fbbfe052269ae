import { readColumns, writeColumns } from "./roll-bytes.ts";
import { findLine, idAt, type Run, toRuns } from "./roll-ids.ts";
import { type NameWords, orderNames } from "./roll-order.ts";
import type { RollEntry } from "./roll.ts";

/**
 * The roll in memory: for each field of a line a number, the place of a row that lines share, so that a hundred thousand
 * lines are searched without making an object of any. Lines stand in the order of names.
 */
export type Roll = {
  size: number;
  /** Words of names, each once; `names` tells which of them a line has. */
  words: readonly string[];
  names: NameWords;
  places: Record<SharedName, Uint32Array>;
  awards: readonly Pick<RollEntry, "award" | "awardName" | "year">[];
  roles: readonly (string | null)[];
  workplaces: readonly Pick<RollEntry, "sector" | "workplace" | "unit" | "unitName" | "union">[];
  initiatives: readonly (string | null)[];
  idAt(line: number): string;
  /** The line of an id, letters in any case; null when there is none. */
  findId(id: string): number | null;
};

/** Where the browser finds the roll of a language, below the site's base. */
export const rollPath = (language: string): string => `data/roll.${language}.bin.gz`;

const shared = ["award", "role", "workplace", "initiative"] as const;
type SharedName = (typeof shared)[number];
type Cell = string | number | null;
/** Rows that lines share, each once, most frequent first; a workplace names the row of its union. */
type Header = {
  version: 3;
  runs: Run[];
  words: string[];
  unions: Cell[][];
  rows: Record<SharedName, Cell[][]>;
};

/**
 * Packs the roll into bytes, to be compressed. Lines are in the order of ids, so that those of one source, which are
 * alike, stand together.
 * @param entries in any order; the same entries give the same bytes
 */
export function packRoll(entries: readonly RollEntry[]): Uint8Array {
  const lines = entries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const names = lines.map(({ name }) => name.split(" "));
  const words = share(names.flat().map((word) => [word]));
  const unions = share(lines.map(({ unit, unitName, union }) => [unit, unitName, union]));
  const rows = {
    award: share(lines.map(({ award, awardName, year }) => [award, awardName, year])),
    role: share(lines.map(({ role }) => [role])),
    workplace: share(lines.map(({ sector, workplace }, at) => [sector, workplace, unions.places[at]])),
    initiative: share(lines.map(({ initiative }) => [initiative])),
  };
  const header: Header = {
    version: 3,
    runs: toRuns(lines.map(({ id }) => id)),
    words: words.rows.map(([word]) => word as string),
    unions: unions.rows,
    rows: Object.fromEntries(shared.map((name) => [name, rows[name].rows])) as Header["rows"],
  };
  const lengths = names.map(({ length }) => length);
  return writeColumns(header, {
    length: lengths,
    ...byPlace(lengths, words.places),
    ...Object.fromEntries(shared.map((name) => [name, rows[name].places])),
  });
}

/**
 * The roll again, from its bytes.
 * @param keyOf the key by which a word of a name sorts among others
 * @throws Error when the file is of another version
 */
export function unpackRoll(bytes: Uint8Array, keyOf: (word: string) => string): Roll {
  const { header, columns } = readColumns<Header>(bytes);
  if (header.version !== 3) throw new Error(`unknown version of the roll index: ${header.version}; want 3`);
  const { runs, words, unions, rows } = header;
  const written = toNames(columns);
  const order = orderNames(written, words, keyOf);
  const lineOf = new Uint32Array(order.length);
  order.forEach((line, at) => (lineOf[line] = at));
  return {
    size: order.length,
    words,
    names: turn(written, order),
    places: Object.fromEntries(
      shared.map((name) => [name, order.map((line) => columns[name][line])]),
    ) as Roll["places"],
    awards: rows.award.map(([award, awardName, year]) => ({ award, awardName, year })) as Roll["awards"],
    roles: rows.role.map(([role]) => role as string | null),
    workplaces: rows.workplace.map(([sector, workplace, place]) => {
      const [unit, unitName, union] = unions[place as number];
      return { sector, workplace, unit, unitName, union };
    }) as Roll["workplaces"],
    initiatives: rows.initiative.map(([initiative]) => initiative as string | null),
    idAt: (line) => idAt(runs, order[line]),
    findId: (id) => {
      const line = findLine(runs, id, order.length);
      return line === null ? null : lineOf[line];
    },
  };
}

/** The line of a roll as one object. */
export function readRoll({ names, words, places, idAt, ...roll }: Roll, line: number): RollEntry {
  const name = Array.from(names.words.subarray(names.start[line], names.start[line + 1]), (word) => words[word]);
  return {
    id: idAt(line),
    name: name.join(" "),
    ...roll.awards[places.award[line]],
    role: roll.roles[places.role[line]],
    ...roll.workplaces[places.workplace[line]],
    initiative: roll.initiatives[places.initiative[line]],
  };
}

/** Each row once, the most frequent first, so that most places are small numbers; equals by their text. */
function share(lines: readonly Cell[][]): { rows: Cell[][]; places: number[] } {
  const keys = lines.map((line) => JSON.stringify(line));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const rows = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([key]) => key);
  const places = new Map(rows.map((row, at) => [row, at]));
  return { rows: rows.map((row) => JSON.parse(row)), places: keys.map((key) => places.get(key)!) };
}

/** First words in one column, second words in the next: family names are few, given names many. */
function byPlace(lengths: readonly number[], words: readonly number[]): Record<string, number[]> {
  const columns: Record<string, number[]> = {};
  let from = 0;
  for (const length of lengths) {
    for (let place = 0; place < length; place++) (columns[`word${place}`] ??= []).push(words[from + place]);
    from += length;
  }
  return columns;
}

function toNames(columns: Record<string, Uint32Array>): NameWords {
  const lengths = columns.length;
  const start = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, line) => (start[line + 1] = start[line] + length));
  const words = new Uint32Array(start[lengths.length]);
  for (let place = 0; columns[`word${place}`]; place++) {
    const column = columns[`word${place}`];
    let taken = 0;
    for (let line = 0; line < lengths.length; line++)
      if (place < lengths[line]) words[start[line] + place] = column[taken++];
  }
  return { start, words };
}

function turn({ start, words }: NameWords, order: Uint32Array): NameWords {
  const turned = { start: new Uint32Array(start.length), words: new Uint32Array(words.length) };
  order.forEach((line, at) => {
    turned.words.set(words.subarray(start[line], start[line + 1]), turned.start[at]);
    turned.start[at + 1] = turned.start[at] + start[line + 1] - start[line];
  });
  return turned;
}
