import { type LayerKey, layerOf, layers } from "./layers.ts";
import type { Published } from "./published.ts";
import { drawLogNormal, toRandom } from "./random.ts";

/** The city total of each layer in one year; null where the year went without the level. đồng for money, else counts. */
export type Totals = Record<LayerKey, number | null>;

/**
 * How a total without a published figure is made: `level` follows the published years (between two of them in proportion,
 * before the first shrinking by `growth` a year, after the last staying), `carried` repeats the nearest earlier year,
 * `of` is a share of another layer that follows in the same way. `usual` serves while nothing at all is published.
 * The growth of `base` was chosen so that the years before 2022 do not outrun the 163,973 reported for five years together.
 */
const shapes: Record<LayerKey, { kind: "level" | "carried"; of?: LayerKey; growth: number; usual: number }> = {
  base: { kind: "level", growth: 1.35, usual: 80_000 },
  above_base: { kind: "level", growth: 1.12, usual: 1_700 },
  submitted: { kind: "level", growth: 1.15, usual: 600 },
  titled: { kind: "carried", growth: 1, usual: 100 },
  monetised: { kind: "level", of: "submitted", growth: 1, usual: 0.85 },
  benefit_vnd: { kind: "level", of: "monetised", growth: 1, usual: 700_000_000 },
};

/**
 * The totals that the sample of a year adds up to: published ones as they are, the others made up within them.
 * @param period id of an edition
 * @param year its calendar year
 * @param years calendar year of every period of one year
 */
export function toTotals(period: string, year: number, published: Published, years: Map<string, number>): Totals {
  const totals = {} as Totals;
  for (const layer of layers) {
    const known = published.cityTotals(layer).get(period);
    totals[layer.key] = published.isSkipped(period, layer)
      ? null
      : (known ?? makeUp(layer.key, year, totals, toPoints(layer.key, published, years)));
  }
  return widen(totals, period, published);
}

/** Published values by year; of a layer that is a share of another, the share where both are published. */
function toPoints(key: LayerKey, published: Published, years: Map<string, number>): [number, number][] {
  const { of } = shapes[key];
  const whole = of && published.cityTotals(layerOf(of));
  return [...published.cityTotals(layerOf(key))]
    .flatMap(([period, value]): [number, number][] => {
      const year = years.get(period);
      const base = whole ? whole.get(period) : 1;
      return year === undefined || !base ? [] : [[year, value / base]];
    })
    .sort(([a], [b]) => a - b);
}

function makeUp(key: LayerKey, year: number, totals: Totals, points: readonly [number, number][]): number {
  const { kind, of, growth, usual } = shapes[key];
  const whole = of ? totals[of]! : 1;
  const before = points.findLast(([at]) => at < year) ?? null;
  const after = points.find(([at]) => at > year) ?? null;
  const variation = kind === "carried" ? 1 : drawLogNormal(toRandom("total", key, year), of ? 0.02 : 0.05);
  const level = kind === "carried" ? (before ?? after)?.[1] : between(year, before, after, growth);
  const value = (level ?? usual) * variation * whole;
  // Upwards, so that a few computable initiatives never go without money.
  return Math.ceil(Math.min(value, within(key, totals)) / roundTo(key)) * roundTo(key);
}

function between(year: number, before: [number, number] | null, after: [number, number] | null, growth: number) {
  if (before && after) return before[1] * (after[1] / before[1]) ** ((year - before[0]) / (after[0] - before[0]));
  if (after) return after[1] / growth ** (after[0] - year);
  return before?.[1];
}

/** A made-up total exceeds no total that holds it. */
const within = (key: LayerKey, totals: Totals): number =>
  Math.min(...layerOf(key).within.map((name) => totals[name] ?? Infinity));

const roundTo = (key: LayerKey): number => (key === "benefit_vnd" ? 1_000_000_000 : 1);

/** Raises made-up totals so that they hold the published ones below them. */
function widen(totals: Totals, period: string, published: Published): Totals {
  for (const { key, within } of layers) {
    for (const name of within) {
      const isMadeUp = totals[name] !== null && !published.cityTotals(layerOf(name)).has(period);
      if (isMadeUp) totals[name] = Math.max(totals[name]!, totals[key] ?? 0);
    }
  }
  return totals;
}
