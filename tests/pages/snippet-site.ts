import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toSnippetTable } from "../../src/pages/_bodies/dataset-snippets.ts";
import { type Connection, fillDatabase, openDatabase } from "../../src/publish/database.ts";
import { writeDownloads } from "../../src/publish/downloads.ts";
import type { Dataset } from "../../src/publish/library.ts";
import type { ManifestEntry } from "../../src/publish/manifest.ts";
import { locales } from "../../src/publish/metadata/locales.ts";
import { checkFolder } from "../../src/publish/read.ts";
import { serve } from "../../src/publish/serve.ts";
import { type Download, type Plain, toDownloads, toSheets } from "../../src/publish/tables.ts";
import type { SnippetTable } from "../../src/query/snippets/table.ts";

/** A published table as code takes it, beside the rows that the code must give. */
export type Case = { download: Download; dataset: Dataset; table: SnippetTable; names: string[]; rows: Plain[][] };

/** The repository's data in a folder that is served under a base path, and a case for each of its downloads. */
export type SnippetSite = {
  folder: string;
  /** Ends in a slash; the addresses in the code begin with it. */
  address: string;
  cases: Case[];
  /** The site's own tables, as the console has them. */
  connection: Connection;
  close(): Promise<void>;
};

export async function openSnippetSite(): Promise<SnippetSite> {
  const { tables, descriptor } = await checkFolder("data", { samples: true });
  const downloads = toDownloads(tables, descriptor);
  const folder = await mkdtemp(join(tmpdir(), "snippets-"));
  const database = await openDatabase(":memory:");
  const { connection } = database;
  await writeDownloads(connection, downloads, `${folder}/data`, descriptor);
  await fillDatabase(connection, toSheets(tables, descriptor));
  const { address, close } = await serve({ folder, base: "/sang-kien/", port: 0 });
  const entry = (path: string): ManifestEntry => ({ path, bytes: 1, sha256: "" });
  const cases = downloads.map((download) => {
    const { resource, fields, folder, file } = download;
    const files = ["csv", "excel.csv", "json", "parquet"].map((form) => entry(`data/${folder}${file}.${form}`));
    const dataset: Dataset = {
      // As the published descriptor has it: a sample file says so in its name.
      resource: { ...resource, fields, path: `${folder}${file}.csv` },
      rows: download.rows.length,
      profile: null!,
      files,
    };
    return {
      download,
      dataset,
      table: toSnippetTable(dataset, { locale: locales.vi, root: address, page: `${address}${file}/` })!,
      names: fields.map(({ name }) => name),
      rows: download.rows.map((row) => [...row]),
    };
  });
  return {
    folder,
    address,
    cases,
    connection,
    close: async () => {
      await close();
      database.close();
      await rm(folder, { recursive: true });
    },
  };
}
