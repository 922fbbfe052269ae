import * as Plot from "@observablehq/plot";
import { group, max } from "d3";
import type { MeasureUnit } from "../model/measure.ts";
import type { Locale } from "../i18n/locale.ts";
import { canvas, type ChartOptions, type Datum, hasValue, isFloor } from "./chart.ts";
import { emptyChart } from "./empty.ts";
import { breakMarks, breaksOf, gapMarks } from "./column-labels.ts";
import { areaOf, colourOf, legend } from "./patterns.ts";
import { arrowHeads, level, rects, texts } from "./shapes.ts";
import type { Place, Slot } from "./slot.ts";
import { textWidth, toLabeller } from "./text.ts";
import { valueLabels } from "./value-labels.ts";

/**
 * Columns over time: value on top, gaps in words, a break as a dashed line, an arrow head on floors.
 * @param slots in order of time; words in their place when there is none
 * @param unit what the values are measured in
 * @param width px of the view box
 */
export function columnChart(slots: readonly Slot[], unit: MeasureUnit, locale: Locale, width: number): ChartOptions {
  if (!slots.length) return emptyChart(locale, width);
  const broken = breaksOf(slots).length > 0;
  const floors = slots.some((slot) => hasValue(slot) && isFloor(slot));
  const labellers = [false, true].map((short) => toLabeller(slots, unit, locale, short));
  const { labeller, place, marks } = valueLabels(labellers, ({ scale }) => {
    const captioned = scale || broken;
    const y = (captioned ? 28 : 10) + (floors ? 30 : 22);
    const place = { slots, box: { x: 0, y, width, height: 170 }, largest: largestOf(slots) };
    return { place, ceiling: captioned ? 24 : 7 };
  });
  const foot = place.box.y + 170 + (slots.some((slot) => slot.label.includes("\n")) ? 44 : 28);
  const key = legend({ sample: slots[0]?.sector, data: slots }, locale, foot, width);
  return canvas(width, foot + key.height, [
    ...columnMarks(place),
    ...timeMarks(place),
    ...gapMarks(place, locale),
    ...breakMarks(place, locale.t("chart.break")),
    ...marks,
    ...(labeller.scale ? texts([{ x: 0, y: 10, text: labeller.scale }], { textAnchor: "start" }) : []),
    ...key.marks,
  ]);
}

/** The top of the scale; 1 where there is no value, so that nothing is divided by 0. */
export const largestOf = (data: readonly Datum[]): number => max(data, (datum) => datum.value ?? 0) || 1;

/** The columns and their base line. A value above 0 is at least 1 px high; a missing one has no column. */
export function columnMarks({ slots, box, largest }: Place): Plot.Markish[] {
  const step = box.width / slots.length;
  const columns = slots.flatMap((slot, i) => {
    if (!hasValue(slot)) return [];
    const height = slot.value > 0 ? Math.max(1, (box.height * slot.value) / largest) : 0;
    const y = box.y + box.height - height;
    return [{ slot, x: box.x + (i + 0.18) * step, y, width: step * 0.64, height }];
  });
  const looks = group(columns, ({ slot }) => JSON.stringify(areaOf(slot.sector, slot)));
  const floors = columns.filter(({ slot }) => isFloor(slot));
  return [
    ...[...looks].flatMap(([look, boxes]) => rects(boxes, JSON.parse(look))),
    ...(floors.length && step > 30
      ? arrowHeads(
          floors.map(({ x, y, width }) => ({ x: x + width / 2, y })),
          colourOf(floors[0].slot.sector),
        )
      : []),
    ...level(box.x, box.x + box.width, box.y + box.height, { stroke: "var(--ink-soft)" }),
  ];
}

/** Labels below the base line: all where they fit, else every n-th back from the last, and in small panels the two ends. */
export function timeMarks({ slots, box }: Place): Plot.Markish[] {
  const step = box.width / slots.length;
  const widest = Math.max(...slots.flatMap((slot) => slot.label.split("\n").map((line) => textWidth(line))));
  const stride = Math.ceil((widest + 4) / step);
  const every = stride > 1 && step < 30 ? Math.max(slots.length - 1, 1) : stride;
  const shown = slots.map((slot, i) => ({ slot, i })).filter(({ i }) => (slots.length - 1 - i) % every === 0);
  const inside = (x: number) => Math.min(Math.max(x, box.x + widest / 2), box.x + box.width - widest / 2);
  const labels = shown.map(({ slot, i }) => ({
    x: inside(box.x + (i + 0.5) * step),
    y: box.y + box.height + 8,
    text: slot.label,
  }));
  return texts(labels, { lineAnchor: "top", lineHeight: 1.2 });
}
