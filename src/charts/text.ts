import type { MeasureUnit } from "../model/measure.ts";
import type { Locale } from "../i18n/locale.ts";
import { type Datum, hasValue, isFloor, textSize } from "./chart.ts";

/** Short labels for the columns of one chart, and the words for the scale that they share (null: plain numbers). */
export type Labeller = { scale: string | null; label(datum: Datum): string };

const scales = [
  ["billion", 1e9],
  ["million", 1e6],
  ["dong", 1],
] as const;
/** What stands before and after a number; “≥” is not in the typeface. */
const signs = {
  exact: ["", ""],
  more_than: [">", ""],
  at_least: ["", "+"],
  about: ["~", ""],
  nearly: ["<", ""],
} as const;

/**
 * Chooses one scale for all data of a chart, so that labels stay short and comparable: `93.973`, `>488`, `1.704*`.
 * @param short counts from ten thousand on are written in thousands: `94`, `48,2`
 */
export function toLabeller(data: readonly Datum[], unit: MeasureUnit, locale: Locale, short = false): Labeller {
  const largest = Math.max(0, ...data.map((datum) => datum.value ?? 0));
  const money = scales.find(([, size]) => largest >= size) ?? scales[2];
  const count = short && largest >= 1e4 ? (["thousand", 1e3] as const) : ([null, 1] as const);
  const [name, factor] = unit === "vnd" ? money : count;
  return {
    scale: name && locale.t(`chart.scale.${name}`),
    label(datum) {
      if (!hasValue(datum)) return locale.value(null, unit);
      const [before, after] = signs[datum.qualifier];
      return before + locale.number(shorten(datum.value / factor, datum, name === "thousand"), 2) + after + mark(datum);
    },
  };
}

/** The asterisk of a figure that still needs confirmation; the legend says what it means. */
export const mark = (datum: Datum): string => (datum.flags.includes("needs_confirmation") ? "*" : "");

/** Two significant decimals for small amounts, or tenths throughout; a floor is never rounded above itself, nor a ceiling below. */
function shorten(value: number, datum: Datum, tenths: boolean): number {
  const factor = tenths ? 10 : value >= 100 ? 1 : value >= 10 ? 10 : 100;
  const round = isFloor(datum) ? Math.floor : datum.qualifier === "nearly" ? Math.ceil : Math.round;
  return Number.isInteger(value) ? value : round(Number((value * factor).toPrecision(12))) / factor;
}

/** Width of a text in px, estimated from the advance widths of Be Vietnam Pro; rather too wide than too narrow. */
export function textWidth(text: string, size = textSize): number {
  let em = 0;
  for (const letter of text.normalize("NFD")) {
    if (/\p{M}/u.test(letter)) continue;
    if (/[ilj.,:;'|!]/.test(letter)) em += 0.3;
    else if (/[ frt()-]/.test(letter)) em += 0.42;
    else if (/[mwMWOQƯ]/.test(letter)) em += 0.88;
    else if (/[A-ZĐ]/.test(letter)) em += 0.73;
    else em += /\d/.test(letter) ? 0.67 : 0.62;
  }
  return em * size;
}

/** Cuts a text at a word so that it fits into `width` px, with an ellipsis; whole if it fits. */
export function fit(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const words = text.split(" ");
  while (words.length > 1 && textWidth(`${words.join(" ")}…`) > width) words.pop();
  return `${words.join(" ")}…`;
}

/** Breaks a text that is wider than `width` px at a word; a second line too long for `rest` px is cut. */
export function wrap(text: string, width: number, rest = width): string[] {
  if (textWidth(text) <= width) return [text];
  const words = text.split(" ");
  let count = words.length - 1;
  while (count > 1 && textWidth(words.slice(0, count).join(" ")) > width) count--;
  if (count < 1) return [text];
  return [words.slice(0, count).join(" "), fit(words.slice(count).join(" "), rest)];
}

/** A text with a capital first letter. */
export const capitalise = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
