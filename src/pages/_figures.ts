import { benefitChart } from "../charts/benefit.ts";
import { describeDistribution, describeFunnel } from "../charts/describe-parts.ts";
import { describeBenefit, describeSeries, describeTotals } from "../charts/describe-points.ts";
import { distributionChart } from "../charts/distribution.ts";
import type { FigureInput } from "../charts/figure.ts";
import { funnelChart, toRates } from "../charts/funnel.ts";
import { seriesChart, type SeriesPoint } from "../charts/series.ts";
import { totalsChart } from "../charts/totals.ts";
import type { YearPoint } from "../charts/chart.ts";
import type { Measure } from "../model/measure.ts";
import type { Sector } from "../model/sector.ts";
import { type FunnelStage, funnelStages } from "../model/stage.ts";
import { funnelRecipe, linkRecipe, pointsRecipe, spreadRecipe } from "../query/recipes.ts";
import { findSeries, type Point, type Series } from "../query/series.ts";
import { citySeries, toPublished } from "./_key-figures.ts";
import type { Site } from "./_site.ts";

const toYearPoint = ({ year, value, qualifier, flags, sample, source }: Point): YearPoint => ({
  year,
  value,
  qualifier,
  flags,
  sample,
  ...(source && { source }),
});
const sourcesOf = (site: Site, points: readonly { source?: string | null }[]) =>
  site.sourceList(points.map((point) => point.source ?? null));

/** The published city totals of a stage, year by year: all initiatives, or those with a value in money. */
export function totalsFigure(
  site: Site,
  stage: FunnelStage,
  measure: "initiatives" | "monetised" = "initiatives",
): FigureInput {
  const subject = { measure, stage };
  const series = citySeries(site, stage, measure);
  const points = series.map(toYearPoint);
  return {
    id: `tong-${stage}-${measure}`,
    options: totalsChart(points, subject, site.locale),
    described: describeTotals(points, subject, site.locale),
    sources: sourcesOf(site, points),
    locale: site.locale,
    recipe: cityRecipe(site, series, stage, measure),
  };
}

/** How to read a city series from the published table again. */
function cityRecipe(site: Site, series: readonly Point[], stage: FunnelStage, measure: Measure) {
  const known = series.filter(({ value }) => value !== null).map((point) => toPublished(point, stage, measure));
  return linkRecipe(pointsRecipe(known), site.link("query"));
}

/** The published benefit values, year by year. */
export function benefitFigure(site: Site): FigureInput {
  const series = citySeries(site, "submitted", "benefit_vnd");
  const points = series.map(toYearPoint);
  return {
    id: "gia-tri-lam-loi",
    options: benefitChart(points, site.locale),
    described: describeBenefit(points, site.locale),
    sources: sourcesOf(site, points),
    locale: site.locale,
    recipe: cityRecipe(site, series, "submitted", "benefit_vnd"),
  };
}

/** The climb from base level to the title in one year, as published. */
export function funnelFigure(site: Site, year: number): FigureInput {
  const find = (stage: FunnelStage, measure: "initiatives" | "people") =>
    citySeries(site, stage, measure).find((candidate) => candidate.year === year)!;
  const steps = funnelStages.map((stage) => ({ ...toYearPoint(find(stage, "initiatives")), stage }));
  // Some years' titles were reported by holders only; the step then stands on these, and says so.
  const holders = find("titled", "people");
  if (steps.at(-1)!.value === null && holders.value !== null) {
    const { flags, ...step } = toYearPoint(holders);
    steps.splice(-1, 1, { ...step, flags: [...flags, "counted_in_people"], stage: "titled" });
  }
  return {
    id: `pheu-${year}`,
    options: funnelChart(steps, site.locale),
    described: describeFunnel(steps, year, site.locale),
    sources: sourcesOf(site, steps),
    locale: site.locale,
    recipe: linkRecipe(
      funnelRecipe(
        toRates(steps)
          .filter(({ value }) => value !== null)
          .map((step) => {
            const measure = step.flags.includes("counted_in_people") ? "people" : "initiatives";
            const place = find(step.stage, measure);
            return { ...toPublished(place, step.stage, measure), share: step.share };
          }),
      ),
      site.link("query"),
    ),
  };
}

/** The real series of a sector: neighbours of the movement that were published often enough to be drawn. */
export const sectorSeries = (site: Site, sector: Sector): Series[] =>
  findSeries(site.library.figures.filter((figure) => figure.sector === sector && !site.isSample(figure.source)));

/** One real series under its own name. Figures of another stage than the rest are drawn, and said. */
export function seriesFigure(site: Site, { programme, measure, sector, stage, figures }: Series): FigureInput {
  const { locale, library } = site;
  const points = figures.flatMap((figure): SeriesPoint[] => {
    const period = library.periods.find(({ period }) => period === figure.period);
    if (period?.year_start == null || period.year_end == null) return [];
    const { value, qualifier, flags, source } = figure;
    return [{ start: period.year_start, end: period.year_end, value, qualifier, flags, sample: false, source }];
  });
  const described = describeSeries(points, { subject: locale.t(`programme.${programme}`), measure }, locale);
  const odd = figures
    .filter((figure) => figure.stage !== stage)
    .map((figure) => `${site.periodName(figure.period)}: ${locale.t(`stage.${figure.stage}`)}`);
  return {
    id: `day-${programme.replaceAll("_", "-")}`,
    options: seriesChart(points, measure, locale, undefined, sector),
    described: { ...described, notes: [...described.notes, ...odd] },
    sources: sourcesOf(site, points),
    locale,
    recipe: linkRecipe(
      pointsRecipe(
        figures
          .filter(({ value }) => value !== null)
          .map(({ period, stage, measure, value, qualifier, source }) => ({
            period,
            stage,
            measure,
            value: value!,
            qualifier,
            source,
          })),
        { programme, sector, unit: figures[0].unit },
      ),
      site.link("query"),
    ),
  };
}

/** How the benefit of a sector's initiatives spreads. */
export async function distributionFigure(site: Site, sector: Sector): Promise<FigureInput> {
  const classes = await site.library.benefitClasses({ sector });
  const bins = classes.map(({ from, to, initiatives, sample }) => ({ from, to, count: initiatives, sample }));
  const [first, last] = [site.library.domain.years[0], site.library.domain.years.at(-1)];
  const scope = `${site.locale.t(`chart.sector.${sector}`)}, ${first}–${last}`;
  const listed = await site.library.initiatives({ sector }, 1);
  return {
    id: "phan-bo",
    options: distributionChart(bins, site.locale, undefined, sector),
    described: describeDistribution(bins, site.locale, scope),
    sources: sourcesOf(site, listed),
    locale: site.locale,
    recipe: linkRecipe(spreadRecipe(sector, classes), site.link("query")),
  };
}
