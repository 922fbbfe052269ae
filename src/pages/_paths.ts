import { sectorSlugs } from "../i18n/routes.ts";
import type { LanguageCode } from "../i18n/locale.ts";
import { sectors } from "../model/sector.ts";
import { library } from "../publish/library.ts";

/** One page a sector, at its address in the language. */
export const sectorPaths = (language: LanguageCode) =>
  sectors.map((sector) => ({ params: { sector: sectorSlugs[sector][language] }, props: { sector } }));

/** One page an edition; a new year in the data is a new page. */
export const yearPaths = async () =>
  (await library()).periods
    .filter((period) => period.edition)
    .map(({ year_end }) => ({ params: { year: String(year_end) }, props: { year: year_end! } }));

/** One page a unit. */
export const unitPaths = async () =>
  (await library()).units.map(({ unit_id }) => ({ params: { unit: unit_id }, props: { unit: unit_id } }));

/** One page an honour; a withdrawn one keeps its address. */
export const honourPaths = async () =>
  (await library()).honours.map(({ honour_id }) => ({ params: { honour: honour_id }, props: { honour: honour_id } }));

/** One page a dataset that can be downloaded or is described. */
export const datasetPaths = async () =>
  (await library()).datasets.map(({ resource: { name } }) => ({ params: { dataset: name }, props: { dataset: name } }));

/** One page a release. */
export const versionPaths = async () =>
  (await library()).versions.releases.map(({ version }) => ({ params: { version }, props: { version } }));
