import { measureUnits } from "../model/measure.ts";
import type { SectorScope } from "../model/sector.ts";
import type { Locale } from "../i18n/locale.ts";
import { type ChartOptions, chartWidth, type Subject, type YearPoint } from "./chart.ts";
import { columnChart } from "./columns.ts";

/**
 * Published totals, year by year; years between the first and the last without a point are gaps too.
 * @param points at most one a year, any order
 */
export function totalsChart(
  points: readonly YearPoint[],
  subject: Pick<Subject, "measure">,
  locale: Locale,
  width = chartWidth,
  sector: SectorScope = "all",
): ChartOptions {
  const slots = fillYears(points).map((point) => ({ ...point, label: String(point.year), sector }));
  return columnChart(slots, measureUnits[subject.measure], locale, width);
}

/** Sorts points by year and puts a missing one wherever a year has none. */
export function fillYears(points: readonly YearPoint[]): YearPoint[] {
  const byYear = new Map(points.map((point) => [point.year, point]));
  const [first, last] = [Math.min(...byYear.keys()), Math.max(...byYear.keys())];
  const years = byYear.size ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [];
  return years.map((year) => byYear.get(year) ?? { year, value: null, qualifier: "exact", flags: [], sample: false });
}
