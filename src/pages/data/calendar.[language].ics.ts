import type { APIRoute } from "astro";
import { type LanguageCode, languageCodes } from "../../i18n/locale.ts";
import { formatIcal } from "../../publish/formats/ical.ts";
import { toIcalEvents } from "../_changes.ts";
import { openSite } from "../_site.ts";

export const getStaticPaths = () => languageCodes.map((language) => ({ params: { language } }));

/** The calendar, for the reader's own. */
export const GET: APIRoute = async ({ params }) => {
  const language = params.language as LanguageCode;
  const site = await openSite(language);
  const name = `${site.locale.t("site.name")}: ${site.locale.t("calendar.title")}`;
  const text = formatIcal({ name, language, events: toIcalEvents(site) });
  return new Response(text, { headers: { "content-type": "text/calendar; charset=utf-8" } });
};
