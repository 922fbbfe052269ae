import type { Snippet } from "../../components/dataset/snippet.ts";
import { config } from "../../config.ts";
import { consoleSnippet, type ConsoleTable, duckdbSnippet, wasmSnippet } from "../../query/snippets/duckdb.ts";
import { powerQuerySnippet } from "../../query/snippets/excel.ts";
import { javascriptSnippet } from "../../query/snippets/javascript.ts";
import { pandasSnippet, polarsSnippet } from "../../query/snippets/python.ts";
import { rSnippet } from "../../query/snippets/r.ts";
import { type SnippetTable, toColumnKind, toVariable } from "../../query/snippets/table.ts";
import { formatSqlLink } from "../../query/sql-link.ts";
import type { Locale } from "../../i18n/locale.ts";
import type { Resource } from "../../publish/descriptor.ts";
import type { Dataset } from "../../publish/library.ts";
import { formOf } from "../../publish/metadata/forms.ts";
import { tableName } from "../../publish/tables.ts";
import type { Site } from "../_site.ts";

/** A dataset as ready code takes it; null where it is not published as CSV, JSON and Parquet. */
export function toSnippetTable(
  { resource, files }: Dataset,
  { locale, root, page }: { locale: Locale; root: string; page: string },
): SnippetTable | null {
  const pathOf = (form: string) => files.find(({ path }) => formOf(path) === form)?.path;
  const [csv, json, parquet] = ["csv", "json", "parquet"].map(pathOf);
  if (!csv || !json || !parquet) return null;
  const file = csv
    .split("/")
    .at(-1)!
    .replace(/\.csv$/, "");
  return {
    name: toVariable(file),
    comments: [
      `${resource.titles[locale.code].replace(/\s+/g, " ")}: ${page}`,
      ...(resource.sample ? [locale.t("snippet.sample")] : []),
    ],
    columns: resource.fields.map(({ name, type }) => ({ name, kind: toColumnKind(type) })),
    csv: root + csv,
    parquet: root + parquet,
    json: root + json,
  };
}

/** Where a dataset's rows lie in the site's database: sample rows join the published ones of the same table. */
export function toConsoleTable(
  { resource }: Pick<Dataset, "resource">,
  all: readonly Pick<Dataset, "resource">[],
  comments: readonly string[],
): ConsoleTable {
  const table = mainTable(resource);
  return {
    comments,
    table,
    sample: resource.sample,
    shared: all.some((other) => other.resource.name !== resource.name && mainTable(other.resource) === table),
  };
}

/** The table of a published file: that of `sample/figures.sample.csv` is `figures`. */
const mainTable = (resource: Pick<Resource, "path">): string => tableName(resource).replace(/\.sample$/, "");

/** Ready code for a dataset in every language that readers ask for, in the words of the page; empty without its files. */
export function toSnippets(dataset: Dataset, { library, locale, link }: Site): Snippet[] {
  const { resource, rows } = dataset;
  const root = config.url + config.base;
  const page = config.url + link("dataset", resource.name);
  const table = toSnippetTable(dataset, { locale, root, page });
  if (!table) return [];
  const sql = consoleSnippet(toConsoleTable(dataset, library.datasets, table.comments.slice(1)));
  const search = rows > config.browserRows ? null : formatSqlLink(sql);
  return [
    { id: "duckdb", code: duckdbSnippet(table) },
    ...(search ? [{ id: "console", code: sql, href: link("query") + search }] : []),
    { id: "wasm", code: wasmSnippet(table) },
    { id: "pandas", code: pandasSnippet(table) },
    { id: "polars", code: polarsSnippet(table) },
    { id: "r", code: rSnippet(table) },
    { id: "javascript", code: javascriptSnippet(table) },
    { id: "excel", code: powerQuerySnippet(table) },
  ];
}

/** What to put for what in a file's address so that it never changes; null where this version of the table is not kept. */
export function keptAddress({ files }: Dataset, { library }: Site): { latest: string; kept: string } | null {
  const kept = `data/v/${library.descriptor.version}/`;
  const path = files.find((file) => formOf(file.path) === "csv")?.path.replace(/^data\//, kept);
  const root = config.url + config.base;
  return library.manifest.some((file) => file.path === path) ? { latest: `${root}data/`, kept: root + kept } : null;
}
