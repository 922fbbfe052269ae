import * as Plot from "@observablehq/plot";
import { group } from "d3";
import { measureUnits } from "../model/measure.ts";
import { type Sector, sectors } from "../model/sector.ts";
import type { Locale } from "../i18n/locale.ts";
import type { Row } from "../query/port.ts";
import { canvas, type ChartOptions, chartWidth, hasValue, type Subject } from "./chart.ts";
import { emptyChart } from "./empty.ts";
import { breakMarks, placeLabel } from "./column-labels.ts";
import { columnMarks, largestOf, timeMarks } from "./columns.ts";
import type { Place, Slot } from "./slot.ts";
import { legend, symbolMarks } from "./patterns.ts";
import { type Box, texts } from "./shapes.ts";
import { mark, textWidth, toLabeller } from "./text.ts";

/**
 * One small column chart a sector, two abreast, all on one scale; the latest value stands in words below the name.
 * @param rows with year and sector, in order of time
 */
export function sectorYearsChart(
  rows: readonly Row[],
  subject: Pick<Subject, "measure">,
  locale: Locale,
  width = chartWidth,
): ChartOptions {
  if (!rows.length) return emptyChart(locale, width);
  const panels = [...group(rows, (row) => row.sector as Sector)].sort(([a], [b]) => order(a) - order(b));
  const unit = measureUnits[subject.measure];
  const largest = largestOf(rows);
  const gutter = 26;
  const across = panels.length === 1 ? 1 : 2;
  const size = { width: (width - gutter * (across - 1)) / across, height: 100 };
  const marks = panels.flatMap(([sector, years], i) => {
    const [x, y] = [(i % across) * (size.width + gutter), Math.floor(i / across) * panelHeight];
    const slots = years.map((row) => ({ ...row, label: String(row.year), sector }));
    const place = { slots, box: { x, y: y + 62, ...size }, largest };
    const latest = slots.at(-1)!;
    const value = locale.value(latest.value, unit, latest.qualifier) + mark(latest);
    return [
      ...symbolMarks(sector, x + 5, y + 10),
      ...texts([{ x: x + 16, y: y + 10, text: locale.t(`sector.${sector}`) }], heading),
      ...texts([{ x, y: y + 29, text: locale.t("chart.panel.latest", { year: latest.label, value }) }], start),
      ...columnMarks(place),
      ...timeMarks(place),
      ...dashMarks(slots, place.box),
      ...breakMarks(place),
      ...peakMarks(place, (slot) => toLabeller(rows, unit, locale).label(slot)),
    ];
  });
  const foot = Math.ceil(panels.length / across) * panelHeight;
  const key = legend({ sample: panels[0]?.[0], dash: true, data: rows }, locale, foot, width);
  return canvas(width, foot + key.height, [...marks, ...key.marks]);
}

const panelHeight = 202;
const start = { textAnchor: "start" } as const;
const heading = { textAnchor: "start", fill: "currentColor", fontWeight: 600 } as const;
const order = (sector: Sector): number => sectors.indexOf(sector);

/** A dash on the base line where a year has no figure. */
export const dashMarks = (slots: readonly Slot[], box: Box): Plot.Markish[] =>
  texts(
    slots.flatMap((slot, i) => {
      const x = box.x + ((i + 0.5) * box.width) / slots.length;
      return hasValue(slot) ? [] : [{ x, y: box.y + box.height - 8, text: "–" }];
    }),
  );

/** The label of the tallest column, kept inside its panel; left out where it would only repeat the heading. */
function peakMarks(place: Place, label: (slot: Slot) => string): Plot.Markish[] {
  const { slots, box, largest } = place;
  const known = slots.filter(hasValue);
  if (!known.length) return [];
  const peak = known.reduce((best, slot) => (slot.value > best.value ? slot : best));
  if (peak === slots.at(-1)) return [];
  const text = label(peak);
  const { x } = placeLabel(place, slots.indexOf(peak), textWidth(text) / 2);
  return texts([{ x, y: box.y + box.height * (1 - peak.value / largest) - 10, text }], {
    stroke: "var(--paper)",
    strokeWidth: 4,
  });
}
