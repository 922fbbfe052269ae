import { config } from "../config.ts";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { writeApi } from "./api/write.ts";
import { archiveName, writeArchive } from "./archive.ts";
import { readCells, readCube, readDomain } from "./cube.ts";
import { type Connection, type Database, fillDatabase, openDatabase, quote, records } from "./database.ts";
import { writeDatabaseFile } from "./database-file.ts";
import { writeDownloads } from "./downloads.ts";
import { type PackOptions, readLeanEngine, writeEngine } from "./engine.ts";
import {
  copyFolder,
  exists,
  makeFolder,
  mergeFolder,
  readBytes,
  readText,
  removeFolder,
  swapEntries,
  writeBytes,
  writeText,
} from "./files.ts";
import { type Finding, hasErrors } from "./finding.ts";
import { openDuckdbWriter } from "./formats/duckdb.ts";
import { gzip } from "./formats/gzip.ts";
import { type ManifestEntry, readManifest } from "./manifest.ts";
import { writeMetadata } from "./metadata/write.ts";
import { writeRecordsCube } from "./records-cube.ts";
import { writeRecords } from "./records.ts";
import { checkWhole, type Edition, editionVersion, type Whole } from "./releases/edition.ts";
import { writeReleases } from "./releases/write.ts";
import { type Download, toDownloads, toSheets } from "./tables.ts";
import { tellFiles } from "./whole.ts";

export type PublishOptions = {
  /** Folder of the tables. */
  data: string;
  /** Folder that is made, or replaced once all went well. */
  published: string;
  samples: boolean;
  /** Path under which the site lives; hosts read it from `_headers`. */
  base?: string;
  /** Bytes of a CSV from which on the database reads it, and its rows do not come into memory. */
  longFile?: number;
  /** Rows up to which the browser's database holds a table. */
  browserRows?: number;
} & PackOptions;
export type Publication = {
  /** False when a finding is an error: then nothing was written, and what stood before still stands. */
  published: boolean;
  findings: Finding[];
  /** What the data calls itself. */
  edition: Edition;
  /** Rows by table. */
  tables: Record<string, number>;
  /** Number and size of the files in the public folder. */
  files: number;
  bytes: number;
  seconds: number;
};

/** Tables of the browser's database. The honour roll is not among them: names are in no file that can be taken whole. */
export const browserTables = ["figures", "units", "periods", "sources", "notes", "initiatives", "cells"] as const;

/** The same without those that are too long for it. `rows` are the rows of each table. */
export const fitBrowser = (rows: Record<string, number>, most: number = config.browserRows): string[] =>
  browserTables.filter((name) => (rows[name] ?? 0) <= most);

/**
 * Checks the data and publishes it: the build-time database, the browser's database and engine, the cube, the downloads
 * and a manifest. All is written to a fresh folder and takes the place of the old output at the end. Same input, same bytes.
 * @throws Error when the descriptor cannot be used or a file cannot be written; the old output stays
 */
