import { toWords, type Word } from "./fold.ts";

/** Short forms that unions write as one word, a letter for each word of the long form. */
const shortForms = [
  ["LĐLĐ", "Liên đoàn Lao động"],
  ["CĐ", "Công đoàn"],
].map(([short, long]) => ({ short: toWords(short)[0], long: toWords(long) }));

/**
 * The words by which a text is found: its own, and the other form of what can be shortened (LĐLĐ, CĐ). The added words
 * stand where their counterpart stands, so that what they find can be marked.
 */
export function toTerms(text: string): Word[] {
  const words = toWords(text);
  const added = shortForms.flatMap(({ short, long }) =>
    words.flatMap((word, i) => {
      if (same(word, short)) return long.map((part, letter) => lay(part, word, letter));
      const run = words.slice(i, i + long.length);
      return long.every((part, j) => run[j] && same(run[j], part)) ? [gather(short, run)] : [];
    }),
  );
  return [...words, ...added];
}

/** Whether a search that finds `text` by some word would find `other` by it too, so that `text` need not be kept. */
export function isCovered(text: string, other: string): boolean {
  const terms = toTerms(other);
  return toWords(text).every((word) => terms.some((term) => same(word, term)));
}

/** Marks and tone count: công đoạn (a step of work) is no union. */
const same = (a: Word, b: Word) => a.fold === b.fold && a.tone === b.tone && a.marks.join() === b.marks.join();

/** A word of the long form, laid on its letter of the short one. */
const lay = (part: Word, short: Word, letter: number): Word => ({
  ...part,
  at: part.at.map((_, i) => short.at[letter + (i === 0 ? 0 : 1)]),
});

/** The short form, each letter at the start of its word. */
const gather = (short: Word, run: readonly Word[]): Word => ({
  ...short,
  at: [...run.map(({ at }) => at[0]), run.at(-1)!.at.at(-1)!],
});
