import { type Axis, defaultView, facetOf, toView, type View } from "../query/view.ts";
import { unitSortName } from "../i18n/unit-names.ts";
import { stoodIn } from "../model/unit.ts";
import type { Site } from "./_site.ts";

/** A page's question and the further axes it is answered along. */
export type PageView = { view: View; facets: readonly Axis[] };

/** The question each kind of page opens with. */
export const pageViews = {
  home: (site: Site): PageView => ({
    view: toView({ ...defaultView, by: "year", split: "sector" }, site.library.domain),
    facets: ["unit"],
  }),
  sector: (site: Site, sector: string): PageView => ({
    view: toView({ ...defaultView, by: "year", sectors: [sector] }, site.library.domain),
    facets: ["unit"],
  }),
  year: (site: Site, year: number): PageView => ({
    view: toView({ ...defaultView, by: "sector", years: [year] }, site.library.domain),
    facets: ["unit"],
  }),
  unit: (site: Site, unit: string): PageView => ({
    view: toView(
      { ...defaultView, by: "year", split: "sector", units: [unit], years: yearsOf(unit, site) },
      site.library.domain,
    ),
    facets: [],
  }),
  embed: (site: Site): PageView => ({ view: toView(defaultView, site.library.domain), facets: [] }),
  explore: (site: Site): PageView => ({
    view: toView(defaultView, site.library.domain),
    facets: ["sector", "unit"],
  }),
};

/** The years in which a unit stood; empty when these are all. */
function yearsOf(id: string, { library }: Site): readonly number[] {
  const unit = library.units.find((candidate) => candidate.unit_id === id);
  const years = library.domain.years.filter((year) => !unit || stoodIn(unit, year));
  return years.length < library.domain.years.length ? years : [];
}

/** Asks the published tables all that a page's panel shows. */
export async function answerPanel({ view, facets }: PageView, { library }: Site) {
  const asked = [
    { facet: "main" as const, view },
    ...facets.map((facet) => ({ facet, view: facetOf(view, facet, library.domain) })),
  ];
  return Promise.all(asked.map(async (figure) => ({ ...figure, rows: await library.ask(figure.view) })));
}

/** Units that may stand in a breakdown, by kind, for lists and controls. */
export function unitGroups({ library, locale }: Site) {
  const inDomain = library.units.filter((unit) => library.domain.units.includes(unit.unit_id));
  return [...Map.groupBy(inDomain, (unit) => unit.kind)].map(([kind, units]) => ({
    label: locale.t(`unitKind.${kind}`),
    units: units
      .sort((a, b) => locale.compare(unitSortName(locale.text(a, "name")), unitSortName(locale.text(b, "name"))))
      .map((unit) => unit.unit_id),
  }));
}
