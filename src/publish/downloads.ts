import type { Connection } from "./database.ts";
import { sha256 } from "./engine.ts";
import { writeText } from "./files.ts";
import { formatCsv, formatExcelCsv } from "./formats/csv.ts";
import { writeParquet } from "./formats/parquet.ts";
import type { Download } from "./tables.ts";

/**
 * Writes every download in three forms (`.csv`, `.excel.csv`, `.parquet`) and the `datapackage.json` that describes them.
 * @param folder gets the files; sample ones go to its folder `sample`
 * @param loose the parsed `datapackage.json` of the data folder, whose words are kept
 */
export async function writeDownloads(
  connection: Connection,
  downloads: readonly Download[],
  loose: unknown,
  folder: string,
): Promise<void> {
  const described: Loose[] = [];
  for (const download of downloads) {
    const path = download.folder + download.file;
    const csv = formatCsv(download);
    await writeText(`${folder}/${path}.csv`, csv);
    await writeText(`${folder}/${path}.excel.csv`, formatExcelCsv(download));
    await writeParquet(connection, download, `${folder}/${path}.parquet`);
    described.push(describe(download, `${path}.csv`, csv, loose as LoosePackage));
  }
  const known = { ...(loose as LoosePackage), resources: described };
  await writeText(`${folder}/datapackage.json`, `${JSON.stringify(known, null, 2)}\n`);
}

type Loose = Record<string, unknown>;
type LoosePackage = Loose & { resources: (Loose & { name: string; schema: Loose & { fields: Loose[] } })[] };

function describe({ name, fields, rows }: Download, path: string, csv: string, { resources }: LoosePackage): Loose {
  const resource = resources.find((item) => item.name === name) as LoosePackage["resources"][number];
  const bytes = new TextEncoder().encode(csv);
  const added = fields.filter((field) => !resource.schema.fields.some((known) => known.name === field.name));
  const fieldsAdded = added.map(({ name, type, titles, descriptions, codelist, required }) => ({
    name,
    type,
    title: titles.vi,
    titles,
    description: descriptions.vi,
    descriptions,
    constraints: { required },
    codelist,
  }));
  return {
    ...resource,
    path,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes: bytes.length,
    rows: rows.length,
    hash: `sha256:${sha256(bytes)}`,
    schema: { ...resource.schema, fields: [...resource.schema.fields, ...fieldsAdded] },
  };
}
