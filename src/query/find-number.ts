import type { Qualifier } from "../model/figure.ts";
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
  text: string;
  readings: readonly Reading[];
  /** What is said before it: more than, nearly, about; null where nothing is. */
  bound: "more" | "nearly" | "about" | null;
  /** null where the text does not say what is counted. */
  unit: MeasureUnit | null;
};

/** What a figure must tell to be found. */
export type Findable = { value: number; unit: MeasureUnit; qualifier: Qualifier; sample: boolean; main: boolean };

/** How a figure answers a claim, best first. */
export const answers = ["exact", "rounded", "bounded", "coarse", "near"] as const;
export type Match<T> = { item: T; how: (typeof answers)[number]; reading: Reading };

/**
 * Reads the first number in a text, with the words of scale, unit and bound around it.
 * @returns null where there is no number
 */
export function parseClaim(text: string): Claim | null {
  const plain = text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[\u00a0\u202f]/g, " ");
  const found = /\d(?:[\d.,]|[ ’'](?=\d{3}(?!\d)))*/.exec(plain);
  if (!found) return null;
  const digits = found[0].replace(/[.,]+$/, "");
  const [before, after] = [plain.slice(0, found.index), plain.slice(found.index + digits.length)];
  const scale = scaleOf(after);
  const readings = readDigits(digits.replaceAll(/[ ’']/g, ""), scale);
  return readings.length ? { text: text.trim(), readings, bound: boundOf(before), unit: unitOf(before, after) } : null;
}

/**
 * Figures that the claim could be a rounding of, exact ones first, then near misses. Sample figures come last, and only
 * where they would be exact or a rounding.
 * @param most near misses, at most
 */
export function findNumber<T extends Findable>(claim: Claim, items: readonly T[], most = 5): Match<T>[] {
  const matches = items.flatMap((item): (Match<T> & { distance: number })[] => {
    if (claim.unit && claim.unit !== item.unit) return [];
    const all = claim.readings.map((reading) => ({
      item,
      reading,
      how: compare(claim, reading, item),
      distance: Math.abs(item.value - reading.value) / Math.max(1, Math.abs(reading.value)),
    }));
    const known = all.filter((match): match is Match<T> & { distance: number } => match.how !== null);
    return known.sort(byQuality).slice(0, 1);
  });
  const sorted = matches.filter(({ item, how }) => !item.sample || answers.indexOf(how) < 3).sort(byQuality);
  const near = sorted.filter(({ how }) => how === "near").slice(0, most);
  return sorted
    .filter((match) => match.how !== "near" || near.includes(match))
    .map(({ item, how, reading }) => ({ item, how, reading }));
}

type Ranked = { item: Findable; how: (typeof answers)[number]; distance: number };
const byQuality = (a: Ranked, b: Ranked): number =>
  Number(a.item.sample) - Number(b.item.sample) ||
  answers.indexOf(a.how) - answers.indexOf(b.how) ||
  Number(b.item.main) - Number(a.item.main) ||
  a.distance - b.distance;

/** Half a unit of the last digit, as floating point has it. */
const slack = 1 + 1e-9;

function compare({ bound }: Claim, { value, step, coarse }: Reading, item: Findable): Match<Findable>["how"] | null {
  const gap = item.value - value;
  if (gap === 0) return "exact";
  if (bound === "more" ? gap > 0 && gap < step * slack : bound === "nearly" ? gap < 0 && -gap < step * slack : false)
    return "bounded";
  if (bound === "more" && gap > 0 && gap < coarse) return "bounded";
  if (bound === "nearly" && gap < 0 && -gap < coarse) return "bounded";
  if (Math.abs(gap) <= (step / 2) * slack) return "rounded";
  if (bound === "about" && Math.abs(gap) <= coarse) return "bounded";
  if (Math.abs(gap) <= (coarse / 2) * slack) return "coarse";
  return Math.abs(gap) <= Math.abs(value) * 0.02 || sameEnding(value, item.value) ? "near" : null;
}

/** Whether two counts end in the same four digits or more: 93.973 and 163.973. */
const sameEnding = (a: number, b: number): boolean =>
  Number.isInteger(a) && Number.isInteger(b) && a > 10_000 && a % 10_000 !== 0 && a % 10_000 === b % 10_000;

function readDigits(digits: string, scale: number): Reading[] {
  const forms = [
    { language: "vi" as const, group: ".", decimal: "," },
    { language: "en" as const, group: ",", decimal: "." },
  ];
  const readings = forms.flatMap(({ language, group, decimal }): Reading[] => {
    const [g, d] = [`\\${group}`, `\\${decimal}`];
    const whole = new RegExp(`^(\\d{1,3}(?:${g}\\d{3})+|\\d+)(?:${d}(\\d+))?$`).exec(digits);
    if (!whole) return [];
    const [integer, fraction = ""] = [whole[1].replaceAll(group, ""), whole[2]];
    const value = Number(`${integer}${fraction && `.${fraction}`}e${Math.round(Math.log10(scale))}`);
    const step = scale * 10 ** -fraction.length;
    const zeros = /0*$/.exec(integer + fraction)![0].length;
    const significant = Number(integer + fraction) === 0 ? 0 : zeros;
    return [{ language, value, step, coarse: step * 10 ** significant }];
  });
  const [first, second] = readings;
  return second && first.value === second.value ? [{ ...first, language: null }] : readings;
}

/** Words of scale right after a number; the longest first. */
const scales: readonly [RegExp, number][] = [
  [/^\s*(nghìn|ngàn)\s*(tỷ|tỉ)(?![\p{L}])/u, 1e12],
  [/^\s*(trillion|trn|tn)(?![\p{L}])/u, 1e12],
  [/^\s*(tỷ|tỉ|ty|ti|billion|bn|b)(?![\p{L}])/u, 1e9],
  [/^\s*(triệu|trieu|tr|million|mn|m)(?![\p{L}])/u, 1e6],
  [/^\s*(nghìn|ngàn|nghin|ngan|thousand|k)(?![\p{L}])/u, 1e3],
];
const scaleOf = (after: string): number => scales.find(([words]) => words.test(after))?.[1] ?? 1;

const bounds: readonly [RegExp, NonNullable<Claim["bound"]>][] = [
  [/(trên dưới|khoảng|chừng|xấp xỉ|ước|about|around|approximately|roughly|some|~|≈)\s*(vnd|đồng)?\s*$/u, "about"],
  [/(hơn|trên|ít nhất|tối thiểu|không dưới|more than|over|above|at least|>|≥)\s*(vnd|đồng)?\s*$/u, "more"],
  [/(gần|dưới|nearly|almost|under|below|<|≤)\s*(vnd|đồng)?\s*$/u, "nearly"],
];
const boundOf = (before: string): Claim["bound"] => bounds.find(([words]) => words.test(before))?.[1] ?? null;

function unitOf(before: string, after: string): MeasureUnit | null {
  if (/(vnd|vnđ|₫)\s*$/u.test(before) || /^[^\d]{0,20}?(đồng|vnd|vnđ|dong|₫)(?![\p{L}])/u.test(after)) return "vnd";
  if (/^\s*(%|phần trăm|percent|per cent)/u.test(after)) return "percent";
  if (/(hạng|thứ|rank|no\.)\s*$/u.test(before)) return "rank";
  return /^[^\d]{0,12}?(sáng kiến|người|đề tài|initiatives|people)(?![\p{L}])/u.test(after) ? "count" : null;
}
