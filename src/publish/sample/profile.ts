import { type Sector, sectors } from "../../model/sector.ts";
import { reportingKinds, stoodIn, type Unit, type UnitKind } from "../../model/unit.ts";
import type { LayerKey } from "./layers.ts";
import { drawLogNormal, toRandom } from "./random.ts";

/** What the generator reads of a unit. */
export type SampleUnit = Pick<Unit, "unit_id" | "kind" | "sector" | "valid_from" | "valid_to">;

/** Shares of the sectors at base; a sector that is not named has no cell. */
type Mix = Partial<Record<Sector, number>>;

const mixes: Partial<Record<UnitKind, Mix>> = {
  district_federation: { health: 0.09, education: 0.55, administration: 0.2, production: 0.16 },
  ward_commune_union: { health: 0.08, education: 0.46, administration: 0.3, production: 0.16 },
  sector_union: { administration: 0.3, production: 0.7 },
  zone_union: { administration: 0.02, production: 0.98 },
  corporation_union: { administration: 0.06, production: 0.94 },
};

/** Mix of a unit whose own sector is known: mostly that, and the offices beside it. */
const ownMixes: Record<Sector, Mix> = {
  health: { health: 0.94, administration: 0.06 },
  education: { education: 0.95, administration: 0.05 },
  administration: { administration: 0.88, health: 0.04, production: 0.08 },
  production: { production: 0.93, administration: 0.07 },
};

/** Size beside a district federation. */
const sizes: Partial<Record<UnitKind, number>> = { ward_commune_union: 0.25, zone_union: 1.4, corporation_union: 0.4 };
const ownSizes: Record<Sector, number> = { health: 2.4, education: 3, administration: 1.1, production: 0.6 };

/** Share of a full year that a unit reports in the year it starts. */
const firstYear = 0.15;

/** How a layer leans to the sectors: teaching experience fills the base, production and health climb far and save most money. */
const leans: Record<LayerKey, Record<Sector, number>> = {
  base: { health: 1, education: 1, administration: 1, production: 1 },
  above_base: { health: 1.6, education: 0.7, administration: 1.1, production: 1.7 },
  submitted: { health: 1.9, education: 0.55, administration: 1, production: 2.4 },
  titled: { health: 1.1, education: 1, administration: 0.9, production: 1.1 },
  monetised: { health: 0.95, education: 0.8, administration: 0.85, production: 1 },
  benefit_vnd: { health: 0.6, education: 0.2, administration: 0.35, production: 1.3 },
};

/** How far a layer wanders from year to year. */
const wander: Record<LayerKey, number> = {
  base: 0.08,
  above_base: 0.2,
  submitted: 0.3,
  titled: 0.3,
  monetised: 0.1,
  benefit_vnd: 0.5,
};

/** Sectors in which a unit of this kind has initiatives, in the order of the codelist. */
export const sectorsOf = (unit: SampleUnit): Sector[] => sectors.filter((sector) => (mixOf(unit)[sector] ?? 0) > 0);

/**
 * How much of a layer a unit's sector draws in a year beside other cells; above 0, no measure of its own.
 * A sector outside the unit's mix draws little.
 * @param whole number that the layer is a part of in this cell, where that is settled; else the unit's size decides
 */
export function weigh(
  { unit, sector, year }: { unit: SampleUnit; sector: Sector; year: number },
  layer: LayerKey,
  whole?: number,
): number {
  const drift = drawLogNormal(toRandom("drift", layer, unit.unit_id, sector, year), wander[layer]);
  if (whole !== undefined) return Math.max(whole, 1) * leans[layer][sector] * drift;
  const size = (unit.sector ? ownSizes[unit.sector as Sector] : sizes[unit.kind]) ?? 1;
  const own = drawLogNormal(toRandom("size", unit.unit_id), 0.35);
  const share = (mixOf(unit)[sector] ?? 0.01) * drawLogNormal(toRandom("mix", unit.unit_id, sector), 0.25);
  const presence = Number(unit.valid_from?.slice(0, 4)) === year ? firstYear : 1;
  return size * own * share * presence * leans[layer][sector] * drift;
}

/** Units that report to the city and stood in the year, by id. */
export const standingUnits = (units: readonly SampleUnit[], year: number): SampleUnit[] =>
  units
    .filter((unit) => reportingKinds.includes(unit.kind) && stoodIn(unit, year))
    .sort((a, b) => (a.unit_id < b.unit_id ? -1 : 1));

function mixOf(unit: SampleUnit): Mix {
  return (unit.sector && ownMixes[unit.sector as Sector]) || mixes[unit.kind] || {};
}
