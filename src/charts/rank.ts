import { type Datum, hasValue } from "./chart.ts";

/**
 * Orders data by value, largest first, missing last; equal values stay as they came. Figures that reach past a series
 * break are not ranked among those before it: they follow as a group of their own.
 * @returns all data, and the index of the first that reaches past a break (their number where none or all do)
 */
export function rank<T extends Datum>(data: readonly T[]): { ranked: T[]; divide: number } {
  const past = data.filter((datum) => datum.flags.includes("break_before"));
  const before = data.filter((datum) => !past.includes(datum));
  const known = before.filter(hasValue);
  const missing = before.filter((datum) => !hasValue(datum));
  const order = (a: T, b: T) => (b.value ?? -1) - (a.value ?? -1);
  if (!known.length) return { ranked: [...past.toSorted(order), ...missing], divide: data.length };
  return { ranked: [...known.toSorted(order), ...missing, ...past.toSorted(order)], divide: before.length };
}

/** A chart of units is cut to this many when the reader did not name the units; its table holds them all. */
const longest = 12;

/** How many of `count` units a chart draws; a few more than the limit are not worth a cut. */
export const drawnUnits = (count: number, named: boolean): number => (named || count <= longest + 3 ? count : longest);
