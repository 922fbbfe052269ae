import * as Plot from "@observablehq/plot";
import { sum } from "d3";
import { combineQualifiers } from "../model/figure.ts";
import type { MeasureUnit } from "../model/measure.ts";
import { type Sector, type SectorScope, sectors } from "../model/sector.ts";
import type { Locale } from "../i18n/locale.ts";
import { canvas, type ChartOptions, type Datum, hasValue } from "./chart.ts";
import { largestOf } from "./columns.ts";
import { areaOf, legend, symbolMarks } from "./patterns.ts";
import { level, rects, texts } from "./shapes.ts";
import { mark, textWidth, wrap } from "./text.ts";

/** One line of a bar list: a name, its figure, and the parts that make its bar (itself, where it has no parts). */
export type Bar = Datum & { name: string; sector: SectorScope; parts?: readonly (Datum & { sector: Sector })[] };

/** How tall a line and its bar are, px. */
const sizes = { roomy: { line: 50, bar: 14 }, dense: { line: 36, bar: 8 }, stacked: { line: 40, bar: 12 } } as const;

/** How far apart the two lines of a long name are, px. */
const lead = 17;

/**
 * Level bars, each below its name and value, so that long names stay whole on a phone.
 * A missing value has words and no bar. Bars with parts get a line of names and marks of the parts on top.
 * @param bars in the order shown
 * @param options.size `roomy` for a handful, `dense` for many
 * @param options.divide index of the first bar after a series break, and the words at the dividing line
 */
export function barChart(
  bars: readonly Bar[],
  unit: MeasureUnit,
  locale: Locale,
  width: number,
  { size = "dense", divide }: { size?: "roomy" | "dense"; divide?: { at: number; words: string } } = {},
): ChartOptions {
  const largest = largestOf(bars);
  const stacked = bars.some((bar) => bar.parts);
  const { line, bar: thickness } = sizes[stacked ? "stacked" : size];
  const top = stacked ? 52 : 0;
  const divider = divide && divide.at > 0 && divide.at < bars.length ? divide : undefined;
  const items = bars.map((bar) => {
    const value = hasValue(bar) ? locale.value(bar.value, unit, bar.qualifier) + mark(bar) : locale.value(null, unit);
    const indent = stacked || bar.sector === "all" || size === "dense" ? 0 : 16;
    const room = width - indent - textWidth(value) * 1.06 - 12;
    return { bar, value, indent, name: wrap(bar.name, room, width - indent) };
  });
  const before = (i: number) => sum(items.slice(0, i), ({ name }) => line + (name.length - 1) * lead);
  const topOf = (i: number) => top + before(i) + (divider && i >= divider.at ? 30 : 0);
  const foot = topOf(bars.length);
  const key = legend({ sample: bars.find((bar) => bar.sample)?.sector, worded: true, data: bars }, locale, foot, width);
  const marks = items.flatMap(({ bar, value, indent, name }, i) => {
    const y = topOf(i);
    const title = name.join(" ") === bar.name ? {} : { title: bar.name };
    const lines = name.map((text, j) => ({ x: indent, y: y + 9 + j * lead, text, ...title }));
    const bold = hasValue(bar) ? { fill: "currentColor", fontWeight: 600 } : {};
    return [
      ...(indent ? symbolMarks(bar.sector, 5, y + 9) : []),
      ...texts(lines, { textAnchor: "start", fill: "currentColor" }),
      ...texts([{ x: width, y: y + 9, text: value }], { textAnchor: "end", ...bold }),
      ...barMarks(bar, y + 20 + (name.length - 1) * lead, thickness, width / largest),
    ];
  });
  return canvas(width, foot + key.height, [
    ...(stacked
      ? partNames(
          locale,
          bars.some((bar) => bar.sample),
        )
      : []),
    ...marks,
    ...(divider ? dividerMarks(divider.words, topOf(divider.at) - 20, width) : []),
    ...key.marks,
  ]);
}

/** A bar made of its parts: the sum of what is published, missing when nothing is. */
export function stackOf(name: string, parts: readonly (Datum & { sector: Sector })[]): Bar {
  const known = parts.filter(hasValue);
  return {
    name,
    sector: known.length === 1 ? known[0].sector : "all",
    parts: known,
    value: known.length ? sum(known, (part) => part.value) : null,
    qualifier: known.length ? combineQualifiers(known.map((part) => part.qualifier)) : "exact",
    sample: known.some((part) => part.sample),
    flags: [...new Set(known.flatMap((part) => part.flags))].sort(),
  };
}

function barMarks(bar: Bar, y: number, height: number, scale: number): Plot.Markish[] {
  if (!hasValue(bar)) return level(0, 40, y + height / 2, { stroke: "var(--missing)", strokeDasharray: "2 3" });
  let x = 0;
  return (bar.parts ?? [bar]).flatMap((part) => {
    const width = (part.value ?? 0) * scale;
    const box = { x, y, width: part.value ? Math.max(1, width - (bar.parts ? 1.5 : 0)) : 0, height };
    x += width;
    const symbol = bar.parts && !part.sample && width >= 18;
    return [
      ...rects([box], areaOf(part.sector, part)),
      ...(symbol ? symbolMarks(part.sector, box.x + 10, y + height / 2, { r: 3, fill: "var(--paper)" }) : []),
    ];
  });
}

/** Names of the parts in the order in which they stand in every bar, two abreast. */
function partNames(locale: Locale, sample: boolean): Plot.Markish[] {
  return sectors.flatMap((sector, i) => {
    const [x, y] = [(i % 2) * 150, 9 + Math.floor(i / 2) * 20];
    const label = { x: x + 42, y, text: locale.t(`sector.${sector}`) };
    return [
      ...symbolMarks(sector, x + 5, y),
      ...rects([{ x: x + 16, y: y - 5, width: 18, height: 10 }], areaOf(sector, { sample, flags: [] })),
      ...texts([label], { textAnchor: "start" }),
    ];
  });
}

const dividerMarks = (words: string, y: number, width: number): Plot.Markish[] => [
  ...level(0, width, y - 8, { stroke: "var(--ink-soft)", strokeDasharray: "3 3" }),
  ...texts([{ x: 0, y: y + 4, text: words }], { textAnchor: "start" }),
];
