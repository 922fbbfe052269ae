import { languageCodes, type LanguageCode, type Locale } from "../../i18n/locale.ts";
import { toLink } from "../../i18n/routes.ts";
import { config } from "../../config.ts";
import type { Descriptor, Resource, Words } from "../descriptor.ts";
import type { ManifestEntry } from "../manifest.ts";
import type { Profile } from "../profile.ts";
import { formOf, mediaTypes } from "./forms.ts";
import { type Licence, toLicence } from "./licence.ts";

/** A published file as metadata names it. */
export type FileFacts = {
  /** Address on the web. */
  address: string;
  /** Last part of the address. */
  name: string;
  bytes: number;
  sha256: string;
  /** Which form of its dataset it is: `csv`, `excel.csv`, `parquet`. */
  form: string;
  mediaType: string;
  /** “Figures: CSV, UTF-8”. */
  titles: Words;
};

export type DatasetFacts = {
  resource: Resource;
  titles: Words;
  /** For sample tables the first sentence says so. */
  notes: Words;
  licences: readonly Licence[];
  /** Its pages. */
  pages: Words;
  rows: number;
  profile: Profile;
  /** The CSV comes first. */
  files: readonly FileFacts[];
};

/** All that a metadata standard may say, gathered from the descriptor, the tables and the configuration. */
export type Facts = {
  name: string;
  titles: Words;
  notes: Words;
  version: string | null;
  /** RFC 3339 time. */
  created: string | null;
  keywords: readonly string[];
  spatial: Words | null;
  years: readonly [number, number] | null;
  licences: readonly Licence[];
  publisher: Words;
  /** E-mail or address for corrections; null where none has been named. */
  contact: string | null;
  /** Address of the folder of the files, with a slash at the end. */
  root: string;
  /** Addresses of the catalogue. */
  pages: Words;
  datasets: readonly DatasetFacts[];
  /** Files that hold everything at once; none while they are not written. */
  whole: readonly FileFacts[];
  locales: Locales;
};

export type Locales = Record<LanguageCode, Locale>;

/** What is known of a dataset once its files are written. */
export type Published = { resource: Resource; rows: number; profile: Profile; files: readonly ManifestEntry[] };

/** Whose site it is and where it is served: the part of the configuration that metadata may state. */
export type Site = {
  url: string;
  base: string;
  owner: Words;
  contact: string | null;
  /** Folder of the files below the base; `data` unless an older version is described. */
  place?: string;
};

/**
 * @param site what is said of the publisher; the configuration of the site unless a test says otherwise
 * @param whole the files that hold everything at once
 */
export function toFacts(
  descriptor: Descriptor,
  datasets: readonly Published[],
  locales: Locales,
  site: Site = config,
  whole: readonly ManifestEntry[] = [],
): Facts {
  const both = inBoth(locales);
  const page = (name: "data" | "dataset", part?: string) =>
    both(({ code }) => site.url + toLink(code, site.base)(name, part));
  const samples = datasets.filter(({ resource }) => resource.sample);
  const tables = samples.map(({ resource }) => resource.name).join(", ");
  return {
    name: descriptor.name,
    titles: descriptor.titles,
    notes: both(({ code, t }) =>
      [descriptor.notes[code], samples.length && t("meta.sample.tables", { tables })].filter(Boolean).join(" "),
    ),
    version: descriptor.version,
    created: descriptor.created,
    keywords: descriptor.keywords,
    spatial: descriptor.spatial,
    years: span(datasets.filter(({ resource }) => !resource.sample).map(({ profile }) => profile.years)),
    licences: descriptor.licenses.map(toLicence),
    publisher: site.owner,
    contact: site.contact,
    root: `${site.url}${site.base}${site.place ?? "data"}/`,
    pages: page("data"),
    locales,
    whole: whole.map((file) => toFile(file, descriptor, site, both)),
    datasets: datasets.map(({ resource, files, rows, profile }) => ({
      resource,
      rows,
      profile,
      titles: resource.titles,
      notes: both(({ code, t }) =>
        [resource.sample && t("meta.sample"), resource.notes[code]].filter(Boolean).join(" "),
      ),
      licences: resource.licenses.map(toLicence),
      pages: page("dataset", resource.name),
      files: files.map((file) => toFile(file, resource, site, both)),
    })),
  };
}

type InBoth = (write: (locale: Locale) => string) => Words;

const inBoth =
  (locales: Locales): InBoth =>
  (write) => ({ vi: write(locales.vi), en: write(locales.en) });

function toFile(
  { path, bytes, sha256 }: ManifestEntry,
  { titles }: Pick<Resource, "titles">,
  { url, base }: Site,
  both: InBoth,
): FileFacts {
  const form = formOf(path);
  return {
    address: `${url}${base}${path}`,
    name: path.split("/").at(-1)!,
    bytes,
    sha256,
    form,
    mediaType: mediaTypes[form],
    titles: both(({ code, t }) => t(`meta.form.${form}`, { title: titles[code] })),
  };
}

function span(all: readonly (readonly [number, number] | null)[]): readonly [number, number] | null {
  const known = all.filter((years) => years !== null);
  return known.length ? [Math.min(...known.map(([from]) => from)), Math.max(...known.map(([, to]) => to))] : null;
}

/** The keywords of a dataset: those of the package, and for sample tables that they are samples, in both languages. */
export const keywordsOf = ({ keywords, locales }: Facts, sample: boolean): readonly string[] =>
  sample ? [...languageCodes.map((code) => locales[code].t("meta.sample.keyword")), ...keywords] : keywords;

/** The day of a version, `2026-11-22`; null where the descriptor does not say. */
export const dayOf = ({ created }: Pick<Facts, "created">): string | null => created && created.slice(0, 10);
