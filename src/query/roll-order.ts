/** Names of lines as places of their words: line i has `words` from `start[i]` to `start[i + 1]`. */
export type NameWords = { start: Uint32Array; words: Uint32Array };

/**
 * The lines in the order of names: given name, family name, then middle names, a shorter name before a longer one that
 * begins alike; then by their letters as written, as they differ only in case; equals as they stood. Words are compared
 * once each, lines by the ranks of their words.
 * @param texts the words
 * @param keyOf the key that a word sorts by
 */
export function orderNames(
  { start, words }: NameWords,
  texts: readonly string[],
  keyOf: (word: string) => string,
): Uint32Array {
  const size = start.length - 1;
  let longest = 0;
  for (let line = 0; line < size; line++) longest = Math.max(longest, start[line + 1] - start[line]);
  let order = Uint32Array.from({ length: size }, (_, line) => line);
  /** From the last place to the first, so that the first counts most. A name that has no word at a place has rank 0 there. */
  const sort = (ranks: Uint32Array, wordAt: (line: number, place: number) => number) => {
    for (let place = longest - 1; place >= 0; place--) {
      const rank = (line: number) => (place < start[line + 1] - start[line] ? ranks[words[wordAt(line, place)]] : 0);
      order = sortBy(order, rank, texts.length + 1);
    }
  };
  const keys = texts.map(keyOf);
  if (new Set(keys).size < texts.length) sort(rankAll(texts), (line, place) => start[line] + place);
  sort(rankAll(keys), (line, place) => (place === 0 ? start[line + 1] - 1 : start[line] + place - 1));
  return order;
}

/** The rank of each text from 1, equals alike. */
function rankAll(texts: readonly string[]): Uint32Array {
  const ranks = new Map([...new Set(texts)].sort().map((text, at) => [text, at + 1]));
  return Uint32Array.from(texts, (text) => ranks.get(text)!);
}

/** Sorts by a whole number below `below`, equals as they stood. */
function sortBy(lines: Uint32Array, key: (line: number) => number, below: number): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(below + 1);
  for (const line of lines) starts[key(line) + 1]++;
  for (let at = 0; at < below; at++) starts[at + 1] += starts[at];
  const sorted = new Uint32Array(lines.length);
  for (const line of lines) sorted[starts[key(line)]++] = line;
  return sorted;
}
