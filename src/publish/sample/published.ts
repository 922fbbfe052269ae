import type { Figure } from "../../model/figure.ts";
import type { SectorScope } from "../../model/sector.ts";
import { cityUnit } from "../../model/unit.ts";
import { type Layer } from "./layers.ts";

/** What the generator reads of a published row. */
export type PublishedFigure = Pick<
  Figure,
  "period" | "unit" | "sector" | "programme" | "stage" | "measure" | "value" | "missing" | "standing"
>;

/** The published figures that the sample must agree with. */
export type Published = {
  /** The printed value (a floor counts as the value), or undefined where none is published. */
  find(period: string, unit: string, sector: SectorScope, layer: Layer): number | undefined;
  /** Whether a level was left out of the city's report for the period. */
  isSkipped(period: string, layer: Layer): boolean;
  /** City totals of a layer by period, as published. */
  cityTotals(layer: Layer): Map<string, number>;
};

/**
 * Indexes the movement's main figures; other programmes and standings bind nothing.
 * @param figures published rows, in any order
 */
export function toPublished(figures: readonly PublishedFigure[]): Published {
  const main = figures.filter((row) => row.programme === "movement" && row.standing === "main");
  const rows = new Map(main.map((row) => [keyOf(row.period, row.unit, row.sector, row), row]));
  const find: Published["find"] = (period, unit, sector, layer) =>
    rows.get(keyOf(period, unit, sector, layer))?.value ?? titledPeople(rows, period, unit, sector, layer);
  return {
    find,
    isSkipped: (period, layer) =>
      layer.skippable === true && rows.get(keyOf(period, cityUnit, "all", layer))?.missing != null,
    cityTotals: (layer) =>
      new Map(
        [...new Set(main.map((row) => row.period))].flatMap((period) => {
          const value = find(period, cityUnit, "all", layer);
          return value === undefined ? [] : [[period, value] as const];
        }),
      ),
  };
}

/** Titles are counted as people in some sources; one title is then taken for one initiative. */
function titledPeople(
  rows: Map<string, PublishedFigure>,
  period: string,
  unit: string,
  sector: SectorScope,
  layer: Layer,
): number | undefined {
  if (layer.key !== "titled") return undefined;
  return rows.get(keyOf(period, unit, sector, { stage: "titled", measure: "people" }))?.value ?? undefined;
}

const keyOf = (period: string, unit: string, sector: string, of: Pick<Figure, "stage" | "measure">) =>
  [period, unit, sector, of.stage, of.measure].join("|");
