import type { Figure } from "../model/figure.ts";
import { reportingKinds, stoodIn, type Unit } from "../model/unit.ts";
import type { Members } from "../query/records-show.ts";

/** Published numbers of union members that are exact, by year and unit: what rates are told by. */
export function toMembers(figures: readonly Figure[]): Members {
  const known = figures.filter(
    ({ measure, standing, qualifier, value }) =>
      measure === "members" && standing === "main" && qualifier === "exact" && value !== null,
  );
  const byYear = Map.groupBy(known, ({ period }) => period);
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
