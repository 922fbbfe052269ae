import * as Plot from "@observablehq/plot";

/** A rectangle in pixels. */
export type Box = { x: number; y: number; width: number; height: number };
/** Text at a point; `title` is the full text where `text` was shortened. */
export type Label = { x: number; y: number; text: string; title?: string };
type Marks = Plot.Markish[];

/** Rectangles that share one look. */
export function rects(boxes: readonly Box[], style: Plot.RectOptions): Marks {
  if (!boxes.length) return [];
  const sides = { x1: "x", x2: (box: Box) => box.x + box.width, y1: "y", y2: (box: Box) => box.y + box.height };
  return [Plot.rect(boxes, { ...sides, ...style })];
}

/** Texts that share one look; soft ink unless told. `y` is the middle of the first line. */
export function texts(labels: readonly Label[], style: Plot.TextOptions = {}): Marks {
  if (!labels.length) return [];
  const titles = labels.some((label) => label.title) ? { title: "title" } : {};
  return [Plot.text(labels, { x: "x", y: "y", text: "text", fill: "var(--ink-soft)", ...titles, ...style })];
}

/** A level line, hair-thin unless told. */
export const level = (x1: number, x2: number, y: number, style: Plot.RuleYOptions = {}): Marks => [
  Plot.ruleY([y], { x1, x2, stroke: "var(--rule)", ...style }),
];

/** The dashed upright line of a series break. */
export const breakRule = (x: number, y1: number, y2: number): Marks => [
  Plot.ruleX([x], { y1, y2, stroke: "var(--ink-soft)", strokeDasharray: "3 3" }),
];

/** Little open arrow heads that stand on top of columns: the figure is a floor. */
export function arrowHeads(tops: readonly { x: number; y: number }[], stroke: string): Marks {
  const points = tops.flatMap(({ x, y }, z) => [
    { x: x - 6, y: y - 3, z },
    { x, y: y - 8, z },
    { x: x + 6, y: y - 3, z },
  ]);
  return points.length ? [Plot.line(points, { x: "x", y: "y", z: "z", stroke, strokeWidth: 1.5 })] : [];
}
