/** Kinds of unit. The first six are union bodies; the last three are what some sources count by. */
export const unitKinds = [
  "city",
  "district_federation",
  "sector_union",
  "zone_union",
  "corporation_union",
  "ward_commune_union",
  "employer",
  "block",
  "national",
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** The kinds that report initiatives to the city federation, and so may stand in a breakdown of its totals. */
export const reportingKinds: readonly UnitKind[] = [
  "district_federation",
  "sector_union",
  "zone_union",
  "corporation_union",
  "ward_commune_union",
];

/** What is known of the body that came after a unit: a unit id, none, or not known. */
export type Successor = string | "none" | "unknown";

export type Unit = {
  unit_id: string;
  name_vi: string;
  name_en: string;
  kind: UnitKind;
  /** Sector whose workers the unit organises; null where it organises several. */
  sector: string | null;
  parent: string | null;
  /** ISO date, ISO month or year; null = not found. */
  valid_from: string | null;
  /** ISO date; null = still standing, or not known. */
  valid_to: string | null;
  successor: Successor | null;
  source: string;
  note_vi: string | null;
  note_en: string | null;
};

/** The unit whose figures are the city totals. */
export const cityUnit = "ldld-ha-noi";

/** Whether the unit stood at any time in the calendar year; an unknown bound does not exclude. */
export const stoodIn = (unit: Pick<Unit, "valid_from" | "valid_to">, year: number): boolean =>
  (!unit.valid_from || Number(unit.valid_from.slice(0, 4)) <= year) &&
  (!unit.valid_to || Number(unit.valid_to.slice(0, 4)) >= year);
