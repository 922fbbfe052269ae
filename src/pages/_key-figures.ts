import type { KeyFigure } from "../components/key-figure.ts";
import type { Figure } from "../model/figure.ts";
import { type Measure, measureUnits } from "../model/measure.ts";
import type { Stage } from "../model/stage.ts";
import { cityUnit } from "../model/unit.ts";
import { type Change, findChange, toSeries } from "../query/series.ts";
import type { Site } from "./_site.ts";

/** What the press reports of a year, in the order of the funnel. */
const keys: readonly { stage: Stage; measure: Measure }[] = [
  { stage: "base", measure: "initiatives" },
  { stage: "above_base", measure: "initiatives" },
  { stage: "submitted", measure: "initiatives" },
  { stage: "submitted", measure: "monetised" },
  { stage: "submitted", measure: "benefit_vnd" },
  { stage: "titled", measure: "initiatives" },
  { stage: "titled", measure: "people" },
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

/** The years that have a page, oldest first. */
export const editions = ({ library }: Site) =>
  library.periods.filter((period) => period.edition).sort((a, b) => a.period.localeCompare(b.period));

/** The key figures of a year, each with its change and its source; those not published are left out. */
export function keyFigures(site: Site, year: number): KeyFigure[] {
  const { locale } = site;
  const counted = (measure: Measure) =>
    citySeries(site, "titled", measure).some((p) => p.year === year && p.value !== null);
  const twice = counted("initiatives") ? { stage: "titled", measure: "people" } : null;
  return keys.flatMap(({ stage, measure }) => {
    if (stage === twice?.stage && measure === twice.measure) return [];
    const points = citySeries(site, stage, measure);
    const point = points.find((candidate) => candidate.year === year);
    if (!point || point.value === null || point.source === null) return [];
    const unit = measureUnits[measure];
    return [
      {
        number: locale.value(point.value, unit, point.qualifier),
        label: locale.t(`key.${stage}.${measure}`),
        change: changeText(findChange(points, year), unit, site),
        caveat: point.flags.includes("needs_confirmation") ? locale.t("key.needs_confirmation") : null,
        source: site.source(point.source),
      },
    ];
  });
}

function changeText(change: Change | undefined, unit: (typeof measureUnits)[Measure], { locale }: Site): string | null {
  if (!change) return locale.t("change.none");
  const { earlier, difference, caveats } = change;
  const before = { year: earlier.year, value: locale.value(earlier.value, unit, earlier.qualifier) };
  if (caveats.length) {
    const reasons = locale.list(caveats.map((caveat) => locale.t(`change.caveat.${caveat}`)));
    return locale.t("change.caution", { ...before, reasons });
  }
  if (difference === 0) return locale.t("change.same", before);
  const size = locale.value(Math.abs(difference), unit);
  return locale.t(difference > 0 ? "change.more" : "change.less", { ...before, size });
}
