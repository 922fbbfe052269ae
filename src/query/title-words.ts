/** Texts one after the other as UTF-8, and how many bytes each has. */
export type TextColumn = { bytes: Uint8Array; lengths: ArrayLike<number> };

/** The words that texts are made of, most frequent first, and each text as places in `words`; -1 after each text. */
export type CodedTexts = { words: string[]; places: Int32Array };

const space = 0x20;

/**
 * Codes texts word by word; words are what stands between single spaces. It works on the bytes with a table of its own:
 * a million titles have some twenty million words, and a JavaScript text for each would take most of a publication's time.
 */
export function codeWords({ bytes, lengths }: TextColumn): CodedTexts {
  const found = new WordTable(bytes);
  let spaces = 0;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === space) spaces++;
  const coded = new Int32Array(spaces + 2 * lengths.length);
  let size = 0;
  for (let text = 0, at = 0; text < lengths.length; text++) {
    const end = at + lengths[text];
    for (let start = at; start <= end; start = ++at) {
      let hash = 0;
      // One multiplication and one look a byte: anything more shows in the time of a publication.
      for (let byte = 0; at < end && (byte = bytes[at]) !== space; at++)
        hash = (Math.imul(hash, 0x5bd1e995) + byte) | 0;
      coded[size++] = found.placeOf(start, at - start, hash);
    }
    coded[size++] = textEnd;
    at = end;
  }
  const { words, ranks } = found.ranked();
  for (let at = 0; at < size; at++) if (coded[at] !== textEnd) coded[at] = ranks[coded[at]];
  return { words, places: coded };
}

export const textEnd = -1;

/** Distinct words, each known by where it stands first; open addressing, never more than half full. */
class WordTable {
  readonly #bytes: Uint8Array;
  #slots = new Int32Array(1 << 13);
  #hashes: number[] = [];
  #starts: number[] = [];
  #lengths: number[] = [];
  #counts: number[] = [];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The word's number in the order of coming; counts it. */
  placeOf(start: number, length: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let held = this.#slots[slot]; held !== 0; held = this.#slots[slot]) {
      const word = held - 1;
      if (
        this.#hashes[word] === hash &&
        this.#lengths[word] === length &&
        this.#isSame(this.#starts[word], start, length)
      ) {
        this.#counts[word]++;
        return word;
      }
      slot = (slot + 1) & mask;
    }
    const word = this.#counts.push(1) - 1;
    this.#hashes.push(hash);
    this.#starts.push(start);
    this.#lengths.push(length);
    this.#slots[slot] = word + 1;
    if (2 * this.#counts.length > mask) this.#grow();
    return word;
  }

  /** Words by how often they occur, then by their code points; and for each number its rank. */
  ranked(): { words: string[]; ranks: Uint32Array } {
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    const names = this.#starts.map((start, word) =>
      decoder.decode(this.#bytes.subarray(start, start + this.#lengths[word])),
    );
    const order = [...names.keys()].sort((a, b) => this.#counts[b] - this.#counts[a] || (names[a] < names[b] ? -1 : 1));
    const ranks = new Uint32Array(order.length);
    order.forEach((word, rank) => (ranks[word] = rank));
    return { words: order.map((word) => names[word]), ranks };
  }

  #isSame(a: number, b: number, length: number): boolean {
    for (let at = 0; at < length; at++) if (this.#bytes[a + at] !== this.#bytes[b + at]) return false;
    return true;
  }

  #grow(): void {
    this.#slots = new Int32Array(4 * this.#slots.length);
    const mask = this.#slots.length - 1;
    this.#hashes.forEach((hash, word) => {
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = word + 1;
    });
  }
}
