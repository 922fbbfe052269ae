import { config } from "../../config.ts";
import type { ColumnView, SpreadLine } from "../../components/dataset/column.ts";
import { languageCodes, type Locale } from "../../i18n/locale.ts";
import { sourceKinds } from "../../model/source.ts";
import type { Field } from "../../publish/descriptor.ts";
import type { Dataset } from "../../publish/library.ts";
import { codeLabel, codesOf, typeKey } from "../../publish/metadata/codes.ts";
import type { ManifestEntry } from "../../publish/manifest.ts";
import { type Citable, citeText } from "../../publish/metadata/citation.ts";
import { type DatasetFacts, type Facts, toFacts } from "../../publish/metadata/facts.ts";
import { formOf, mostInExcel, mostWhole, wholeFilesOf } from "../../publish/metadata/forms.ts";
import { locales } from "../../publish/metadata/locales.ts";
import type { ColumnProfile, Spread } from "../../publish/profile.ts";
import type { KeptVersion } from "../../query/version-list.ts";
import type { Site } from "../_site.ts";

/** What metadata say of the published files; the pages say it too. */
export const readFacts = ({ library }: Pick<Site, "library">): Facts =>
  toFacts(library.descriptor, library.datasets, locales, config, wholeFilesOf(library.manifest));

/** Names that a column's own values have on the site, such as units and periods. */
type Names = (field: Field, value: string) => string | null;

/** The columns of a dataset in the words of a language. */
export function toColumnViews({ resource, rows, profile }: Dataset, locale: Locale, names: Names): ColumnView[] {
  return resource.fields.map((field, at) => {
    const column = profile.columns[at];
    const share = (count: number) => (rows ? count / rows : 0);
    const label = (code: string) => names(field, code) ?? codeLabel(field, code, locale);
    const used = new Set(column.values?.map(({ value }) => value));
    return {
      name: field.name,
      title: field.titles[locale.code],
      description: field.descriptions[locale.code],
      type: locale.t(typeKey(field)),
      unit: field.unit && field.unit[locale.code],
      required: field.required,
      list: field.list,
      unused: (codesOf(field) ?? []).filter((code) => !used.has(code)).map((code) => ({ code, label: label(code) })),
      empty: { count: column.missing, share: share(column.missing) },
      distinct: column.distinct,
      bars:
        column.values &&
        column.values.map(({ value, count }) => ({ code: value, label: label(value), count, share: share(count) })),
      others: column.others ? { count: column.others, share: share(column.others) } : null,
      spreads: column.spreads && toSpreadLines(column, field, locale),
    };
  });
}

const pointNames = ["least", "quarter", "middle", "three_quarters", "greatest"];

function toSpreadLines({ spreads }: ColumnProfile, field: Field, locale: Locale): SpreadLine[] {
  return spreads!.map((spread) => {
    const [least, , , , greatest] = spread.quantiles;
    // A logarithm has no place for 0 and below.
    const logarithmic = least > 0 && greatest / least > 100;
    const scale = (value: number) => (logarithmic ? Math.log(value) : value);
    const width = scale(greatest) - scale(least) || 1;
    const same = least === greatest;
    return {
      title: titleOf(spread, field, locale),
      logarithmic,
      points: (same ? [least] : spread.quantiles).map((value, at) => ({
        name: locale.t(`dataset.point.${same ? "all" : pointNames[at]}`),
        value,
        text: spread.unit ? locale.value(value, spread.unit) : locale.number(value),
        at: (scale(value) - scale(least)) / width,
      })),
    };
  });
}

function titleOf({ unit, count }: Spread, field: Field, { code, t, number }: Locale): string {
  const name = unit ? t(`dataset.measured.${unit}`) : (field.unit?.[code] ?? null);
  const numbers = t("dataset.numbers", { count: number(count) });
  return name ? `${name}: ${numbers}` : numbers;
}

/** A file as a row of a table of files. */
export const toFileRow = ({ path, bytes, sha256 }: ManifestEntry, base: string) => ({
  href: base + path,
  name: path.split("/").at(-1)!,
  form: formOf(path),
  bytes,
  sha256,
});

/** The forms in which every dataset should be had and this one is not, left out those that it is too long for. */
export const missingForms = (dataset: Dataset): string[] =>
  ["csv", "excel.csv", "xlsx", "json", "parquet"]
    .filter((form) => !dataset.files.some(({ path }) => formOf(path) === form))
    .filter((form) => !["xlsx", "json"].includes(form) || !isTooLong(dataset))
    .filter((form) => form !== "excel.csv" || dataset.rows <= mostInExcel)
    .map((form) => (form === "parquet" ? "Parquet" : form.toUpperCase()));

