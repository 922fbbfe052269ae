/**
 * One word of a text, taken apart so that it can be compared with and without its marks. A tone counts for the whole word,
 * wherever it is written: hoà and hòa are the same word.
 */
export type Word = {
  /** Letters without marks, lower-case; đ is d. */
  fold: string;
  /** For each letter the marks that make it another letter (â, ă, ơ, đ …), or "". */
  marks: readonly string[];
  /** The tone mark, or "". */
  tone: string;
  /** For each letter its place in the text, and last the end of the word; so letters i to j are `text.slice(at[i], at[j])`. */
  at: readonly number[];
};

/** Text as it is compared when marks do not count: lower-case, no tone or letter marks, đ as d. NFC and NFD give the same. */
export function fold(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[đð]/g, "d");
}

/** The words of a text: runs of letters and digits, with their places in the text as given (NFC or NFD). */
export function toWords(text: string): Word[] {
  const words: Word[] = [];
  let word: { fold: string; marks: string[]; tone: string; at: number[] } | null = null;
  let place = 0;
  for (const sign of text) {
    for (const { letter, mark, tone } of takeApart(sign)) {
      if (letter) {
        word ??= { fold: "", marks: [], tone: "", at: [] };
        word.fold += letter;
        // One entry for each UTF-16 unit keeps `fold` and `marks` in step beyond the basic plane.
        for (let unit = 0; unit < letter.length; unit++) {
          word.marks.push(mark);
          word.at.push(place);
        }
      } else if (!word) continue;
      else if (tone) word.tone = tone;
      else if (mark) word.marks[word.marks.length - 1] += mark;
      else {
        word.at.push(place);
        words.push(word);
        word = null;
      }
    }
    place += sign.length;
  }
  if (word) words.push({ ...word, at: [...word.at, place] });
  return words;
}

/** Whether the word was written with any mark, so that its writer meant the marks. */
export const isMarked = (word: Word): boolean => word.tone !== "" || word.marks.some((mark) => mark !== "");

/** A letter with its stroke, a mark or a tone for the letter before; all empty = the end of a word. */
type Part = { letter: string; mark: string; tone: string };

const known = new Map<string, Part[]>();

/** The parts of one sign; kept, because texts are long and signs are few. */
function takeApart(sign: string): Part[] {
  const parts = known.get(sign) ?? [...sign.toLowerCase().normalize("NFD")].map(toPart);
  if (!known.has(sign)) known.set(sign, parts);
  return parts;
}

function toPart(sign: string): Part {
  if (sign === "đ" || sign === "ð") return { letter: "d", mark: "đ", tone: "" };
  if (/\p{M}/u.test(sign))
    return tones.has(sign) ? { letter: "", mark: "", tone: sign } : { letter: "", mark: sign, tone: "" };
  return { letter: /[\p{L}\p{N}]/u.test(sign) ? sign : "", mark: "", tone: "" };
}

const tones = new Set(["\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]);
