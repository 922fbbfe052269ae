import { group, sum } from "d3";
import { measureUnits } from "../model/measure.ts";
import type { Locale } from "../i18n/locale.ts";
import type { Row } from "../query/port.ts";
import { canvas, type ChartOptions, chartWidth, type Names, type Subject } from "./chart.ts";
import { breakMarks } from "./column-labels.ts";
import { columnMarks, largestOf, timeMarks } from "./columns.ts";
import { legend } from "./patterns.ts";
import { dashMarks } from "./sector-years.ts";
import { texts } from "./shapes.ts";
import { mark, wrap } from "./text.ts";

const line = 62;
/** How far apart the two lines of a long name are, px. */
const lead = 17;
const columns = { from: 0.42, height: 34 };

/**
 * One line a unit: its name, its latest value and its years as little columns, all on one scale.
 * @param rows with unit and year, units in the order shown
 */
export function unitYearsChart(
  rows: readonly Row[],
  subject: Pick<Subject, "measure">,
  locale: Locale,
  names: Names,
  width = chartWidth,
): ChartOptions {
  const unit = measureUnits[subject.measure];
  const units = [...group(rows, (row) => row.unit!)];
  const largest = largestOf(rows);
  const namesOf = units.map(([id]) => wrap(names.unit(id), width));
  const topOf = (i: number) => i * line + sum(namesOf.slice(0, i), (name) => (name.length - 1) * lead);
  const foot = topOf(units.length) + 16;
  const marks = units.flatMap(([id, years], i) => {
    const name = namesOf[i];
    const y = topOf(i) + (name.length - 1) * lead;
    const slots = years.map((row) => ({ ...row, label: String(row.year), sector: "all" as const }));
    const box = { x: width * columns.from, y: y + 20, width: width * (1 - columns.from), height: columns.height };
    const place = { slots, box, largest };
    const latest = slots.at(-1)!;
    const value = locale.value(latest.value, unit, latest.qualifier) + mark(latest);
    const title = name.join(" ") === names.unit(id) ? {} : { title: names.unit(id) };
    const lines = name.map((text, j) => ({ x: 0, y: topOf(i) + 9 + j * lead, text, ...title }));
    return [
      ...texts(lines, { textAnchor: "start", fill: "currentColor" }),
      ...texts([{ x: 0, y: y + 41, text: `${latest.label}\n${value}` }], { textAnchor: "start", lineHeight: 1.25 }),
      ...columnMarks(place),
      ...dashMarks(slots, box),
      ...breakMarks(place),
      ...(i === units.length - 1 ? timeMarks(place) : []),
    ];
  });
  const key = legend({ dash: true, worded: true, data: rows }, locale, foot, width);
  return canvas(width, foot + key.height, [...marks, ...key.marks]);
}
