import { config } from "../config.ts";
import type { Locale } from "../i18n/locale.ts";
import { toDescriptor } from "../publish/descriptor.ts";
import { readText } from "../publish/files.ts";
import { fitBrowser } from "../publish/publish.ts";
import { tableName } from "../publish/tables.ts";
import type { Dictionary, DictionaryTable } from "../query/dictionary.ts";
import type { Site } from "./_site.ts";

/** The tables that the SQL page can ask, with titles from the data's own description. */
export async function readDictionary({ locale, library }: Pick<Site, "locale" | "library">): Promise<Dictionary> {
  const { resources } = toDescriptor(JSON.parse(await readText(`${config.data}/datapackage.json`)));
  const sample = resources.filter((resource) => resource.sample).map(tableName);
  const named = (name: string) => {
    const found = resources.find((resource) => tableName(resource) === name);
    if (!found) throw new Error(`datapackage.json does not describe the table ${name}`);
    return found;
  };
  const { initiatives } = await library.initiativeCount({});
  const tables = fitBrowser({ initiatives }).map((name): DictionaryTable => {
    if (name === "cells") return cells(locale);
    const { titles, fields } = named(name);
    const columns = fields.map((field) => ({ name: field.name, type: field.type, title: field.titles[locale.code] }));
    return { name, title: titles[locale.code], columns };
  });
  const sources = library.sources.filter(({ kind }) => kind === "sample").map(({ source_id }) => source_id);
  return { tables, sample: { sources, tables: sources.length ? [...new Set([...sample, "cells"])] : [] } };
}

/** The table that is made from the others, in the order of its columns. */
function cells({ t }: Locale): DictionaryTable {
  const types = {
    year: "integer",
    stage: "string",
    measure: "string",
    sector: "string",
    unit: "string",
    value: "number",
    qualifier: "string",
    sample: "boolean",
    source: "string",
    flags: "string",
  };
  const columns = Object.entries(types).map(([name, type]) => ({ name, type, title: t(`query.cells.${name}`) }));
  return { name: "cells", title: t("query.cells"), columns };
}
