import type { Locale } from "../i18n/locale.ts";
import { type Datum, hasValue } from "./chart.ts";

/**
 * What a reader must know before using the figures of a chart, most important first; empty when there is nothing.
 * @param time how a datum's time is written; null where no time is known
 */
export function notesOf<T extends Datum>(
  data: readonly T[],
  time: ((datum: T) => string) | null,
  locale: Locale,
): string[] {
  const known = data.filter(hasValue);
  const flagged = (flag: Datum["flags"][number]) => data.filter((datum) => datum.flags.includes(flag));
  const worded = (qualifier: Datum["qualifier"]) => known.some((datum) => datum.qualifier === qualifier);
  const breaks = flagged("break_before");
  const years = time && [...new Set(breaks.map(time))];
  const notes: [boolean, string][] = [
    [data.some((datum) => datum.sample), "sample"],
    [breaks.length > 0, breakNote(data, time)],
    [flagged("needs_confirmation").length > 0, "needs_confirmation"],
    [flagged("counted_in_people").length > 0, "counted_in_people"],
    [flagged("partial").length > 0, "partial"],
    [worded("more_than"), "more_than"],
    [worded("at_least"), "at_least"],
    [flagged("provisional").length > 0, "provisional"],
    [flagged("revised").length > 0, "revised"],
  ];
  const params = { years: locale.list(years ?? []) };
  return notes.filter(([applies]) => applies).map(([, key]) => locale.t(`chart.note.${key}`, params));
}

/** Within one time there is nothing on the other side of the break: only earlier times are out of reach. */
function breakNote<T extends Datum>(data: readonly T[], time: ((datum: T) => string) | null): string {
  if (!time) return "break.sum";
  return new Set(data.filter(hasValue).map(time)).size > 1 ? "break" : "break.only";
}
