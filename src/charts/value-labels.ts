import * as Plot from "@observablehq/plot";
import { hasValue, isFloor, textSize } from "./chart.ts";
import { placeLabel } from "./column-labels.ts";
import { texts } from "./shapes.ts";
import type { Place } from "./slot.ts";
import { type Labeller, textWidth } from "./text.ts";

type Tag = { x: number; y: number; half: number; text: string; value: number; i: number; whole: boolean };

/** How the values of one chart are written: in which words, and how large, px. */
type Manner = { labeller: Labeller; size: number };
type Frame = { place: Place; ceiling: number };

/**
 * Values on top of their columns. Where they would touch, the lesser is lifted by a line; where that does not help, all
 * are set smaller, then written shorter. Only when nothing helps are labels left out: all but the first, the last, the
 * largest and the smallest.
 * @param labellers how values may be written, in order of preference; at least one
 * @param frameOf the place of the columns under labels of a kind, and how high up labels may reach, px
 */
export function valueLabels(labellers: readonly Labeller[], frameOf: (labeller: Labeller) => Frame) {
  const manners = labellers.flatMap((labeller) => [textSize, 12.5].map((size): Manner => ({ labeller, size })));
  for (const manner of manners) {
    const { place, ceiling } = frameOf(manner.labeller);
    const tags = tagsOf(place, manner);
    const settled = settle(tags, manner.size, ceiling);
    if (settled.length === tags.length && tags.every((tag) => tag.whole)) return draw(manner, place, settled);
  }
  const last = { labeller: labellers.at(-1)!, size: textSize };
  const { place, ceiling } = frameOf(last.labeller);
  const tags = tagsOf(place, last);
  const order = tags.toSorted((a, b) => b.value - a.value);
  const few = new Set([...tags.slice(-1), ...order.slice(0, 1), ...order.slice(-1), ...tags.slice(0, 1)]);
  return draw(last, place, settle([...few], last.size, ceiling));
}

function tagsOf(place: Place, { labeller, size }: Manner): Tag[] {
  const { slots, box, largest } = place;
  return slots.flatMap((slot, i) => {
    if (!hasValue(slot)) return [];
    const text = labeller.label(slot);
    const half = textWidth(text, size) / 2;
    const y = box.y + box.height * (1 - slot.value / largest) - (isFloor(slot) ? 19 : 10);
    return [{ ...placeLabel(place, i, half), y, half, text, value: slot.value, i }];
  });
}

/** Lifts labels clear of those of larger values; those that find no place are left out. */
function settle(tags: readonly Tag[], size: number, ceiling: number): Tag[] {
  const kept: Tag[] = [];
  for (const tag of tags.toSorted((a, b) => b.value - a.value || b.i - a.i)) {
    const free = [0, 14, 17, 20, 23]
      .map((lift) => ({ ...tag, y: tag.y - lift }))
      .find((place) => place.y > ceiling && !kept.some((other) => touch(place, other, size)));
    if (free) kept.push(free);
  }
  return kept.toSorted((a, b) => a.i - b.i);
}

function draw({ labeller, size }: Manner, place: Place, tags: readonly Tag[]) {
  const look = { fill: "currentColor", fontWeight: 600, stroke: "var(--paper)", strokeWidth: 4 };
  const labels = tags.map(({ x, y, text }) => ({ x, y, text }));
  const marks: Plot.Markish[] = texts(labels, { ...look, ...(size !== textSize && { fontSize: size }) });
  return { labeller, place, marks };
}

const touch = (a: Tag, b: Tag, size: number): boolean =>
  Math.abs(a.y - b.y) < size && Math.abs(a.x - b.x) < a.half + b.half + 2;
