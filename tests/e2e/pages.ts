import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";

/** A built page: its path below the base, and its document. */
export type BuiltPage = { path: string; html: string; document: Document };

/** Every HTML page of a built site. */
export function builtPages(folder: string): BuiltPage[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".html"))
    .sort()
    .map((path) => builtPage(folder, path));
}

/** One HTML page of a built site, such as `du-lieu/index.html`. */
export function builtPage(folder: string, path: string): BuiltPage {
  const html = readFileSync(join(folder, path), "utf8");
  return { path, html, document: parseHTML(html).document };
}

/** One page of each kind, in Vietnamese and English. */
export const kinds = [
  "",
  "linh-vuc/y-te/",
  "nam/2022/",
  "nam/2019/",
  "don-vi/",
  "don-vi/ldld-quan-nam-tu-liem/",
  "don-vi/cd-phuong-ba-dinh/",
  "kham-pha/",
  "nhung/",
  "truy-van/",
  "vinh-danh/",
  "vinh-danh/H0014/",
  "du-lieu/",
  "du-lieu/figures/",
  "du-lieu/initiatives/",
  "du-lieu/api/",
  "du-lieu/tim-so/",
  "du-lieu/phien-ban/",
  "du-lieu/phien-ban/1.1.0/",
  "du-lieu/lich/",
  "phuong-phap/",
  "404.html",
  "en/",
  "en/sectors/education/",
  "en/years/2025/",
  "en/units/cd-y-te/",
  "en/explore/",
  "en/embed/",
  "en/query/",
  "en/honour-roll/",
  "en/honour-roll/H0113/",
  "en/data/",
  "en/data/initiatives/",
  "en/data/api/",
  "en/data/find-a-number/",
  "en/data/versions/",
  "en/data/versions/1.1.0/",
  "en/data/calendar/",
  "en/methods/",
];
