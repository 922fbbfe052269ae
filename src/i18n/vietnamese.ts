/** A person's name as Vietnamese write it: family name, middle names, given name. One word alone is a given name. */
export type NameParts = { family: string; middle: readonly string[]; given: string };

/** Splits a full name at its spaces; the text comes out in NFC. */
export function toNameParts(name: string): NameParts {
  const words = name.normalize("NFC").trim().split(/\s+/);
  return { family: words.length > 1 ? words[0] : "", middle: words.slice(1, -1), given: words.at(-1)! };
}

/**
 * A key that sorts as Vietnamese lists of people do, in any engine that compares bytes: by given name, then family name,
 * then middle names; in each word first the letters (a ă â b c d đ …), then the tone (ngang huyền hỏi ngã sắc nặng).
 * @returns ASCII for Vietnamese names, e.g. `d1i0n0h0 1,…`
 */
export function nameSortKey(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const { given, family, middle } = toNameParts(name);
  const key = [given, family, ...middle].map(wordKey).join(",");
  keys.set(name, key);
  return key;
}

/** Sorting asks for each key many times. */
const keys = new Map<string, string>();

/** Order of two people's names; names that differ only in case follow their code points, so that the order is the same everywhere. */
export function compareNames(a: string, b: string): number {
  return compareCodes(nameSortKey(a), nameSortKey(b)) || compareCodes(a.normalize("NFC"), b.normalize("NFC"));
}

/** Sorts a copy of the items by a person's name. */
export function sortByName<T>(items: readonly T[], name: (item: T) => string): T[] {
  return [...items].sort((a, b) => compareNames(name(a), name(b)));
}

const tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
const letterOrder: Record<string, string> = { ă: "a1", â: "a2", đ: "d1", ê: "e1", ô: "o1", ơ: "o2", ư: "u1" };

/** Letters as two signs each, then a space (below every sign, so that An comes before Anh), then the tone. */
function wordKey(word: string): string {
  const marks = word.toLowerCase().normalize("NFD");
  const tone = tones.findIndex((mark) => mark !== "" && marks.includes(mark));
  const letters = marks.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "").normalize("NFC");
  return `${[...letters].map((letter) => letterOrder[letter] ?? `${letter}0`).join("")} ${Math.max(tone, 0)}`;
}

const compareCodes = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