/** Whether a table is too long for a workbook, for JSON and for the archive of everything. */
export const isTooLong = ({ rows }: Pick<Dataset, "rows">): boolean => rows > mostWhole;

/** The newest release that has the table, whose files never change; null where none has it, as with sample data. */
export const findKept = (
  versions: readonly Pick<KeptVersion, "version" | "folder">[],
  { resource }: Pick<Dataset, "resource">,
  manifest: readonly Pick<ManifestEntry, "path">[],
): string | null =>
  versions.find(({ folder }) => manifest.some(({ path }) => path === folder + resource.path))?.version ?? null;

/** The reference as a sentence in each language; both are for copying. */
export const citeTexts = (citable: Citable, facts: Facts) =>
  languageCodes.map((language) => ({ language, text: citeText(citable, facts, language) }));

const citations: Record<string, string> = {
  "CITATION.cff": "cff",
  "citation.bib": "bibtex",
  "citation.ris": "ris",
  "citation.csl.json": "csl",
};

/** The files for reference managers that are published. */
export const citationFiles = (manifest: readonly ManifestEntry[], base: string) =>
  Object.keys(citations)
    .filter((name) => manifest.some(({ path }) => path === `data/${name}`))
    .map((name) => ({ href: `${base}data/${name}`, name }));

/** The published files that describe the data; with a dataset's CSV, also that CSV's own description. */
export function standards(manifest: readonly ManifestEntry[], base: string, csv?: string) {
  const all: Record<string, string> = {
    ...(csv && { [`${csv}-metadata.json`]: "csvw" }),
    "data/datapackage.json": "data-package",
    "data/croissant.json": "croissant",
    "data/dcat.jsonld": "dcat",
    "data/dcat.ttl": "dcat",
    "data/csv-metadata.json": "csvw-group",
  };
  return Object.entries(all)
    .filter(([path]) => manifest.some((file) => file.path === path))
    .map(([path, key]) => ({ href: base + path, name: path.split("/").at(-1)!, key }));
}

/** What the pages say of the package and of a dataset, in words; what is not stated is said to be so. */
export const described = {
  version: ({ version, created }: Facts, { t, date }: Locale): string => {
    if (!version) return t("dataset.no_version");
    return created ? t("dataset.version_value", { version, date: date(created.slice(0, 10)) }) : version;
  },
  licences: (licences: Facts["licences"], { code, t }: Locale): string =>
    licences.map(({ titles }) => titles[code]).join("; ") || t("dataset.no_licence"),
  years: ([from, to]: readonly [number, number], { t }: Locale): string =>
    from === to ? t("dataset.year", { year: from }) : t("dataset.years", { from, to }),
  /** Where most of its rows are from; `published` where its rows have no source of their own, or most are official. */
  status: ({ resource, profile }: Pick<Dataset, "resource" | "profile">): "sample" | "press" | "published" => {
    if (resource.sample) return "sample";
    return (profile.kinds?.press ?? 0) > (profile.kinds?.official ?? 0) ? "press" : "published";
  },
  dataset({ resource, rows, profile }: Dataset, about: DatasetFacts, facts: Facts, locale: Locale, units: number) {
    const { t, number } = locale;
    const cells = rows * resource.fields.length;
    const empty = profile.columns.reduce((sum, { missing }) => sum + missing, 0);
    const kinds = sourceKinds.filter((kind) => profile.kinds?.[kind]);
    return [
      { name: t("data.status"), values: [t(`dataset.status.${described.status({ resource, profile })}`)] },
      {
        name: t("data.size"),
        values: [
          `${t("data.rows", { count: number(rows) })} · ${t("data.columns", { count: resource.fields.length })}`,
        ],
      },
      {
        name: t("dataset.coverage"),
        values: [profile.years ? described.years(profile.years, locale) : t("dataset.no_years")],
      },
      {
        name: t("dataset.units"),
        values: profile.units === null ? [] : [t("dataset.units_value", { count: profile.units, all: units })],
      },
      {
        name: t("dataset.kinds"),
        values: kinds.map((kind) =>
          t("dataset.kinds_value", { count: number(profile.kinds![kind]!), kind: t(`sourceKind.${kind}`) }),
        ),
      },
      {
        name: t("dataset.missing"),
        values: [
          t("dataset.missing_value", {
            empty: number(empty),
            all: number(cells),
            share: locale.percent(cells ? empty / cells : 0),
          }),
          ...(profile.reasons ? [t("dataset.reasons_value", { count: number(profile.reasons) })] : []),
        ],
      },
      { name: t("data.licence"), values: [described.licences(about.licences, locale)] },
      { name: t("dataset.version"), values: [described.version(facts, locale)] },
    ].filter(({ values }) => values.length > 0);
  },
};
