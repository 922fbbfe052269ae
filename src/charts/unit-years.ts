import { group } from "d3";
import { measureUnits } from "../model/measure.ts";
import type { Locale } from "../i18n/locale.ts";
import type { Row } from "../query/port.ts";
import { canvas, type ChartOptions, chartWidth, type Names, type Subject } from "./chart.ts";
import { breakMarks } from "./column-labels.ts";
import { columnMarks, largestOf, timeMarks } from "./columns.ts";
import { legend } from "./patterns.ts";
import { dashMarks } from "./sector-years.ts";
import { texts } from "./shapes.ts";
import { fit, mark } from "./text.ts";

const line = 62;
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
  const foot = units.length * line + 16;
  const marks = units.flatMap(([id, years], i) => {
    const y = i * line;
    const slots = years.map((row) => ({ ...row, label: String(row.year), sector: "all" as const }));
    const box = { x: width * columns.from, y: y + 20, width: width * (1 - columns.from), height: columns.height };
    const place = { slots, box, largest };
    const latest = slots.at(-1)!;
    const value = locale.value(latest.value, unit, latest.qualifier) + mark(latest);
    const name = fit(names.unit(id), width);
    const title = name === names.unit(id) ? {} : { title: names.unit(id) };
    return [
      ...texts([{ x: 0, y: y + 9, text: name, ...title }], { textAnchor: "start", fill: "currentColor" }),
      ...texts([{ x: 0, y: y + 41, text: `${latest.label}\n${value}` }], { textAnchor: "start", lineHeight: 1.25 }),
      ...columnMarks(place),
      ...dashMarks(slots, box),
      ...breakMarks(place),
      ...(i === units.length - 1 ? timeMarks(place) : []),
    ];
  });
  const key = legend({ dash: true, data: rows }, locale, foot, width);
  return canvas(width, foot + key.height, [...marks, ...key.marks]);
}
