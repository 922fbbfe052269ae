import { type Datum, hasValue } from "./chart.ts";

/**
 * Orders data by value, largest first, missing last; equal values stay as they came. Figures that reach past a series
 * break are not ranked among those before it: they follow as a group of their own. Where every figure does, reporting
 * units changed within the time shown, and nothing is ranked: all stay as they came.
 * @returns all data, and the index of the first that reaches past a break (their number where none or all do)
 */
export function rank<T extends Datum>(data: readonly T[]): { ranked: T[]; divide: number } {
  if (!isRanked(data)) return { ranked: [...data], divide: data.length };
  const past = data.filter(isPast);
  const before = data.filter((datum) => !past.includes(datum));
  const known = before.filter(hasValue);
  const missing = before.filter((datum) => !hasValue(datum));
  const order = (a: T, b: T) => (b.value ?? -1) - (a.value ?? -1);
  return { ranked: [...known.toSorted(order), ...missing, ...past.toSorted(order)], divide: before.length };
}

/** Whether some figure stands before any series break, so that there is something to rank. */
export const isRanked = (data: readonly Datum[]): boolean => data.some((datum) => hasValue(datum) && !isPast(datum));

const isPast = (datum: Datum): boolean => datum.flags.includes("break_before");

/** A chart of units is cut to this many when the reader did not name the units; its table holds them all. */
const longest = 12;

/** How many of `count` units a chart draws; a few more than the limit are not worth a cut. */
export const drawnUnits = (count: number, named: boolean): number => (named || count <= longest + 3 ? count : longest);
