import { isMarked, toWords, type Word } from "./fold.ts";
import { toTerms } from "./terms.ts";

/** What can be searched: the name, and the other texts. A `code` is found only by the whole of it. */
export type Searchable = { name: string; texts: readonly string[]; code?: string };
/** Places of a match in a text, as for `slice`. */
export type Range = readonly [start: number, end: number];

/** Letters that a query word needs before it may match inside a word and not only at its start; fewer match nearly all. */
const insideFrom = 3;

/**
 * Makes the search over some entries. Every word of the query must match: the start of a word, or inside one, in any field
 * and any order, without regard to marks. Words that the reader typed with marks rank first where a word has the same
 * marks, in whatever field; then come matches in the name.
 * @returns a function from query text to the places of the matching entries, best first; equals keep the order of `entries`
 */
export function toSearch(entries: readonly Searchable[]): (query: string) => { index: number; score: number }[] {
  const read = memo((text) => {
    const words = toTerms(text);
    return { words, fold: words.map(({ fold }) => fold).join(" ") };
  });
  return (query) => {
    const asked = toWords(query);
    return entries
      .flatMap(({ name, texts, code = "" }, index) => {
        const fields = [name, ...texts].map(read);
        const isCode = (word: Word) => word.fold === code.toLowerCase();
        if (!asked.every((word) => fields.some(({ fold }) => fold.includes(word.fold)) || isCode(word))) return [];
        const scores = asked.map((word) => (isCode(word) ? exactScore : scoreWord(word, fields)));
        if (scores.includes(0)) return [];
        const inARow = asked.length > 1 && fields[0].fold.includes(asked.map(({ fold }) => fold).join(" "));
        return [{ index, score: scores.reduce((sum, score) => sum + score, inARow ? 1 : 0) }];
      })
      .sort((a, b) => b.score - a.score || a.index - b.index);
  };
}

/** Where the words of the query stand in a text, in order and without overlap; of several matches only those whose marks agree best. */
export const findRanges = (text: string, query: string): Range[] => toRangeFinder(query)(text);

/** The same for many texts and one query; a text that comes again is not looked through again. */
export function toRangeFinder(query: string): (text: string) => Range[] {
  const words = toWords(query);
  return memo((text) => {
    const terms = toTerms(text);
    const ranges = words.flatMap((asked) => {
      const found = terms.flatMap((word) => matches(asked, word).map((match) => ({ word, ...match })));
      const best = Math.max(...found.map(({ marks }) => marks));
      return found
        .filter(({ marks }) => marks === best)
        .map(({ word, from }): Range => [word.at[from], word.at[from + asked.fold.length]])
        .filter(([start, end]) => start < end);
    });
    return ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]).reduce<Range[]>(join, []);
  });
}

/** What a word adds for the marks as typed (twice for a whole word), and for the name; no sum of lesser merits reaches it. */
export const exactScore = 1e8;
export const nameScore = 1e4;

function scoreWord(asked: Word, fields: { words: Word[] }[]): number {
  const scores = fields.map(({ words }, field) => {
    const score = Math.max(0, ...words.map((word) => scoreTerm(asked, word)));
    return score > 0 && field === 0 ? score + nameScore : score;
  });
  return Math.max(0, ...scores);
}

/** Marks as typed count most, then how many marks agree, then how much of the word was typed. 0 = no match. */
export function scoreTerm(asked: Word, word: Word): number {
  const scores = matches(asked, word).map(({ marks, fit }) => {
    const asTyped = isMarked(asked) && marks === 2 ? exactScore * (fit - 1) : 0;
    return asTyped + marks * 10 + fit;
  });
  return Math.max(0, ...scores);
}

/** 2: all marks as typed, or none typed. 1: some agree. 0: only the bare letters. */
type Marks = 0 | 1 | 2;
type Match = { from: number; marks: Marks; fit: 1 | 2 | 3 };

function matches(asked: Word, word: Word): Match[] {
  const found: Match[] = [];
  const size = asked.fold.length;
  for (let from = word.fold.indexOf(asked.fold); from >= 0; from = word.fold.indexOf(asked.fold, from + 1)) {
    if (from > 0 && size < insideFrom) break;
    const fit = from > 0 ? 1 : size < word.fold.length ? 2 : 3;
    found.push({ from, marks: agree(asked, word, from), fit });
  }
  return found;
}

function agree(asked: Word, word: Word, from: number): Marks {
  if (!isMarked(asked)) return 2;
  const letters = asked.marks.every((mark, i) => mark === word.marks[from + i]);
  const tone = asked.tone === word.tone;
  if (letters && tone) return 2;
  const someLetter = asked.marks.some((mark, i) => mark !== "" && mark === word.marks[from + i]);
  return someLetter || (tone && asked.tone !== "") ? 1 : 0;
}

function join(ranges: Range[], next: Range): Range[] {
  const last = ranges.at(-1);
  if (!last || next[0] > last[1]) return [...ranges, next];
  return [...ranges.slice(0, -1), [last[0], Math.max(last[1], next[1])]];
}

/** Workplaces and units repeat; each text is taken apart once. */
function memo<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (!known.has(text)) known.set(text, make(text));
    return known.get(text)!;
  };
}
