import { isMarked, toWords, type Word } from "./fold.ts";
import { awards } from "../model/award.ts";
import { radixSort } from "./radix-sort.ts";
import { readRoll, type Roll } from "./roll-index.ts";
import type { RollEntry, RollQuery } from "./roll.ts";
import { exactScore, nameScore, scoreTerm } from "./search.ts";
import { toTerms } from "./terms.ts";

/** What a question finds: how many lines, and those from one place to another, made when they are asked for. */
export type RollAnswer = { count: number; entries(from: number, to: number): RollEntry[] };

/** Words whose scores are kept: those of a question, and what was typed of the last one. */
const mostKnown = 8;

/**
 * Makes the answerer of a roll. Every word of the text must match a line: its name, role, workplace, unit, award or
 * initiative; how words match is told in search.ts. Each distinct word of the roll is held against the text once, each
 * distinct text takes the best of its words, and each line the best of its texts.
 * “Relevance” without a text is the order of the page: award, newest year first, name.
 */
export function toRollSearch(roll: Roll): (query: RollQuery) => RollAnswer {
  const { size, places, names } = roll;
  const terms = new TermTable();
  const fields = {
    word: roll.words.map((text) => terms.add(text)),
    award: roll.awards.map(({ awardName }) => terms.add(awardName)),
    role: roll.roles.map((text) => terms.add(text)),
    workplace: roll.workplaces.map(({ workplace, unitName, union }) => terms.add(workplace, unitName, union)),
    initiative: roll.initiatives.map((text) => terms.add(text)),
  };
  const folds = roll.words.map((word) =>
    toWords(word)
      .map(({ fold }) => fold)
      .join(" "),
  );

  /** What a word of the text gives each line; 0 = it does not match. */
  function scoreLines(asked: Word): Float64Array {
    const byTerm = terms.scores(asked);
    const best = (texts: readonly Uint32Array[]) => bestOfEach(byTerm, texts);
    const word = best(fields.word);
    for (let at = 0; at < word.length; at++) if (word[at] > 0) word[at] += nameScore;
    const [award, role] = [best(fields.award), best(fields.role)];
    const [workplace, initiative] = [best(fields.workplace), best(fields.initiative)];
    const code = roll.findId(asked.fold);
    const scores = new Float64Array(size);
    for (let line = 0; line < size; line++) {
      let score = line === code ? exactScore : 0;
      score = Math.max(score, award[places.award[line]], role[places.role[line]]);
      score = Math.max(score, workplace[places.workplace[line]], initiative[places.initiative[line]]);
      for (let at = names.start[line]; at < names.start[line + 1]; at++) score = Math.max(score, word[names.words[at]]);
      scores[line] = score;
    }
    return scores;
  }
  /** Who types changes the last word only: the others are known from the key before. */
  const known = new Map<string, Float64Array>();
  function recallLines(asked: Word): Float64Array {
    const key = termKey(asked);
    const scores = known.get(key) ?? scoreLines(asked);
    known.delete(key);
    known.set(key, scores);
    if (known.size > mostKnown) known.delete(known.keys().next().value!);
    return scores;
  }

  /** Whether the words asked stand one after the other in a name: the end of a word, whole ones, the start of one. */
  function inARow(asked: readonly Word[]): (line: number) => boolean {
    const fits = asked.map(({ fold }, at) =>
      Uint8Array.from(folds, (word) =>
        Number(at === 0 ? word.endsWith(fold) : at === asked.length - 1 ? word.startsWith(fold) : word === fold),
      ),
    );
    return (line) => {
      for (let from = names.start[line]; from + asked.length <= names.start[line + 1]; from++)
        if (fits.every((fit, at) => fit[names.words[from + at]] === 1)) return true;
      return false;
    };
  }

  function scoresOf(q: string): Float64Array | null {
    const asked = toWords(q);
    if (!asked.length) return null;
    const [first, ...rest] = asked.map(recallLines);
    if (!rest.length) return first;
    const scores = first.slice();
    for (const more of rest)
      for (let line = 0; line < size; line++)
        scores[line] = scores[line] === 0 || more[line] === 0 ? 0 : scores[line] + more[line];
    const follows = inARow(asked);
    for (let line = 0; line < size; line++) if (scores[line] > 0 && follows(line)) scores[line]++;
    return scores;
  }

  return (query) => {
    const scores = scoresOf(query.q);
    const passes = toFilter(roll, query);
    const found = new Uint32Array(size);
    let count = 0;
    for (let line = 0; line < size; line++) if (scores?.[line] !== 0 && passes(line)) found[count++] = line;
    const lines = sortLines(found.subarray(0, count), roll, query, scores);
    return { count, entries: (from, to) => Array.from(lines.subarray(from, to), (line) => readRoll(roll, line)) };
  };
}

