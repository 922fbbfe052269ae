import type { MeasureUnit } from "../model/measure.ts";

/** How a written number may be read: Vietnamese has the comma as its decimal mark, English the point. */
export type Reading = {
  /** Whose marks it is read by; null where both read the same. */
  language: "vi" | "en" | null;
  /** In đồng, or a count. */
  value: number;
  /** Worth of the last digit written: “3,5 tỷ” has 0.1 billion. */
  step: number;
  /** Worth of the last digit that is no zero: “80.000” has ten thousand. */
  coarse: number;
};

/** A number as somebody wrote it. */
export type Claim = {
  /** Its digits and words of scale, as they stand in the text. */
  text: string;
  readings: readonly Reading[];
  /** What is said before it: more than, nearly, about; null where nothing is. */
  bound: "more" | "nearly" | "about" | null;
  /** null where the text does not say what is counted. */
  unit: MeasureUnit | null;
};

/** What has digits but is not looked up: days and years, numbers of documents, what nobody would write so, and what is too many. */
export type Aside = { text: string; why: "date" | "reference" | "unreadable" | "too_many" };

/** Numbers read from one text, at most. */
export const mostClaims = 12;

/** Digits of a text with what stands around them. */
type Token = {
  text: string;
  digits: string;
  scale: Scale | null;
  unit: MeasureUnit | null;
  before: string;
  after: string;
};

/**
 * Reads every number in a text, with the words of scale, unit and bound around it: “1.704 và 555 sáng kiến” are two counts.
 * In “từ 3 đến 5 tỷ” the first takes the scale of the second. A year or day within a sentence is left aside; alone it is a number.
 */
