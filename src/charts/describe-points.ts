import { type Measure, measureUnits } from "../model/measure.ts";
import type { Locale } from "../i18n/locale.ts";
import type { Datum, Subject, YearPoint } from "./chart.ts";
import type { Described } from "./describe.ts";
import { timeFinding } from "./finding.ts";
import { notesOf } from "./notes.ts";
import { subjectText } from "./scope.ts";
import { fillSeries, periodLabel, type SeriesPoint } from "./series.ts";
import { mixedTitle, sayValue, withSample } from "./speech.ts";
import { numbers, toTable, valueText, words } from "./table.ts";
import { capitalise } from "./text.ts";
import { fillYears } from "./totals.ts";

/** What a chart of yearly totals says. */
export function describeTotals(points: readonly YearPoint[], subject: Subject, locale: Locale): Described {
  const text = subjectText(subject, locale);
  const plain = capitalise(locale.t("chart.title", { subject: text, by: locale.t("chart.by.year") }));
  const title = mixedTitle(plain, points, locale);
  const data = fillYears(points).map((point) => ({ ...point, time: String(point.year) }));
  const unit = measureUnits[subject.measure];
  const say = (datum: Datum) => sayValue(datum, unit, locale);
  const columns = [
    words("year", locale.t("chart.column.year")),
    numbers("value", locale.t(`measure.${subject.measure}`)),
  ];
  const lines = data.map((datum) => ({ header: datum.time, data: [datum] }));
  return {
    title,
    sentence: withSample(timeFinding(data, { subject: text, say, locale }), data, locale),
    table: toTable(title, columns, lines, unit, locale),
    notes: notesOf(data, (datum) => datum.time, locale),
    sample: data.some((datum) => datum.sample),
  };
}

/** What the chart of benefit values by year says. */
export const describeBenefit = (points: readonly YearPoint[], locale: Locale): Described =>
  describeTotals(points, { measure: "benefit_vnd", stage: "submitted" }, locale);

/**
 * What a series of its own rhythm says.
 * @param subject its name, e.g. that of the contest or award
 * @param measure what is counted; its word stands with every value
 */
export function describeSeries(
  points: readonly SeriesPoint[],
  { subject, measure }: { subject: string; measure: Measure },
  locale: Locale,
): Described {
  const data = fillSeries(points)
    .filter((point) => point.due)
    .map((point) => ({ ...point, time: periodLabel(point) }));
  const unit = measureUnits[measure];
  const say = (datum: Datum) => locale.t(`measure.${measure}.count`, { value: valueText(datum, unit, locale) });
  const columns = [words("period", locale.t("chart.column.period")), numbers("value", locale.t(`measure.${measure}`))];
  const lines = data.map((datum) => ({ header: datum.time, data: [datum] }));
  return {
    title: subject,
    sentence: withSample(timeFinding(data, { subject, say, locale }, "period"), data, locale),
    table: toTable(subject, columns, lines, unit, locale),
    notes: notesOf(data, (datum) => datum.time, locale),
    sample: data.some((datum) => datum.sample),
  };
}
