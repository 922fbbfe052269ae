import type { LanguageCode } from "./locale.ts";
import type { Sector } from "../model/sector.ts";

/** The pages of the site and their addresses in each language, below the base path. `{}` is the page's own part. */
const addresses = {
  home: { vi: "", en: "en/" },
  sector: { vi: "linh-vuc/{}/", en: "en/sectors/{}/" },
  year: { vi: "nam/{}/", en: "en/years/{}/" },
  units: { vi: "don-vi/", en: "en/units/" },
  unit: { vi: "don-vi/{}/", en: "en/units/{}/" },
  explore: { vi: "kham-pha/", en: "en/explore/" },
  embed: { vi: "nhung/", en: "en/embed/" },
  query: { vi: "truy-van/", en: "en/query/" },
  honours: { vi: "vinh-danh/", en: "en/honour-roll/" },
  honour: { vi: "vinh-danh/{}/", en: "en/honour-roll/{}/" },
  data: { vi: "du-lieu/", en: "en/data/" },
  api: { vi: "du-lieu/api/", en: "en/data/api/" },
  findNumber: { vi: "du-lieu/tim-so/", en: "en/data/find-a-number/" },
  dataset: { vi: "du-lieu/{}/", en: "en/data/{}/" },
  versions: { vi: "du-lieu/phien-ban/", en: "en/data/versions/" },
  version: { vi: "du-lieu/phien-ban/{}/", en: "en/data/versions/{}/" },
  calendar: { vi: "du-lieu/lich/", en: "en/data/calendar/" },
  methods: { vi: "phuong-phap/", en: "en/methods/" },
} as const;

export type PageName = keyof typeof addresses;

/** How each sector is spelt in an address. */
export const sectorSlugs: Record<Sector, Record<LanguageCode, string>> = {
  health: { vi: "y-te", en: "health" },
  education: { vi: "giao-duc", en: "education" },
  administration: { vi: "hanh-chinh", en: "administration" },
  production: { vi: "san-xuat", en: "production" },
};

export type Link = (page: PageName, part?: string | number) => string;

/**
 * Makes the function that writes links for one language.
 * @param base path the site lives under, with a slash at both ends
 * @returns `(page, part) → path`; sectors are given by code. Throws when a page needs a part and gets none.
 */
export function toLink(language: LanguageCode, base: string): Link {
  return (page, part) => {
    const pattern = addresses[page][language];
    if (pattern.includes("{}") && part === undefined) throw new Error(`address of ${page} needs its own part`);
    const own = page === "sector" ? sectorSlugs[part as Sector][language] : String(part ?? "");
    return base + pattern.replace("{}", encodeURIComponent(own));
  };
}
