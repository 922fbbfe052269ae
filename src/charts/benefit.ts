import type { SectorScope } from "../model/sector.ts";
import type { Locale } from "../i18n/locale.ts";
import { type ChartOptions, chartWidth, type YearPoint } from "./chart.ts";
import { totalsChart } from "./totals.ts";

/** Benefit value by year, in đồng. Floors (“hơn”) carry an open arrow on top: the true value lies above the column. */
export const benefitChart = (
  points: readonly YearPoint[],
  locale: Locale,
  width = chartWidth,
  sector: SectorScope = "all",
): ChartOptions => totalsChart(points, { measure: "benefit_vnd" }, locale, width, sector);
