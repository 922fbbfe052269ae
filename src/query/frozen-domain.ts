import type { Domain } from "./view.ts";

/**
 * What may be asked of an old release: what it knew, and what is named beyond it, so that a year or unit that came later is
 * answered with “not published” and not with another one. Where the reader names no year, the release's newest stands.
 * @param named years of the address, the form or the page
 */
export function frozenDomain(kept: Domain, today: Domain, named: readonly number[]): Domain {
  const later = today.years.filter((year) => named.includes(year) && !kept.years.includes(year));
  return {
    years: [...kept.years, ...later].sort((a, b) => a - b),
    units: [...kept.units, ...today.units.filter((unit) => !kept.units.includes(unit))],
    breaks: kept.breaks,
  };
}
