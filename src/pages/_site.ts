import { config } from "../config.ts";
import en from "../i18n/en.ts";
import vi from "../i18n/vi.ts";
import { type LanguageCode, type Locale, toLocale } from "../i18n/locale.ts";
import { type Link, toLink } from "../i18n/routes.ts";
import { shortUnitName } from "../i18n/unit-names.ts";
import type { Note } from "../model/note.ts";
import type { Source } from "../model/source.ts";
import { cityUnit } from "../model/unit.ts";
import { type Library, library } from "../publish/library.ts";

/** What every page of one language is made with. */
export type Site = {
  locale: Locale;
  link: Link;
  library: Library;
  base: string;
  unitName: (id: string) => string;
  /** The same, as charts and lists of choices have room for. */
  shortUnitName: (id: string) => string;
  /** A period as it is called on the page: “2022”, “năm học 2018–2019”. */
  periodName: (id: string) => string;
  /** Who published a source, as the page's readers know it. */
  publisher: (source: Source) => string;
  source: (id: string) => { id: string; label: string; href: string };
  /** Sources in the order given, each once. */
  sourceList: (ids: readonly (string | null)[]) => { id: string; label: string; href: string }[];
  isSample: (sourceId: string) => boolean;
  notes: (kind: Note["kind"], about?: string | null) => Note[];
};

const locales = { vi: toLocale("vi", ...vi), en: toLocale("en", ...en) };

/** Opens the published tables and gathers what pages of a language share. Rejects when nothing has been published. */
export async function openSite(code: LanguageCode): Promise<Site> {
  const books = await library();
  const locale = locales[code];
  const link = toLink(code, config.base);
  const sources = new Map(books.sources.map((source) => [source.source_id, source]));
  const periods = new Map(books.periods.map((period) => [period.period, period]));
  const units = new Map(books.units.map((unit) => [unit.unit_id, unit]));

  const publisher = (source: Source) => (code === "en" && source.publisher_en) || source.publisher;
  const source = (id: string) => {
    const found = sources.get(id);
    if (!found) throw new Error(`unknown source: ${id}`);
    const label = [
      found.kind === "sample" ? locale.t("sample.badge") : publisher(found),
      found.date && locale.date(found.date),
    ]
      .filter(Boolean)
      .join(", ");
    return { id, label, href: `${link("methods")}#${id}` };
  };
  const unitName = (id: string) => {
    const unit = units.get(id === "all" ? cityUnit : id);
    if (!unit) throw new Error(`unknown unit: ${id}`);
    return locale.text(unit, "name");
  };
  return {
    locale,
    link,
    library: books,
    base: config.base,
    unitName,
    shortUnitName: (id) => shortUnitName(unitName(id), code),
    publisher,
    periodName: (id) => {
      const period = periods.get(id);
      if (!period) throw new Error(`unknown period: ${id}`);
      return period.kind === "year" ? id : (locale.text(period, "title") ?? id);
    },
    source,
    sourceList: (ids) => [...new Set(ids)].filter((id) => id !== null).map(source),
    isSample: (id) => sources.get(id)?.kind === "sample",
    notes: (kind, about) =>
      books.notes.filter((note) => note.kind === kind && (about === undefined || note.about === about)),
  };
}
