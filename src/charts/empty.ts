import type { Locale } from "../i18n/locale.ts";
import { canvas, type ChartOptions } from "./chart.ts";
import { texts } from "./shapes.ts";

/** What stands in place of a chart that has nothing to show: the words for it. */
export const emptyChart = (locale: Locale, width: number): ChartOptions =>
  canvas(width, 60, texts([{ x: width / 2, y: 30, text: locale.t("chart.empty") }]));
