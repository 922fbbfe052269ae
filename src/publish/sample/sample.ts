import type { Figure } from "../../model/figure.ts";
import type { Initiative } from "../../model/initiative.ts";
import type { Period } from "../../model/period.ts";
import { type SampleCell, toCells } from "./cells.ts";
import { toInitiatives } from "./initiatives.ts";
import { layers } from "./layers.ts";
import type { SampleUnit } from "./profile.ts";
import { type Published, type PublishedFigure, toPublished } from "./published.ts";
import { sampleId } from "./source.ts";
import { toTotals } from "./totals.ts";

/** What is published, in any order. */
export type SampleInput = {
  figures: readonly PublishedFigure[];
  units: readonly SampleUnit[];
  periods: readonly Pick<Period, "period" | "kind" | "year_start" | "edition">[];
};

/** Synthetic rows, sorted; the same input gives the same rows. */
export type Sample = { figures: Figure[]; initiatives: Initiative[] };

/**
 * Makes up figures by unit and sector for every edition, and an initiative for each one sent to the city, so that
 * together with what is published they add up to what is published.
 * @throws RangeError naming the period and unit, when published figures leave no room for each other
 */
export function toSample({ figures, units, periods }: SampleInput): Sample {
  const published = toPublished(figures);
  const years = new Map(
    periods
      .filter(({ kind, year_start }) => kind === "year" && year_start !== null)
      .map(({ period, year_start }) => [period, year_start!]),
  );
  const editions = periods
    .filter(({ period, edition }) => edition && years.has(period))
    .map(({ period }) => ({ period, year: years.get(period)! }))
    .sort((a, b) => a.year - b.year);
  const cells = editions.map(({ period, year }) =>
    toCells(period, year, toTotals(period, year, published, years), units, published),
  );
  return {
    figures: cells.flat().flatMap((cell) => toFigures(cell, published)),
    initiatives: cells.flatMap(toInitiatives),
  };
}

/** A cell's rows; where there is nothing, or the real figure is published, there is no row. */
function toFigures({ period, unit, sector, values }: SampleCell, published: Published): Figure[] {
  return layers
    .filter((layer) => values[layer.key] && published.find(period, unit, sector, layer) === undefined)
    .map((layer) => ({
      period,
      unit,
      sector,
      programme: "movement",
      stage: layer.stage,
      measure: layer.measure,
      value: values[layer.key]!,
      missing: null,
      qualifier: "exact",
      standing: "main",
      source: sampleId,
      flags: [],
      note_vi: null,
      note_en: null,
    }));
}
