import type { APIRoute } from "astro";
import { type LanguageCode, languageCodes } from "../../i18n/locale.ts";
import { readDictionary } from "../_dictionary.ts";
import { openSite } from "../_site.ts";

export const getStaticPaths = () => languageCodes.map((language) => ({ params: { language } }));

/** What the SQL editor completes from: tables and columns with their titles in one language. */
export const GET: APIRoute = async ({ params }) =>
  Response.json(await readDictionary(await openSite(params.language as LanguageCode)));
