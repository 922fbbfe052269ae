import type { Locale } from "../i18n/locale.ts";
import type { View } from "../query/view.ts";
import type { Names, Subject } from "./chart.ts";

export type Dimension = "year" | "sector" | "unit";

/** The dimensions that a View's chart shows, in the order in which titles name them. */
export const dimensionsOf = (view: View): Dimension[] =>
  (["year", "sector", "unit"] as const).filter((axis) => axis === view.by || axis === view.split);

/** “sáng kiến được công nhận ở cấp cơ sở”: what a View counts, fit for the middle of a sentence. */
export const subjectText = ({ measure, stage }: Subject, locale: Locale): string =>
  locale.t(measure === "initiatives" ? `chart.subject.initiatives.${stage}` : `chart.subject.${measure}`);

/** What a View is restricted to along dimensions that its chart does not show; several of a kind are added up, and said to be. */
export function scopeText(view: View, locale: Locale, names: Names, without: readonly Dimension[] = []): string {
  const hidden = (axis: Dimension) => !dimensionsOf(view).includes(axis) && !without.includes(axis);
  const together = (count: number, items: string) => (count > 1 ? locale.t("chart.scope.together", { items }) : items);
  const units =
    view.units.length > 3
      ? locale.t("chart.scope.units", { count: view.units.length })
      : locale.list(view.units.map((id) => names.unit(id)));
  const sectors = locale.list(view.sectors.map((sector) => locale.t(`chart.sector.${sector}`)));
  const years = view.years.length
    ? together(view.years.length, locale.list(view.years.map(String)))
    : locale.t("chart.scope.all_years");
  return [
    hidden("sector") && together(view.sectors.length, sectors),
    hidden("unit") && together(view.units.length, units),
    hidden("year") && years,
  ]
    .filter(Boolean)
    .join(" · ");
}
