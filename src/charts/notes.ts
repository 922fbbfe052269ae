import type { Locale } from "../i18n/locale.ts";
import { type Datum, hasValue } from "./chart.ts";

/**
 * What a reader must know before using the figures of a chart, most important first; empty when there is nothing.
 * @param time how a datum's time is written; null where the chart has no time axis
 */
export function notesOf<T extends Datum>(
  data: readonly T[],
  time: ((datum: T) => string) | null,
  locale: Locale,
): string[] {
  const flagged = (flag: Datum["flags"][number]) => data.filter((datum) => datum.flags.includes(flag));
  const breaks = flagged("break_before");
  const years = time && [...new Set(breaks.map(time))];
  const notes: [boolean, string][] = [
    [data.some((datum) => datum.sample), "sample"],
    [breaks.length > 0, years ? "break" : "break.sum"],
    [flagged("needs_confirmation").length > 0, "needs_confirmation"],
    [flagged("partial").length > 0, "partial"],
    [data.some((datum) => hasValue(datum) && datum.qualifier === "more_than"), "more_than"],
    [flagged("provisional").length > 0, "provisional"],
    [flagged("revised").length > 0, "revised"],
  ];
  const params = { years: locale.list(years ?? []) };
  return notes.filter(([applies]) => applies).map(([, key]) => locale.t(`chart.note.${key}`, params));
}
