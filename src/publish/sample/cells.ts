import { type Sector, sectors } from "../../model/sector.ts";
import { cityUnit } from "../../model/unit.ts";
import { apportion, sum } from "./apportion.ts";
import { type Layer, type LayerKey, layers, moneyStep } from "./layers.ts";
import { type SampleUnit, sectorsOf, standingUnits, weigh } from "./profile.ts";
import type { Published } from "./published.ts";
import type { Totals } from "./totals.ts";

/** One unit's sector in one year: a number for each layer that is reported, 0 for none. đồng for money, else counts. */
export type SampleCell = {
  period: string;
  year: number;
  unit: string;
  sector: Sector;
  values: Partial<Record<LayerKey, number>>;
};

type Draft = SampleCell & { of: SampleUnit };

/**
 * Breaks the totals of a year down by unit and sector so that every published figure is met exactly, whether of one cell,
 * one unit, one sector or the city, and no layer exceeds the one that holds it.
 * @returns cells by unit and sector; none when no reporting unit stood in the year
 * @throws RangeError naming the figure, when the published ones leave no room for each other
 */
export function toCells(
  period: string,
  year: number,
  totals: Totals,
  units: readonly SampleUnit[],
  published: Published,
): SampleCell[] {
  const drafts = standingUnits(units, year).flatMap((unit) =>
    sectors
      .filter((sector) => sectorsOf(unit).includes(sector) || isPublished(period, unit, sector, published))
      .map((sector): Draft => ({ period, year, unit: unit.unit_id, sector, values: {}, of: unit })),
  );
  for (const layer of layers) if (totals[layer.key] !== null) settle(layer, drafts, totals, published);
  return drafts.map(({ of: _of, ...cell }) => cell);
}

/** Figures that bind a layer, narrowest first, each with the cells that it is the sum of. */
function bindingsOf(layer: Layer, drafts: readonly Draft[], totals: Partial<Totals>, published: Published) {
  const [first] = drafts;
  if (!first) return [];
  const find = (unit: string, sector: Sector | "all") => published.find(first.period, unit, sector, layer);
  const groups = [
    ...drafts.map((draft) => ({ unit: draft.unit, sector: draft.sector, cells: [draft] })),
    ...[...Map.groupBy(drafts, ({ unit }) => unit)].map(([unit, cells]) => ({ unit, sector: "all" as const, cells })),
    ...[...Map.groupBy(drafts, ({ sector }) => sector)].map(([sector, cells]) => ({ unit: cityUnit, sector, cells })),
  ];
  return [
    ...groups.map((group) => ({ ...group, total: find(group.unit, group.sector) })),
    { unit: cityUnit, sector: "all" as const, cells: drafts, total: totals[layer.key] ?? undefined },
  ].flatMap(({ total, ...group }) => (total === undefined ? [] : [{ ...group, total }]));
}

function settle(layer: Layer, drafts: readonly Draft[], totals: Totals, published: Published): void {
  const pledges = toPledges(layer, drafts, published);
  for (const { unit, sector, cells, total } of bindingsOf(layer, drafts, totals, published)) {
    const open = cells.filter((cell) => cell.values[layer.key] === undefined);
    if (!open.length) continue;
    const rest = total - sum(cells.map((cell) => cell.values[layer.key] ?? 0));
    const parts = open.map((cell) => ({
      weight: weightOf(cell, layer.key),
      min: layer.key === "benefit_vnd" ? (cell.values.monetised ?? 0) * moneyStep : (pledges.get(cell) ?? 0),
      max: roomOf(cell, layer),
    }));
    try {
      const shares = apportion(rest, parts, layer.key === "benefit_vnd" ? moneyStep : 1);
      open.forEach((cell, index) => (cell.values[layer.key] = shares[index]));
    } catch (cause) {
      const where = `${open[0].period}, ${unit}, ${sector}, ${layer.stage}, ${layer.measure}`;
      const help =
        "Compare the published figures of this period in data/figures.csv: they leave no room for each other.";
      throw new RangeError(`no sample adds up to ${total} (${where}). ${help}`, { cause });
    }
  }
}

/** What each cell must keep free for published figures of the layers within this one. */
function toPledges(layer: Layer, drafts: readonly Draft[], published: Published): Map<Draft, number> {
  const pledges = new Map<Draft, number>();
  for (const inner of layers.filter(({ within }) => within.includes(layer.key))) {
    for (const { cells, total } of bindingsOf(inner, drafts, {}, published)) {
      const parts = cells.map((cell) => ({ weight: weightOf(cell, inner.key), min: 0, max: Infinity }));
      apportion(total, parts).forEach((share, index) =>
        pledges.set(cells[index], Math.max(share, pledges.get(cells[index]) ?? 0)),
      );
    }
  }
  return pledges;
}

function roomOf(cell: Draft, layer: Layer): number {
  if (layer.key === "benefit_vnd") return cell.values.monetised ? Infinity : 0;
  return Math.min(...layer.within.map((key) => cell.values[key] ?? Infinity));
}

/** Parts of what was sent to the city follow what was sent; the rest follow the unit. */
function weightOf({ values, ...draft }: Draft, key: LayerKey): number {
  const wholes: Partial<Record<LayerKey, number>> = {
    titled: values.submitted,
    monetised: values.submitted,
    benefit_vnd: values.monetised,
  };
  return weigh({ ...draft, unit: draft.of }, key, wholes[key]);
}

const isPublished = (period: string, unit: SampleUnit, sector: Sector, published: Published): boolean =>
  layers.some((layer) => published.find(period, unit.unit_id, sector, layer) !== undefined);
