import { max } from "d3";
import type { SectorScope } from "../model/sector.ts";
import type { Locale } from "../i18n/locale.ts";
import { canvas, type ChartOptions, chartWidth } from "./chart.ts";
import { emptyChart } from "./empty.ts";
import { areaOf, legend } from "./patterns.ts";
import { level, texts } from "./shapes.ts";
import { rects } from "./shapes.ts";
import { textWidth } from "./text.ts";

/** How many initiatives have a benefit from `from` (included) to `to` (not included; null = no upper end), in đồng. */
export type Bin = { from: number; to: number | null; count: number; sample: boolean };

/**
 * How benefit values spread. Bins grow tenfold or so; they are drawn equally wide, with their limits written below.
 * @param bins ascending, without holes
 */
export function distributionChart(
  bins: readonly Bin[],
  locale: Locale,
  width = chartWidth,
  sector: SectorScope = "all",
): ChartOptions {
  if (!bins.length) return emptyChart(locale, width);
  const [top, height] = [24, 150];
  const base = top + height;
  const largest = max(bins, (bin) => bin.count) || 1;
  const side = 22;
  const step = (width - 2 * side) / bins.length;
  const sample = bins.some((bin) => bin.sample);
  const boxes = bins.map((bin, i) => {
    const tall = bin.count > 0 ? Math.max(1, (height * bin.count) / largest) : 0;
    return { x: side + i * step + 1, y: base - tall, width: step - 2, height: tall, text: locale.number(bin.count) };
  });
  const key = legend(
    { sample: sector, data: [{ value: 0, qualifier: "exact", flags: [], sample }] },
    locale,
    base + 52,
    width,
  );
  return canvas(width, base + 52 + key.height, [
    ...rects(
      boxes.filter((box) => box.height > 0),
      areaOf(sector, { sample, flags: [] }),
    ),
    ...texts(
      boxes
        .filter((box) => textWidth(box.text) <= step)
        .map((box) => ({ x: box.x + box.width / 2, y: box.y - 10, text: box.text })),
      { fill: "currentColor", fontWeight: 600 },
    ),
    ...level(0, width, base, { stroke: "var(--ink-soft)" }),
    ...texts(limits(bins, side, step, locale).map((label) => ({ ...label, y: base + 16 }))),
    ...texts([{ x: width / 2, y: base + 38, text: locale.t("chart.distribution.axis") }]),
    ...key.marks,
  ]);
}

/** Limits between bins: as many as fit, every n-th from the first. */
function limits(bins: readonly Bin[], side: number, step: number, locale: Locale) {
  const values = [...bins.map((bin) => bin.from), ...bins.slice(-1).map((bin) => bin.to)];
  const labels = values.map((value, i) => ({
    x: side + i * step,
    text: value === null ? "" : locale.tick(value, "vnd"),
  }));
  const widest = Math.max(...labels.map((label) => textWidth(label.text)));
  const stride = Math.ceil((widest + 8) / step);
  return labels.filter((_, i) => i % stride === 0);
}
