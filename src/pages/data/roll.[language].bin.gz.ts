import type { APIRoute } from "astro";
import { type LanguageCode, languageCodes } from "../../i18n/locale.ts";
import { gzip } from "../../publish/formats/gzip.ts";
import { packRoll } from "../../query/roll-index.ts";
import { toRollEntry } from "../../query/roll.ts";
import { openSite } from "../_site.ts";

export const getStaticPaths = () => languageCodes.map((language) => ({ params: { language } }));

/** The honour roll as its search reads it. Withdrawn honours are not in it. */
export const GET: APIRoute = async ({ params }) => {
  const { library, locale, unitName } = await openSite(params.language as LanguageCode);
  const entries = library.honours
    .filter((honour) => honour.status !== "withdrawn")
    .map((honour) =>
      toRollEntry(honour, {
        awardName: locale.t(`award.${honour.award}`),
        unitName: honour.unit && unitName(honour.unit),
      }),
    );
  return new Response(gzip(packRoll(entries)) as Uint8Array<ArrayBuffer>, {
    headers: { "Content-Type": "application/octet-stream" },
  });
};
