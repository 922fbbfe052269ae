import type { MeasureUnit } from "../model/measure.ts";
import type { Locale } from "../i18n/locale.ts";
import { type Datum, hasValue } from "./chart.ts";
import { valueText } from "./table.ts";

/** What the figures are, and how one of them is said. */
export type Speech = { subject: string; say(datum: Datum): string; locale: Locale };

/** A figure in words for the middle of a sentence; one that its source counted by people says so: “100 người”. */
export function sayValue(datum: Datum, unit: MeasureUnit, locale: Locale): string {
  const value = valueText(datum, unit, locale);
  return inPeople(datum) ? locale.t("measure.people.count", { value }) : value;
}

/** Whether some of the figures are sample data and some are not. */
export const isMixed = (data: readonly Datum[]): boolean =>
  new Set(data.filter(hasValue).map((datum) => datum.sample)).size > 1;

/** Puts the word for sample data before a sentence that rests on it. */
export function withSample(sentence: string, data: readonly Datum[], locale: Locale): string {
  if (!data.some((datum) => hasValue(datum) && datum.sample)) return sentence;
  return locale.t(isMixed(data) ? "say.sample.some" : "say.sample", { sentence });
}

/** Says in the title that a chart holds sample data beside published figures. */
export const mixedTitle = (title: string, data: readonly Datum[], locale: Locale): string =>
  isMixed(data) ? locale.t("chart.title.mixed", { title }) : title;

/** Why figures may not be set against each other; null when they may. The word of the reason is `say.why.…`. */
export function obstacleOf(data: readonly Datum[]): "confirm" | "sample" | "people" | null {
  if (data.some(isUnsure)) return "confirm";
  if (isMixed(data)) return "sample";
  return data.some(inPeople) && !data.every(inPeople) ? "people" : null;
}

/**
 * A value in words with what must stand beside it: that it needs confirmation, and, among published figures, that it is
 * sample data. `alone`: in parentheses of its own; else for use within parentheses.
 */
export function marked(datum: Datum, { say, locale }: Speech, mixed: boolean, alone = false): string {
  const marks = [
    ...(mixed && datum.sample ? [locale.t("say.mark.sample")] : []),
    ...(isUnsure(datum) ? [locale.t("chart.flag.needs_confirmation")] : []),
  ];
  if (!marks.length) return say(datum);
  const text = marks.join(", ");
  return alone ? locale.t("say.marked", { value: say(datum), marks: text }) : [say(datum), text].join(", ");
}

const isUnsure = (datum: Datum): boolean => datum.flags.includes("needs_confirmation");
/** Whether a figure is a whole count: neither worded as “more than” and the like nor lacking a part. */
export const isWhole = (datum: Datum): boolean => datum.qualifier === "exact" && !datum.flags.includes("partial");
/** Whether a figure was counted by people where others count initiatives. */
export const inPeople = (datum: Datum): boolean => datum.flags.includes("counted_in_people");
