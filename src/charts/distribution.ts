import * as Plot from "@observablehq/plot";
import { max } from "d3";
import type { SectorScope } from "../model/sector.ts";
import type { Locale } from "../i18n/locale.ts";
import { canvas, type ChartOptions, chartWidth } from "./chart.ts";
import { emptyChart } from "./empty.ts";
import { areaOf, legend } from "./patterns.ts";
import { type Label, level, rects, texts } from "./shapes.ts";
import { textWidth } from "./text.ts";

/** How many initiatives have a benefit from `from` (included) to `to` (not included; null = no upper end), in đồng. */
export type Bin = { from: number; to: number | null; count: number; sample: boolean };

/** Bins of which an empty one, that has no rows of its own to tell, is sample data where all others are. */
export function knownBins(bins: readonly Bin[]): Bin[] {
  const filled = bins.filter((bin) => bin.count > 0);
  const whole = filled.length > 0 && filled.every((bin) => bin.sample);
  return bins.map((bin) => ({ ...bin, sample: bin.count > 0 ? bin.sample : whole }));
}

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
  const side = 26;
  const step = (width - 2 * side) / bins.length;
  const boxes = knownBins(bins).map((bin, i) => {
    const tall = bin.count > 0 ? Math.max(1, (height * bin.count) / largest) : 0;
    const place = { x: side + i * step + 1, y: base - tall, width: step - 2, height: tall };
    return { ...place, text: locale.number(bin.count), sample: bin.sample };
  });
  const labels = limits(bins, { side, step, base, width }, locale);
  const foot = Math.max(...labels.map(({ y }) => y)) + 22;
  const data = boxes.map(({ sample }) => ({ value: 0, qualifier: "exact" as const, flags: [], sample }));
  const key = legend({ sample: sector, data }, locale, foot + 14, width);
  const bars = (sample: boolean) =>
    rects(
      boxes.filter((box) => box.height > 0 && box.sample === sample),
      areaOf(sector, { sample, flags: [] }),
    );
  return canvas(width, foot + 14 + key.height, [
    ...[true, false].flatMap(bars),
    ...texts(
      boxes
        .filter((box) => textWidth(box.text) <= step)
        .map((box) => ({ x: box.x + box.width / 2, y: box.y - 10, text: box.text })),
      { fill: "currentColor", fontWeight: 600 },
    ),
    ...level(0, width, base, { stroke: "var(--ink-soft)" }),
    Plot.ruleX(labels, { x: "x", y1: base, y2: ({ y }: Label) => y - 8, stroke: "var(--rule)" }),
    ...texts(labels),
    ...texts([{ x: width / 2, y: foot, text: locale.t("chart.distribution.axis") }]),
    ...key.marks,
  ]);
}

/** Limits between bins, on two lines where one does not hold them all; what neither holds is left out. */
function limits(
  bins: readonly Bin[],
  { side, step, base, width }: Record<"side" | "step" | "base" | "width", number>,
  locale: Locale,
): Label[] {
  const values = [...bins.map((bin) => bin.from), ...bins.slice(-1).map((bin) => bin.to)];
  const ends = [-Infinity, -Infinity];
  return values.flatMap((value, i) => {
    if (value === null) return [];
    const text = locale.tick(value, "vnd");
    const [x, half] = [side + i * step, textWidth(text) / 2];
    const line = ends.findIndex((end) => x - half > end + 8);
    if (line < 0 || x - half < 0 || x + half > width) return [];
    ends[line] = x + half;
    return [{ x, y: base + 16 + line * 18, text }];
  });
}
