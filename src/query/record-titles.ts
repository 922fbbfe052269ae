/** Places below `firstPair` are one byte (the place + 1), those below `firstTriple` two, the others four. */
export const firstPair = 191;
export const firstTriple = firstPair + 63 * 256;
/** The byte that begins a place of two bytes is from `pairMark` on, that of four is `tripleMark`. */
export const pairMark = 192;
export const tripleMark = 255;

/**
 * The titles of a partition as they came: each word is its place in `words`. Few of a partition's titles are ever looked
 * at, so that they are taken apart one by one, and all of them only for a search.
 */
export type PackedTitles = {
  words: readonly string[];
  /** The title of a row. */
  titleOf(row: number): string;
  /** All titles: row r has the places from `starts[r]` to `starts[r + 1]`. Taken apart at the first call. */
  open(): OpenTitles;
};
export type OpenTitles = { places: Uint32Array; starts: Uint32Array };

/**
 * @param bytes each word as its place, a zero byte after each title
 * @throws when there are not as many titles as rows
 */
export function toTitles(words: readonly string[], bytes: Uint8Array, rows: number): PackedTitles {
  const starts = findStarts(bytes, rows);
  let opened: OpenTitles | undefined;
  return {
    words,
    titleOf(row) {
      const places = new Uint32Array(starts[row + 1] - starts[row]);
      const size = readPlaces(bytes, starts[row], starts[row + 1], places, 0);
      return Array.from(places.subarray(0, size), (place) => words[place]).join(" ");
    },
    open: () => (opened ??= openAll(bytes, starts)),
  };
}

/** Where the bytes of each title begin, and those of the last end. */
function findStarts(bytes: Uint8Array, rows: number): Uint32Array {
  const starts = new Uint32Array(rows + 1);
  let row = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0) starts[++row] = at + 1;
    else if (byte >= pairMark) at += byte < tripleMark ? 1 : 3;
  }
  if (row !== rows) throw new Error(`records: ${row} titles, not ${rows}`);
  return starts;
}

function openAll(bytes: Uint8Array, starts: Uint32Array): OpenTitles {
  const places = new Uint32Array(bytes.length);
  const ends = new Uint32Array(starts.length);
  for (let row = 1; row < starts.length; row++)
    ends[row] = readPlaces(bytes, starts[row - 1], starts[row], places, ends[row - 1]);
  return { places: places.slice(0, ends.at(-1)), starts: ends };
}

/** Reads the title between two places of the bytes into others; returns where it ends there. */
function readPlaces(bytes: Uint8Array, from: number, to: number, places: Uint32Array, size: number): number {
  for (let at = from; at < to - 1; at++) {
    const byte = bytes[at];
    if (byte < pairMark) places[size++] = byte - 1;
    else if (byte < tripleMark) places[size++] = firstPair + (byte - pairMark) * 256 + bytes[++at];
    else places[size++] = firstTriple + bytes[++at] + bytes[++at] * 256 + bytes[++at] * 65536;
  }
  return size;
}

/** The distinct words of several partitions, and where among them the words of each stand. */
export type TitleWords = { words: readonly string[]; places: readonly Uint32Array[] };

/** Brings the words of partitions together. */
export function joinWords(parts: readonly Pick<PackedTitles, "words">[]): TitleWords {
  const words: string[] = [];
  const known = new Map<string, number>();
  const places = parts.map((part) => {
    const own = new Uint32Array(part.words.length);
    for (let at = 0; at < own.length; at++) {
      const word = part.words[at];
      const place = known.get(word) ?? words.push(word) - 1;
      known.set(word, place);
      own[at] = place;
    }
    return own;
  });
  return { words, places };
}
