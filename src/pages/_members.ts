import type { Figure } from "../model/figure.ts";
import { reportingKinds, stoodIn, type Unit } from "../model/unit.ts";
import type { Members } from "../query/records-show.ts";

/** Published numbers of union members that rates may be told by: the exact ones, as they stand in the table. */
export const countedMembers = (figures: readonly Figure[]): Figure[] =>
  figures.filter(
    ({ measure, standing, qualifier, value }) =>
      measure === "members" && standing === "main" && qualifier === "exact" && value !== null,
  );

/** The same by year and unit. */
export function toMembers(figures: readonly Figure[]): Members {
  const byYear = Map.groupBy(countedMembers(figures), ({ period }) => period);
  return Object.fromEntries(
    [...byYear].map(([period, same]) => [period, Object.fromEntries(same.map(({ unit, value }) => [unit, value!]))]),
  );
}

/** How many of the units that stood in a year have initiatives in it. */
export const reportingIn = (year: number, found: readonly { code: string }[], units: readonly Unit[]) => ({
  year,
  reported: found.length,
  expected: units.filter((unit) => reportingKinds.includes(unit.kind) && stoodIn(unit, year)).length,
});
