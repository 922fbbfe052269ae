import { combineQualifiers, type Flag, type Qualifier } from "../model/figure.ts";
import type { PivotDimension } from "./pivot-question.ts";

/**
 * Why figures may not be added up: `break` – reporting broke off between them; `steps` – an initiative stands in several
 * of them; `people` – sources counted people, and a person may stand in several.
 */
export type Unaddable = "break" | "steps" | "people";

/**
 * Why there is no value: nothing was published; no benefit could be computed; there is no initiative to speak of; or its
 * parts may not be added up.
 */
export type Absence = "not_published" | "not_computable" | "nothing" | Unaddable;

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

/** The figures that a cell is the sum of, `null` for one that was not published. */
export type PivotPart = Omit<PivotCell, "value" | "absence" | "missing"> & { value: number; era: number };

/** A place in the table: a code for each dimension; one that is left out is summed over. */
export type PivotPlace = Partial<Record<PivotDimension, string>>;

/** Which stretch between breaks a year lies in, from 0. */
export const eraOf = (year: number, breaks: readonly number[]): number =>
  breaks.filter((first) => first <= year).length;

export const emptyCell = (absence: Absence): PivotCell => ({
  value: null,
  absence,
  qualifier: "exact",
  sample: false,
  sources: [],
  flags: [],
  missing: 0,
});

/** Adds figures up, where they may be. `parts` holds null for what was not published. */
export function addParts(parts: readonly (PivotPart | null)[]): PivotCell {
  const found = parts.filter((part) => part !== null);
  if (!found.length) return { ...emptyCell("not_published"), missing: parts.length > 1 ? parts.length : 0 };
  const reason = findUnaddable(found);
  if (reason) return emptyCell(reason);
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

/** Why figures of several years may not be added up; null where they may. */
export function findUnaddable(parts: readonly Pick<PivotPart, "era" | "flags">[]): Unaddable | null {
  if (parts.length < 2) return null;
  if (new Set(parts.map(({ era }) => era)).size > 1) return "break";
  return parts.some(({ flags }) => flags.includes("counted_in_people")) ? "people" : null;
}

/** One figure over another; no value where either has none or there is nothing to divide by. */
export function divide(above: PivotCell, below: PivotCell): PivotCell {
  const absence = above.absence ?? below.absence ?? (below.value === 0 ? "nothing" : null);
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