export function parseClaims(text: string): { claims: Claim[]; aside: Aside[] } {
  const plain = text.normalize("NFC").replaceAll(/[\u00a0\u202f]/g, " ");
  const aside: Aside[] = [];
  const tokens: Token[] = [];
  for (const found of plain.matchAll(digitsOf)) {
    const { day, reference, power, number } = found.groups!;
    const end = found.index + found[0].length;
    const [before, after] = [plain.slice(0, found.index), plain.slice(end)];
    const scale = scaleOf(after);
    const unit = unitOf(before, after);
    if (reference) aside.push({ text: found[0], why: "reference" });
    else if (power) aside.push({ text: found[0], why: "unreadable" });
    else if (day || isDate(number, before, after, plain)) aside.push({ text: found[0], why: "date" });
    else tokens.push({ text: number + (scale?.text ?? ""), digits: number, scale, unit, before, after });
  }
  const claims: Claim[] = [];
  for (const [at, token] of shareWords(tokens).entries()) {
    const readings = readDigits(token.digits.replaceAll(/[ ’']/g, ""), token.scale?.power ?? 0);
    if (!readings.length) aside.push({ text: token.text, why: "unreadable" });
    else if (at >= mostClaims) aside.push({ text: token.text, why: "too_many" });
    else claims.push({ text: token.text, readings, bound: boundOf(token.before), unit: token.unit });
  }
  return { claims, aside };
}

const digitsOf =
  /(?<day>\d{1,4}(?:\/\d{1,4})+(?![\d\p{L}]))|(?<reference>\d+\/[\p{L}\d][\p{L}\d/-]*)|(?<power>\d[\d.,]*e[+-]?\d+)|(?<number>\d{1,3}(?:[ ’']\d{3})+(?!\d)(?:[.,]\d+)*|\d+(?:[.,]\d+)*)/giu;

const months = "january|february|march|april|may|june|july|august|september|october|november|december";
const dayBefore = new RegExp(`(?:ngày|tháng|quý|${months})\\s*$`, "iu");
const dayAfter = new RegExp(`^\\s*(?:tháng|${months})(?!\\p{L})`, "iu");

function isDate(digits: string, before: string, after: string, text: string): boolean {
  if (text.trim() === digits) return false;
  if (/^\d{1,2}$/.test(digits)) return dayBefore.test(before) || dayAfter.test(after);
  return /^(19|20)\d{2}$/.test(digits) && scaleOf(after) === null && unitOf(before, after) === null;
}

/** “3 đến 5 tỷ” shares the scale, “1.704 và 555 sáng kiến” what is counted. */
function shareWords(tokens: readonly Token[]): Token[] {
  const shared = [...tokens];
  for (let at = shared.length - 2; at >= 0; at--) {
    const [token, next] = [shared[at], shared[at + 1]];
    const between = token.after.slice(0, token.after.length - next.digits.length - next.after.length);
    const isRange = /^\s*(đến|tới|to|–|—|-)\s*$/iu.test(between);
    if (isRange && !token.scale && !token.unit && next.scale)
      shared[at] = { ...token, scale: { ...next.scale, text: "" } };
    if (!token.unit && (isRange || /^\s*(và|hay|hoặc|and|or|,|;)\s*$/iu.test(between)))
      shared[at] = { ...shared[at], unit: next.unit };
  }
  return shared;
}

function readDigits(digits: string, power: number): Reading[] {
  const forms = [
    { language: "vi" as const, group: ".", decimal: "," },
    { language: "en" as const, group: ",", decimal: "." },
  ];
  const readings = forms.flatMap(({ language, group, decimal }): Reading[] => {
    const [g, d] = [`\\${group}`, `\\${decimal}`];
    const whole = new RegExp(`^(\\d{1,3}(?:${g}\\d{3})+|\\d+)(?:${d}(\\d+))?$`).exec(digits);
    if (!whole) return [];
    const [integer, fraction = ""] = [whole[1].replaceAll(group, ""), whole[2]];
    const value = Number(`${integer}${fraction && `.${fraction}`}e${power}`);
    const step = Number(`1e${power - fraction.length}`);
    const zeros = /0*$/.exec(integer + fraction)![0].length;
    const significant = Number(integer + fraction) === 0 ? 0 : zeros;
    return Number.isFinite(value) ? [{ language, value, step, coarse: step * 10 ** significant }] : [];
  });
  const [first, second] = readings;
  return second && first.value === second.value ? [{ ...first, language: null }] : readings;
}

/** Words of scale as they are written, and the power of ten that they say. */
type Scale = { text: string; power: number };
/** Right after a number; the longest first. */
const scales: readonly [RegExp, number][] = [
  [/^\s*(nghìn|ngàn)\s*(tỷ|tỉ)(?!\p{L})/iu, 12],
  [/^\s*(trillion|trn|tn)(?!\p{L})/iu, 12],
  [/^\s*(tỷ|tỉ|ty|ti|billion|bn|b)(?!\p{L})/iu, 9],
  [/^\s*(triệu|trieu|tr|million|mn|m)(?!\p{L})/iu, 6],
  [/^\s*(nghìn|ngàn|nghin|ngan|thousand|k)(?!\p{L})/iu, 3],
];
function scaleOf(after: string): Scale | null {
  for (const [words, power] of scales) {
    const found = words.exec(after);
    if (found) return { text: found[0], power };
  }
  return null;
}

const bounds: readonly [RegExp, NonNullable<Claim["bound"]>][] = [
  [/(trên dưới|khoảng|chừng|xấp xỉ|ước|about|around|approximately|roughly|some|~|≈)\s*(vnd|đồng)?\s*$/iu, "about"],
  [/(hơn|trên|ít nhất|tối thiểu|không dưới|more than|over|above|at least|>|≥)\s*(vnd|đồng)?\s*$/iu, "more"],
  [/(gần|dưới|nearly|almost|under|below|<|≤)\s*(vnd|đồng)?\s*$/iu, "nearly"],
];
const boundOf = (before: string): Claim["bound"] => bounds.find(([words]) => words.test(before))?.[1] ?? null;

function unitOf(before: string, after: string): MeasureUnit | null {
  if (/(vnd|vnđ|₫)\s*$/iu.test(before) || /^[^\d]{0,20}?(đồng|vnd|vnđ|dong|₫)(?!\p{L})/iu.test(after)) return "vnd";
  if (/^\s*(%|phần trăm|percent|per cent)/iu.test(after)) return "percent";
  if (/(hạng|thứ|rank|no\.)\s*$/iu.test(before)) return "rank";
  return /^[^\d]{0,12}?(sáng kiến|người|đề tài|initiatives|people)(?!\p{L})/iu.test(after) ? "count" : null;
}
