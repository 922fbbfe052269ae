import type { Figure, Flag, MissingReason, Qualifier } from "../model/figure.ts";
import type { Measure } from "../model/measure.ts";
import type { Period } from "../model/period.ts";
import type { Programme } from "../model/programme.ts";
import type { SectorScope } from "../model/sector.ts";
import type { Stage } from "../model/stage.ts";

/** One place on a series: a figure, or the gap where none is known. */
export type Point = {
  period: string;
  year: number;
  value: number | null;
  missing: MissingReason | null;
  qualifier: Qualifier;
  flags: readonly Flag[];
  sample: boolean;
  /** null for a gap. */
  source: string | null;
};

/** What a series is of. */
export type SeriesKey = {
  unit: string;
  sector: SectorScope;
  programme: Programme;
  stage: Stage;
  measure: Measure;
};

/** The figure that charts use for a place, or undefined. */
export const findMain = (figures: readonly Figure[], key: SeriesKey & { period: string }): Figure | undefined =>
  figures.find(
    (figure) =>
      figure.standing === "main" &&
      (Object.keys(key) as (keyof typeof key)[]).every((part) => figure[part] === key[part]),
  );

/**
 * One point for every period given, in their order; gaps stay gaps. A break in how a period was reported is a break in
 * every series of the same programme and unit.
 * @param sampleSources ids of sources of kind `sample`
 */
export function toSeries(
  figures: readonly Figure[],
  periods: readonly Period[],
  key: SeriesKey,
  sampleSources: ReadonlySet<string> = new Set(),
): Point[] {
  const broken = new Set(
    figures
      .filter(
        ({ programme, unit, flags }) =>
          programme === key.programme && unit === key.unit && flags.includes("break_before"),
      )
      .map((figure) => figure.period),
  );
  const flagsOf = ({ flags, period }: Figure): readonly Flag[] =>
    broken.has(period) && !flags.includes("break_before") ? [...flags, "break_before"] : flags;
  return periods.map(({ period, year_end }) => {
    const figure = findMain(figures, { ...key, period });
    return {
      period,
      year: year_end ?? NaN,
      value: figure?.value ?? null,
      missing: figure ? figure.missing : "not_published",
      qualifier: figure?.qualifier ?? "exact",
      flags: figure ? flagsOf(figure) : [],
      sample: figure ? sampleSources.has(figure.source) : false,
      source: figure && figure.value !== null ? figure.source : null,
    };
  });
}

/** How the last point compares with the newest one before it that has a value. */
export type Change = {
  earlier: Point;
  difference: number;
  /** Why the two should not be compared; empty when they may be. */
  caveats: readonly ("break" | "unconfirmed" | "rounded")[];
};

/**
 * The change to a point from the newest earlier point with a value.
 * @returns undefined when there is no earlier value, or the point itself has none
 */
export function findChange(points: readonly Point[], year: number): Change | undefined {
  const at = points.findIndex((point) => point.year === year);
  const point = points[at];
  const earlier = points.slice(0, Math.max(at, 0)).findLast((candidate) => candidate.value !== null);
  if (!point || point.value === null || !earlier || earlier.value === null) return undefined;
  const between = points.slice(points.indexOf(earlier) + 1, at + 1);
  const caveats: Change["caveats"][number][] = [];
  if (between.some((step) => step.flags.includes("break_before"))) caveats.push("break");
  if ([point, earlier].some((step) => step.flags.includes("needs_confirmation"))) caveats.push("unconfirmed");
  if ([point, earlier].some((step) => step.qualifier !== "exact")) caveats.push("rounded");
  return { earlier, difference: point.value - earlier.value, caveats };
}

/** Figures of one programme and measure over several periods, oldest first. */
export type Series = {
  programme: Programme;
  measure: Measure;
  sector: SectorScope;
  /** The stage of most of them. */
  stage: Stage;
  figures: readonly Figure[];
};

/**
 * Finds what can be drawn as a series of its own: programmes beside the movement with main figures for three periods or
 * more of one measure; periods known to have one that was not found stay as gaps. Where a period has several, that of the series' usual stage is taken.
 */
export function findSeries(figures: readonly Figure[]): Series[] {
  const neighbours = figures.filter(({ programme, standing }) => programme !== "movement" && standing === "main");
  const groups = Map.groupBy(neighbours, ({ programme, measure, unit }) => [programme, measure, unit].join("|"));
  return [...groups.values()].flatMap((members) => {
    const stage = mostFrequent(members.map((figure) => figure.stage));
    const byPeriod = Map.groupBy(members, (figure) => figure.period);
    const chosen = [...byPeriod.values()].map((same) => same.find((figure) => figure.stage === stage) ?? same[0]);
    const [{ programme, measure, sector }] = members;
    const ordered = chosen.sort((a, b) => a.period.localeCompare(b.period));
    const known = ordered.filter((figure) => figure.value !== null);
    return known.length < 3 ? [] : [{ programme, measure, sector, stage, figures: ordered }];
  });
}

function mostFrequent<T>(values: readonly T[]): T {
  const counts = [...Map.groupBy(values, (value) => value)].map(([value, same]) => [value, same.length] as const);
  return counts.reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}
