import { combineQualifiers, type Flag, type Qualifier } from "../model/figure.ts";
import { type SectorScope, sectors } from "../model/sector.ts";
import type { Row } from "./port.ts";
import type { Domain, View } from "./view.ts";

/** The cells that answer a View, and how they are grouped into rows. Shared by every answerer. */
export type Scope = {
  years: readonly number[];
  sectors: readonly SectorScope[];
  units: readonly string[];
  groups: readonly Dimension[];
};
export type Dimension = "year" | "sector" | "unit";

/** A summed group as an answerer finds it, before rows without any figure are added. Lists are joined by `|`. */
export type Group = {
  year?: number;
  sector?: string;
  unit?: string;
  value: number;
  qualifiers: string;
  sample: boolean;
  sources: string;
  flags: string;
  /** How many cells the value was summed from. */
  parts: number;
};

/** Which cells a View asks for: a dimension that is neither grouped by nor restricted is read from its `all` cells. */
export function scopeOf(view: View, domain: Domain): Scope {
  const groups: Dimension[] = view.split === "none" ? [view.by] : [view.by, view.split];
  return {
    groups,
    years: view.years.length ? view.years : domain.years,
    sectors: view.sectors.length ? view.sectors : groups.includes("sector") ? sectors : ["all"],
    units: view.units.length ? view.units : groups.includes("unit") ? domain.units : ["all"],
  };
}

/**
 * Turns summed groups into the rows of an answer: in display order, one for every combination asked for, `null` where
 * nothing is published, flagged `partial` where some of what was asked for is missing. Units that the reader did not
 * name and that have no figure are left out.
 */
export function toRows(groups: readonly Group[], view: View, domain: Domain): Row[] {
  const scope = scopeOf(view, domain);
  const found = new Map(groups.map((group) => [keyOf(group, scope.groups), group]));
  const lists = { year: scope.years, sector: scope.sectors, unit: scope.units };
  const expected = (Object.keys(lists) as Dimension[])
    .filter((dimension) => !scope.groups.includes(dimension))
    .reduce((product, dimension) => product * lists[dimension].length, 1);
  const rows = combinations(scope.groups, lists).map((place) =>
    toRow(place, found.get(keyOf(place, scope.groups)), expected),
  );
  if (!scope.groups.includes("unit") || view.units.length) return rows;
  const present = new Set(rows.filter((row) => row.value !== null).map((row) => row.unit));
  return rows.filter((row) => present.has(row.unit));
}

type Place = Pick<Row, Dimension>;

function toRow(place: Place, group: Group | undefined, expected: number): Row {
  if (!group) return { ...place, value: null, qualifier: "exact", sample: false, sources: [], flags: [] };
  const flags = parts(group.flags) as Flag[];
  return {
    ...place,
    value: group.value,
    qualifier: combineQualifiers(parts(group.qualifiers) as Qualifier[]),
    sample: group.sample,
    sources: parts(group.sources),
    flags: group.parts < expected ? [...flags, "partial" as const].sort() : flags,
  };
}

function combinations(groups: readonly Dimension[], lists: Record<Dimension, readonly (string | number)[]>): Place[] {
  return groups.reduce<Place[]>(
    (places, dimension) => places.flatMap((place) => lists[dimension].map((code) => ({ ...place, [dimension]: code }))),
    [{}],
  );
}

const keyOf = (place: { year?: number; sector?: string; unit?: string }, groups: readonly Dimension[]): string =>
  groups.map((dimension) => place[dimension]).join("|");

const parts = (joined: string): string[] => [...new Set(joined.split("|").filter(Boolean))].sort();