/** Distinct words of all texts. Marks and tone tell words apart; where they stand does not. */
class TermTable {
  readonly #terms: Word[] = [];
  readonly #known = new Map<string, number>();

  /** The places of the words of some texts. */
  add(...texts: (string | null)[]): Uint32Array {
    return Uint32Array.from(new Set(texts.flatMap((text) => (text === null ? [] : toTerms(text))).map(this.#place)));
  }

  /** How well each word fits one that was asked; 0 = not. */
  scores(asked: Word): Float64Array {
    return Float64Array.from(this.#terms, (term) => (term.fold.includes(asked.fold) ? scoreTerm(asked, term) : 0));
  }

  #place = (term: Word): number => {
    const key = termKey(term);
    const place = this.#known.get(key) ?? this.#terms.push(term) - 1;
    this.#known.set(key, place);
    return place;
  };
}

/** Words with the same key match alike. */
const termKey = (term: Word): string =>
  isMarked(term) ? `${term.fold} ${term.tone} ${term.marks.join(" ")}` : term.fold;

/** For each text the best score of its words. */
function bestOfEach(scores: Float64Array, texts: readonly Uint32Array[]): Float64Array {
  const best = new Float64Array(texts.length);
  for (let text = 0; text < best.length; text++) {
    const places = texts[text];
    for (let at = 0; at < places.length; at++) if (scores[places[at]] > best[text]) best[text] = scores[places[at]];
  }
  return best;
}

function toFilter({ awards, workplaces, places }: Roll, { year, award, sector, unit }: RollQuery) {
  const wanted = year === "none" ? null : year;
  const byAward = awards.map(
    (row) => (year === null || row.year === wanted) && (award === null || row.award === award),
  );
  const byPlace = workplaces.map(
    (row) => (sector === null || row.sector === sector) && (unit === null || row.unit === unit),
  );
  return (line: number): boolean => byAward[places.award[line]] && byPlace[places.workplace[line]];
}

/** Lines in the order asked for; equals stay in the order of names. */
function sortLines(lines: Uint32Array, roll: Roll, { sort }: RollQuery, scores: Float64Array | null): Uint32Array {
  const year = roll.awards.map((row) => row.year ?? 0);
  const shelf = roll.awards.map((row) => 10_000 * (awards.length - awards.indexOf(row.award)) + (row.year ?? 0));
  const rowOf = (line: number) => roll.places.award[line];
  if (sort === "name") return lines;
  if (sort === "year") return sortDown(lines, (line) => year[rowOf(line)]);
  return sortDown(lines, scores ? (line) => scores[line] : (line) => shelf[rowOf(line)]);
}

/** Sorts by a whole number ≥ 0, the largest first, equals as they stood. */
function sortDown(lines: Uint32Array, key: (line: number) => number): Uint32Array {
  const keys = new Float64Array(lines.length);
  let top = 0;
  for (let at = 0; at < keys.length; at++) top = Math.max(top, (keys[at] = key(lines[at])));
  for (let at = 0; at < keys.length; at++) keys[at] = top - keys[at];
  const order = radixSort(keys, top);
  const sorted = new Uint32Array(lines.length);
  for (let at = 0; at < sorted.length; at++) sorted[at] = lines[order[at]];
  return sorted;
}
