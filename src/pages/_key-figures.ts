import type { KeyFigure } from "../components/key-figure.ts";
import type { Figure } from "../model/figure.ts";
import { type Measure, measureUnits } from "../model/measure.ts";
import type { Stage } from "../model/stage.ts";
import { cityUnit } from "../model/unit.ts";
import { linkRecipe, pointsRecipe, type PublishedPoint } from "../query/recipes.ts";
import { findChange, type Point, toSeries } from "../query/series.ts";
import type { Site } from "./_site.ts";

/** What the press reports of a year, in the order of the funnel. */
const keys: readonly { stage: Stage; measure: Measure }[] = [
  { stage: "base", measure: "initiatives" },
  { stage: "above_base", measure: "initiatives" },
  { stage: "submitted", measure: "initiatives" },
  { stage: "submitted", measure: "monetised" },
  { stage: "submitted", measure: "benefit_vnd" },
  { stage: "titled", measure: "initiatives" },
  { stage: "merit_certificate", measure: "people" },
  { stage: "creative_labour_proposed", measure: "people" },
];

/** The published city figures of the movement. */
export const publishedCity = ({ library, isSample }: Site): Figure[] =>
  library.figures.filter(
    (figure) => figure.unit === cityUnit && figure.programme === "movement" && !isSample(figure.source),
  );

/** The series of a city figure over the editions, gaps included. */
export const citySeries = (site: Site, stage: Stage, measure: Measure) =>
  toSeries(publishedCity(site), editions(site), {
    unit: cityUnit,
    sector: "all",
    programme: "movement",
    stage,
    measure,
  });

/** A point, and what was counted there. */
type Counted = Point & { measure: Measure };

/** Titles are counted as initiatives by some sources and as their holders by others: one series takes what a year has. */
function keySeries(site: Site, stage: Stage, measure: Measure): Counted[] {
  const points = citySeries(site, stage, measure);
  const holders = stage === "titled" ? citySeries(site, stage, "people") : [];
  return points.map((point, at) =>
    point.value === null && holders[at] ? { ...holders[at], measure: "people" } : { ...point, measure },
  );
}

/** The years that have a page, oldest first. */
export const editions = ({ library }: Site) =>
  library.periods.filter((period) => period.edition).sort((a, b) => a.period.localeCompare(b.period));

/** Between which months a year's initiatives had to be applied, in words; null where that was not found. */
export function windowText(site: Site, year: number): string | null {
  const { locale } = site;
  const period = editions(site).find(({ year_end }) => year_end === year);
  if (!period?.window_from || !period.window_to) return null;
  const { window_from: from, window_to: to } = period;
  const inMonths = [from, to].every((bound) => bound.length >= 7);
  const dates = { from: locale.date(from), to: locale.date(to) };
  return inMonths
    ? locale.t("key.window_months", { ...dates, months: monthOf(to) - monthOf(from) + 1 })
    : locale.t("key.window", dates);
}

const monthOf = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7));

/** The key figures of a year, each with its change and its source; those not published are left out. */
export function keyFigures(site: Site, year: number): KeyFigure[] {
  const { locale } = site;
  return keys.flatMap(({ stage, measure }) => {
    const points = keySeries(site, stage, measure);
    const point = points.find((candidate) => candidate.year === year);
    if (!point || point.value === null || point.source === null) return [];
    return [
      {
        value: point.value,
        number: locale.value(point.value, measureUnits[measure], point.qualifier),
        label: locale.t(`key.${stage}.${point.measure}`),
        change: changeText(points, point, site),
        caveat: point.flags.includes("needs_confirmation") ? locale.t("key.needs_confirmation") : null,
        source: site.source(point.source),
        recipe: linkRecipe(pointsRecipe(comparedPoints(points, point, stage)), site.link("query")),
      },
    ];
  });
}

/** The figure and the earlier one that it is set against. */
function comparedPoints(points: readonly Counted[], point: Counted, stage: Stage): PublishedPoint[] {
  const period = findChange(points, point.year)?.earlier.period;
  const earlier = points.find((candidate) => candidate.period === period);
  return [...(earlier ? [earlier] : []), point].map((counted) => toPublished(counted, stage, counted.measure));
}

/** A point of a city series that has a value, as recipes name it. */
export const toPublished = (
  { period, value, qualifier, source }: Point,
  stage: Stage,
  measure: Measure,
): PublishedPoint => ({ period, stage, measure, value: value!, qualifier, source: source! });

function changeText(points: readonly Counted[], point: Counted, { locale }: Site): string | null {
  const change = findChange(points, point.year);
  if (!change) return null;
  const { difference } = change;
  const earlier = points.find(({ period }) => period === change.earlier.period)!;
  const unit = measureUnits[point.measure];
  const value = locale.value(earlier.value, unit, earlier.qualifier);
  const otherwise = earlier.measure !== point.measure;
  const caveats = [...change.caveats, ...(otherwise ? ["counted" as const] : [])];
  if (caveats.length) {
    const reasons = locale.list(caveats.map((caveat) => locale.t(`change.caveat.${caveat}`)));
    const before = otherwise ? locale.t(`measure.${earlier.measure}.count`, { value }) : value;
    return locale.t("change.caution", { year: earlier.year, value: before, reasons });
  }
  if (difference === 0) return locale.t("change.same", { year: earlier.year, value });
  const size = locale.value(Math.abs(difference), unit);
  return locale.t(difference > 0 ? "change.more" : "change.less", { year: earlier.year, value, size });
}
