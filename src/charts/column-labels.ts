import * as Plot from "@observablehq/plot";
import type { Locale } from "../i18n/locale.ts";
import { hasValue, textSize } from "./chart.ts";
import { breakRule, texts } from "./shapes.ts";
import type { Place, Slot } from "./slot.ts";
import { type Labeller, textWidth } from "./text.ts";

/** Dashed lines at every break, from above the columns to the base line, with a word beside them where one is given. */
export function breakMarks({ slots, box }: Place, word?: string): Plot.Markish[] {
  const step = box.width / slots.length;
  return breaksOf(slots).flatMap((i) => {
    const x = box.x + i * step;
    const left = i > slots.length / 2;
    const label = { x: left ? x - 6 : x + 6, y: 10, text: word ?? "" };
    return [
      ...breakRule(x, word ? 2 : box.y, box.y + box.height),
      ...(word ? texts([label], { textAnchor: left ? "end" : "start" }) : []),
    ];
  });
}

/** Indices of the slots that a break stands before; none before the first, where nothing is to its left. */
export const breaksOf = (slots: readonly Slot[]): number[] =>
  slots.flatMap((slot, i) => (i > 0 && slot.flags.includes("break_before") ? [i] : []));

/** Says of every run of missing places that nothing is published: level where there is room, else upright. */
export function gapMarks({ slots, box }: Place, locale: Locale): Plot.Markish[] {
  const step = box.width / slots.length;
  const words = locale.value(null, "count");
  const base = box.y + box.height;
  const runs = runsOf(slots).map(([from, to]) => ({ x: box.x + ((from + to) / 2) * step, width: (to - from) * step }));
  const [flat, upright] = [true, false].map((is) =>
    runs.filter((run) => textWidth(words) <= run.width + step / 5 === is),
  );
  return [
    ...texts(flat.map(({ x }) => ({ x, y: base - 14, text: words }))),
    ...texts(
      upright.map(({ x }) => ({ x, y: base - 8, text: words })),
      { rotate: -90, textAnchor: "start" },
    ),
  ];
}

/** Runs of missing places as [from, to), each with as many silent places on both sides as keep it centred. */
function runsOf(slots: readonly Slot[]): [number, number][] {
  const missing = (i: number) => i in slots && !hasValue(slots[i]) && !slots[i].silent;
  const runs: [number, number][] = [];
  slots.forEach((slot, i) => {
    if (!missing(i)) return;
    const last = runs.at(-1);
    if (last?.[1] === i && !slot.flags.includes("break_before")) last[1] = i + 1;
    else runs.push([i, i + 1]);
  });
  const room = ([from, to]: [number, number]): [number, number] =>
    slots[from - 1]?.silent && slots[to]?.silent ? [from - 1, to + 1] : [from, to];
  return runs.map(room);
}

type Tag = { x: number; y: number; half: number; text: string; value: number; first: boolean };

/**
 * Values on top of their columns. Where two would touch, the lesser is lifted by a line, and left out if that does not
 * help; the latest, the largest, the smallest and what needs confirmation come first.
 */
export function valueMarks({ slots, box, largest }: Place, labeller: Labeller): Plot.Markish[] {
  const step = box.width / slots.length;
  const tags = slots.flatMap((slot, i): Tag[] => {
    if (!hasValue(slot)) return [];
    const text = labeller.label(slot);
    const half = textWidth(text) / 2;
    const x = Math.min(Math.max(box.x + (i + 0.5) * step, box.x + half), box.x + box.width - half);
    const y = box.y + box.height * (1 - slot.value / largest) - (slot.qualifier === "more_than" ? 19 : 10);
    return [{ x, y, half, text, value: slot.value, first: slot.flags.includes("needs_confirmation") }];
  });
  const ordered = tags.toSorted((a, b) => b.value - a.value);
  const first = [...tags.slice(-1), ...ordered.slice(0, 1), ...ordered.slice(-1), ...tags.filter((tag) => tag.first)];
  const kept: Tag[] = [];
  for (const tag of new Set([...first, ...ordered])) {
    const free = [0, 14, 17, 20, 23]
      .map((lift) => ({ ...tag, y: tag.y - lift }))
      .find((place) => place.y > 8 && !kept.some((other) => touch(place, other)));
    if (free) kept.push(free);
  }
  const look = { fill: "currentColor", fontWeight: 600, stroke: "var(--paper)", strokeWidth: 4 };
  return texts(
    kept.toSorted((a, b) => a.x - b.x).map(({ x, y, text }) => ({ x, y, text })),
    look,
  );
}

const touch = (a: Tag, b: Tag): boolean => Math.abs(a.y - b.y) < textSize && Math.abs(a.x - b.x) < a.half + b.half + 2;
