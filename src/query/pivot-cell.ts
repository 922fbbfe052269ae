import { combineQualifiers, type Flag, type Qualifier } from "../model/figure.ts";
import { findBreak, findSmall } from "./fair.ts";
import type { PivotDimension } from "./pivot-question.ts";

/**
 * Why figures may not be added up: `break` – reporting broke off between them; `steps` – an initiative stands in several
 * of them; `people` – sources counted people, and a person may stand in several.
 */
export type Unaddable = "break" | "steps" | "people";

/**
 * Why there is no value: nothing was published; no benefit could be computed; there is no initiative to speak of; there
 * are too few for a share or a mean; or its parts may not be added up.
 */
export type Absence = "not_published" | "not_computable" | "nothing" | "small" | Unaddable;

/** A figure of the table. Money in đồng, shares from 0 to 1. */
export type PivotCell = {
  value: number | null;
  /** null where there is a value. */
  absence: Absence | null;
  qualifier: Qualifier;
  sample: boolean;
  /** Source ids, sorted. */
  sources: readonly string[];
  flags: readonly Flag[];
  /** How many of the figures that were to be added up have not been published. */
  missing: number;
};

/** A figure that a cell is the sum of. */
export type PivotPart = Omit<PivotCell, "value" | "absence" | "missing"> & { value: number };

/** A place in the table: a code for each dimension; one that is left out is summed over. */
export type PivotPlace = Partial<Record<PivotDimension, string>>;

export const emptyCell = (absence: Absence): PivotCell => ({
  value: null,
  absence,
  qualifier: "exact",
  sample: false,
  sources: [],
  flags: [],
  missing: 0,
});

/**
 * Adds up figures of several years, where they may be added: years that were not published count as well when it comes to
 * breaks, so that all cells of a table obey the same.
 * @param parts a figure, or null for what was not published, for each of the years
 */
export function addYears(
  parts: readonly (PivotPart | null)[],
  years: readonly number[],
  breaks: readonly number[],
): PivotCell {
  const found = parts.filter((part) => part !== null);
  if (!found.length) return { ...emptyCell("not_published"), missing: parts.length > 1 ? parts.length : 0 };
  if (findBreak(years, breaks)) return emptyCell("break");
  const people = parts.length > 1 && found.some(({ flags }) => flags.includes("counted_in_people"));
  if (people) return emptyCell("people");
  return {
    value: found.reduce((sum, { value }) => sum + value, 0),
    absence: null,
    qualifier: combineQualifiers(found.map(({ qualifier }) => qualifier)),
    sample: found.some(({ sample }) => sample),
    sources: union(found.map(({ sources }) => sources)),
    flags: union(found.map(({ flags }) => flags)),
    missing: parts.length - found.length,
  };
}

/**
 * One figure over another; no value where either has none, there is nothing to divide by, or too little.
 * @param counted the initiatives that the lower figure is about
 */
export function divide(above: PivotCell, below: PivotCell, counted: PivotCell): PivotCell {
  const few = counted.value !== null && findSmall(counted.value) ? "small" : null;
  const absence = above.absence ?? below.absence ?? (below.value === 0 ? "nothing" : few);
  const both = {
    sample: above.sample || below.sample,
    sources: union([above.sources, below.sources]),
    flags: union([above.flags, below.flags]),
    missing: Math.max(above.missing, below.missing),
  };
  if (absence) return { ...emptyCell(absence), missing: both.missing };
  return { ...both, value: above.value! / below.value!, absence: null, qualifier: ratioOf(above, below) };
}

/** A floor over a count is a floor; over anything else nothing firm can be said. */
function ratioOf(above: PivotCell, below: PivotCell): Qualifier {
  if (below.qualifier === "exact") return above.qualifier;
  return above.value === below.value && above.qualifier === below.qualifier ? "exact" : "about";
}

const union = <T extends string>(lists: readonly (readonly T[])[]): T[] => [...new Set(lists.flat())].sort();
