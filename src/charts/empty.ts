import type { Locale } from "../i18n/locale.ts";
import { canvas, type ChartOptions } from "./chart.ts";
import { texts } from "./shapes.ts";
import { fit } from "./text.ts";

/** What stands in place of a chart that has nothing to show: the words for it, of the years asked for if there are any. */
export const emptyChart = (locale: Locale, width: number, years: readonly number[] = []): ChartOptions => {
  const text = years.length
    ? locale.t("chart.empty.years", { years: locale.list(years.map(String)) })
    : locale.t("chart.empty");
  return canvas(width, 60, texts([{ x: width / 2, y: 30, text: fit(text, width) }]));
};
