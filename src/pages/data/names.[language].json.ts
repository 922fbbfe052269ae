import type { APIRoute } from "astro";
import { type LanguageCode, languageCodes } from "../../i18n/locale.ts";
import { openSite } from "../_site.ts";

export const getStaticPaths = () => languageCodes.map((language) => ({ params: { language } }));

/** Names of units and sources in one language, for charts that the browser draws again. */
export const GET: APIRoute = async ({ params }) => {
  const site = await openSite(params.language as LanguageCode);
  const { units, sources } = site.library;
  return Response.json({
    units: Object.fromEntries(units.map(({ unit_id }) => [unit_id, site.shortUnitName(unit_id)])),
    sources: Object.fromEntries(
      sources.map(({ source_id }) => {
        const { label, href } = site.source(source_id);
        return [source_id, { label, href }];
      }),
    ),
  });
};