export async function publish({
  data,
  published,
  samples,
  base = "/",
  longFile,
  browserRows,
  ...packing
}: PublishOptions): Promise<Publication> {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const work = resolve(`${published}/new`);
  await removeFolder(work);
  try {
    await makeFolder(work);
    const database = await openDatabase(`${work}/tables.duckdb`);
    let counts: Record<string, number>;
    let manifest: ManifestEntry[];
    let whole: Whole;
    try {
      whole = await checkWhole(data, { samples, connection: database.connection, longFile });
      const { findings, edition } = whole;
      if (hasErrors(findings))
        return { published: false, findings, edition, tables: {}, files: 0, bytes: 0, seconds: seconds() };
      ({ counts, manifest } = await write(database, work, data, whole, base, { ...packing, browserRows }));
    } finally {
      database.close();
    }
    const { findings, edition } = whole;
    await writeText(`${work}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
    await swapEntries(work, resolve(published));
    const bytes = manifest.reduce((sum, file) => sum + file.bytes, 0);
    return { published: true, findings, edition, tables: counts, files: manifest.length, bytes, seconds: seconds() };
  } finally {
    await removeFolder(work);
  }
}

/** Writes everything to the working folder; returns the rows by table, and every file of the public folder. */
async function write(
  { connection, connect }: Database,
  work: string,
  data: string,
  whole: Whole,
  base: string,
  { browserRows, ...packing }: PackOptions & Pick<PublishOptions, "browserRows">,
): Promise<{ counts: Record<string, number>; manifest: ManifestEntry[] }> {
  const { tables, descriptor } = whole.reading;
  const version = editionVersion(whole.edition) ?? descriptor.version;
  const downloads = toDownloads(tables, descriptor);
  const open = `${work}/public`;
  await makeFolder(`${open}/data`);
  if (await exists(staticFolder)) await copyFolder(staticFolder, open);
  await fillDatabase(connection, toSheets(tables, descriptor));
  const counts = await countRows(connection);
  const loose = { ...JSON.parse(await readText(`${data}/datapackage.json`)), ...(version && { version }) };
  // The archive takes all that stands in its folder, so the others write to folders of their own first.
  const [rows, rest, past] = [`${work}/rows`, `${work}/rest`, `${work}/past`];
  for (const folder of [rows, rest, `${past}/public`]) await makeFolder(`${folder}/data`);
  const manifests = await sideBySide(
    async () => {
      const packaged = { ...descriptor, version };
      const write = async (connection: Connection, isMeant: (download: Download) => boolean) =>
        writeDownloads(connection, downloads.filter(isMeant), `${open}/data`, packaged);
      // The long ones keep the database busy, the others this thread.
      await sideBySide(
        async () => write(await connect(), ({ long }) => long !== undefined),
        async () => write(connection, ({ long }) => long === undefined),
      );
      const described = await writeMetadata(connection, downloads, loose, work);
      await writeArchive(downloads, packaged, open, "data", archiveName(descriptor));
      return readManifest(open, described);
    },
    async () => {
      const own = await connect();
      await writeBytes(`${past}/public/data/cube.json.gz`, gzip(encode(await readCube(own))));
      await writeReleases(own, whole, data, past);
      await writeText(`${work}/versions.json`, await readText(`${past}/versions.json`));
      return readManifest(`${past}/public`);
    },
    async () => {
      await sideBySide(
        async () => writeRecordsCube(await connect(), rows),
        async () => writeRecords(await connect(), rows),
      );
      return readManifest(rows);
    },
    async () => {
      const own = await connect();
      const cells = { cells: await readCells(own), domain: await readDomain(own) };
      await writeApi({ descriptor: { ...descriptor, version }, downloads, ...cells }, rest, base);
      const [bare, engine] = [`${work}/sang-kien.duckdb`, `${work}/engine.wasm`];
      const lean = await readLeanEngine();
      await writeBytes(engine, lean);
      const writer = await openDuckdbWriter(engine);
      await writer.write(own, fitBrowser(counts, browserRows), bare);
      await writeDatabaseFile(writer, own, downloads, { ...descriptor, version }, rest, browserRows);
      writer.close();
      await writeEngine(rest, await readBytes(bare), packing, lean);
      for (const path of [bare, engine]) await removeFolder(path);
      return readManifest(rest);
    },
  );
  for (const folder of [rows, rest, `${past}/public`]) await mergeFolder(folder, open);
  await removeFolder(past);
  const manifest = manifests.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    counts,
    manifest: await tellFiles({ descriptor: { ...descriptor, version }, downloads }, loose, work, manifest),
  };
}

/** Runs parts that need nothing of one another. When one fails the others still come to an end, so that nothing writes on. */
async function sideBySide<T>(...parts: (() => Promise<T>)[]): Promise<T[]> {
  const ends = await Promise.allSettled(parts.map((part) => part()));
  return ends.map((end) => {
    if (end.status === "rejected") throw end.reason;
    return end.value;
  });
}

const staticFolder = fileURLToPath(new URL("../static", import.meta.url));
const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

async function countRows(connection: Connection): Promise<Record<string, number>> {
  const tables = await records<{ name: string }>(
    connection,
    "SELECT table_name AS name FROM duckdb_tables() ORDER BY table_oid",
  );
  const counts: [string, number][] = [];
  for (const { name } of tables) {
    const [{ count }] = await records<{ count: number }>(connection, `SELECT count(*) AS count FROM ${quote(name)}`);
    counts.push([name, count]);
  }
  return Object.fromEntries(counts);
}
