import { min, pairs } from "d3";
import { type Measure, measureUnits } from "../model/measure.ts";
import type { SectorScope } from "../model/sector.ts";
import type { Locale } from "../i18n/locale.ts";
import { type ChartOptions, chartWidth, type Datum } from "./chart.ts";
import { columnChart } from "./columns.ts";

/** A figure of a year or a school year (`end` = the year after `start`). */
export type SeriesPoint = Datum & { start: number; end: number; source?: string };

/**
 * One series with its own rhythm: a column at each period, on a true time scale. Where its usual step passes without
 * a figure, the gap is said; years in which none was due stay silent.
 * @param points at most one for each year of their end, any order
 */
export function seriesChart(
  points: readonly SeriesPoint[],
  measure: Measure,
  locale: Locale,
  width = chartWidth,
  sector: SectorScope = "all",
): ChartOptions {
  const slots = fillSeries(points).map(({ due, ...point }) => {
    const label = due ? periodLabel(point).replace(/–\d\d/, "\n–") : "";
    return { ...point, label, sector, silent: !due };
  });
  return columnChart(slots, measureUnits[measure], locale, width);
}

/** How a period is written: `2021`, `2017–2018`. */
export const periodLabel = ({ start, end }: Pick<SeriesPoint, "start" | "end">): string =>
  start === end ? String(start) : `${start}–${end}`;

/**
 * Every year from the first to the last point; `due` where the series' usual step (its shortest) falls. A school year
 * stands at its end, when its awards are given.
 */
export function fillSeries(points: readonly SeriesPoint[]): (SeriesPoint & { due: boolean })[] {
  const byEnd = new Map(points.map((point) => [point.end, point]));
  const ends = [...byEnd.keys()].sort((a, b) => a - b);
  if (!ends.length) return [];
  const step = min(pairs(ends), ([a, b]) => b - a) ?? 1;
  const [first, last] = [ends[0], ends.at(-1)!];
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const end = first + i;
    const none = { start: end, end, value: null, qualifier: "exact", flags: [], sample: false } as const;
    const point = byEnd.get(end);
    return { ...(point ?? none), due: point !== undefined || i % step === 0 };
  });
}
