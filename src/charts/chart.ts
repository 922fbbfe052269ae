import * as Plot from "@observablehq/plot";
import type { ViewMeasure } from "../model/measure.ts";
import type { FunnelStage } from "../model/stage.ts";
import type { Row } from "../query/port.ts";

export type { Names } from "./names.ts";

/** A figure as charts need it: a value or none, how its source words it, and what the reader must know. */
export type Datum = Pick<Row, "value" | "qualifier" | "flags" | "sample">;

/** A figure of one year. Several of them make the charts of totals and of benefit. */
export type YearPoint = Datum & { year: number; source?: string };

/** What the values of a chart count. */
export type Subject = { measure: ViewMeasure; stage: FunnelStage };

/** Options for `renderSvg`; size is always stated, in pixels of the view box. */
export type ChartOptions = Plot.PlotOptions & { width: number; height: number };

/**
 * One drawing serves phones and wide screens: 400 px of view box at 13.5 px text is 11 px text on a 328 px column and
 * 18 px where the style sheet lets `.chart` grow to its widest, 34rem. Hence rows with their name above the bar,
 * panels two abreast, and no axis where a label can stand on the mark.
 */
export const chartWidth = 400;
export const textSize = 13.5;

/** Whether a datum carries a value. */
export const hasValue = <T extends Datum>(datum: T): datum is T & { value: number } => datum.value !== null;

/** Whether a datum's value is a floor: the true one is as large or larger. */
export const isFloor = ({ qualifier }: Pick<Datum, "qualifier">): boolean =>
  qualifier === "more_than" || qualifier === "at_least";

/**
 * Options of a drawing whose marks are given in pixels of the view box, origin top left.
 * @param width, height px, both above 0
 */
export function canvas(width: number, height: number, marks: Plot.Markish[]): ChartOptions {
  if (!(width > 0 && height > 0)) throw new Error(`a chart needs a size: ${width} × ${height}`);
  return { width, height, margin: 0, axis: null, x: { type: "identity" }, y: { type: "identity" }, marks };
}
