import * as Plot from "@observablehq/plot";
import type { Locale } from "../i18n/locale.ts";
import { hasValue } from "./chart.ts";
import { breakRule, texts } from "./shapes.ts";
import type { Place, Slot } from "./slot.ts";
import { textWidth } from "./text.ts";

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

/**
 * Where the label of the i-th slot stands: above its middle, but inside the box and clear of the rules of breaks.
 * @param half half the label's width, px
 * @returns its middle, px; `whole` is false where it cannot but touch something
 */
export function placeLabel({ slots, box }: Place, i: number, half: number): { x: number; whole: boolean } {
  const step = box.width / slots.length;
  const walls = breaksOf(slots);
  const [before, after] = [walls.findLast((at) => at <= i), walls.find((at) => at > i)];
  const from = (before === undefined ? box.x : box.x + before * step + gap) + half;
  const to = (after === undefined ? box.x + box.width : box.x + after * step - gap) - half;
  const middle = box.x + (i + 0.5) * step;
  if (from > to) return { x: (from + to) / 2, whole: false };
  return { x: Math.min(Math.max(middle, from), to), whole: true };
}

/** What stays free on either side of a break's rule, px. */
const gap = 3;

/** Says of every run of missing places that nothing is published: level where there is room, else upright. */
export function gapMarks({ slots, box }: Place, locale: Locale): Plot.Markish[] {
  const step = box.width / slots.length;
  const words = locale.value(null, "count");
  const base = box.y + box.height;
  const runs = runsOf(slots).map(([from, to]) => ({ x: box.x + ((from + to) / 2) * step, width: (to - from) * step }));
  const [flat, upright] = [true, false].map((is) => runs.filter((run) => textWidth(words) <= run.width - gap === is));
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
