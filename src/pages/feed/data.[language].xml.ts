import type { APIRoute } from "astro";
import { config } from "../../config.ts";
import { type LanguageCode, languageCodes } from "../../i18n/locale.ts";
import { toAtom } from "../../publish/formats/atom.ts";
import { feedPath, toFeedEntries } from "../_changes.ts";
import { openSite } from "../_site.ts";

export const getStaticPaths = () => languageCodes.map((language) => ({ params: { language } }));

/** The releases of the data, and the calendar, for feed readers. */
export const GET: APIRoute = async ({ params }) => {
  const language = params.language as LanguageCode;
  const site = await openSite(language);
  const address = (code: string) => `${config.url}${site.base}${feedPath(code)}`;
  const entries = toFeedEntries(site);
  const atom = toAtom({
    id: `sang-kien-thu-do data feed ${language}`,
    language,
    title: `${site.locale.t("site.name")}: ${site.locale.t("versions.title")}`,
    subtitle: site.locale.t("versions.description"),
    author: config.owner[language],
    self: address(language),
    page: config.url + site.link("versions"),
    translations: languageCodes
      .filter((code) => code !== language)
      .map((code) => ({ language: code, address: address(code) })),
    entries,
  });
  return new Response(atom, { headers: { "content-type": "application/atom+xml; charset=utf-8" } });
};
