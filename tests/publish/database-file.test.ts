import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { databasePath, writeDatabaseFile } from "../../src/publish/database-file.ts";
import { type Database, fillDatabase, openDatabase, records } from "../../src/publish/database.ts";
import type { Descriptor } from "../../src/publish/descriptor.ts";
import { type DuckdbWriter, openDuckdbWriter } from "../../src/publish/formats/duckdb.ts";
import { makeFolder } from "../../src/publish/files.ts";
import { checkFolder } from "../../src/publish/read.ts";
import { type Download, type Sheet, toDownloads, toSheets } from "../../src/publish/tables.ts";

/** The repository's own data as one file, opened by DuckDB. */
let folder: string;
let writer: DuckdbWriter;
let database: Database;
let file: Database;
let sheets: Sheet[];
let downloads: Download[];
let descriptor: Descriptor;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "database-file-"));
  await makeFolder(join(folder, "data"));
  database = await openDatabase(":memory:");
  const reading = await checkFolder("data", { samples: true });
  descriptor = reading.descriptor;
  sheets = toSheets(reading.tables, descriptor);
  downloads = toDownloads(reading.tables, descriptor);
  await fillDatabase(database.connection, sheets);
  writer = await openDuckdbWriter();
  await writeDatabaseFile(writer, database.connection, downloads, descriptor, folder);
  file = await openDatabase(join(folder, databasePath(descriptor)), "read");
}, 60_000);
afterAll(async () => {
  file.close();
  writer.close();
  database.close();
  await rm(folder, { recursive: true });
});
const ask = <T>(sql: string) => records<T>(file.connection, sql);

test("it holds every table but the honour roll, and every value of each", async () => {
  const tables = await ask<{ name: string }>("SELECT table_name AS name FROM duckdb_tables() ORDER BY name");
  const wanted = ["about", "cells", ...sheets.map(({ name }) => name).filter((name) => name !== "honours")];
  expect(tables.map(({ name }) => name)).toEqual(wanted.sort());
  for (const { name, fields, rows } of sheets.filter(({ name }) => name !== "honours")) {
    const columns = fields.map((field) => `"${field.name}"`).join(", ");
    const found = await ask<Record<string, unknown>>(`SELECT ${columns} FROM "${name}" ORDER BY rowid`);
    expect(
      found.map((row) => Object.values(row)),
      name,
    ).toEqual(rows.map((row) => [...row]));
  }
  const cells = "SELECT * FROM cells ORDER BY ALL";
  expect(await ask(cells)).toEqual(await records(database.connection, cells));
});

test("whoever serves the site may read it, and nothing else is left beside it", async () => {
  expect(await readdir(join(folder, "data"))).toEqual(["sang-kien-thu-do.duckdb"]);
  expect((await stat(join(folder, databasePath(descriptor)))).mode & 0o444).toBe(0o444);
});

test("a column tells sample rows from published ones, wherever both are in a table", async () => {
  const kinds = (table: string) =>
    ask(`SELECT t.source_kind = 'sample' AS sample, count(*) AS n FROM "${table}" t GROUP BY ALL ORDER BY ALL`);
  const rows = (name: string) => downloads.find((download) => download.name === name)!.rows.length;
  expect(await kinds("figures")).toEqual([
    { sample: false, n: rows("figures") },
    { sample: true, n: rows("sample-figures") },
  ]);
  expect(await kinds("initiatives")).toEqual([{ sample: true, n: rows("initiatives") }]);
  expect(await ask("SELECT DISTINCT kind FROM sources WHERE source_id = 'SAMPLE'")).toEqual([{ kind: "sample" }]);
});

test("comments and the table “about” tell what it is, in both languages", async () => {
  const [{ comment }] = await ask<{ comment: string }>(
    "SELECT comment FROM duckdb_tables() WHERE table_name = 'figures'",
  );
  expect(comment).toMatch(/^Số liệu – có dòng mẫu .* \/ Figures – has sample rows .*source_kind = 'sample'$/);
  const silent = "SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal";
  expect(await ask(silent)).toEqual([]);
  const about = await ask<{ topic: string; vi: string; en: string }>("SELECT * FROM about ORDER BY rowid");
  const topics = ["title", "sample", "about", "publisher", "version", "licence", "empty", "lists", "names", "page"];
  expect(about.map(({ topic }) => topic)).toEqual(topics);
  expect(about.find(({ topic }) => topic === "version")!.vi).toContain(descriptor.version);
  expect(about.find(({ topic }) => topic === "sample")!.en).toContain("initiatives.sample");
});

test("a table too long for it is left out, and said where to find; without samples there are none", async () => {
  const published = downloads.filter(({ resource }) => !resource.sample);
  const path = async (list: Download[], name: string, most?: number) => {
    await makeFolder(join(folder, name, "data"));
    await writeDatabaseFile(writer, database.connection, list, descriptor, join(folder, name), most);
    return openDatabase(join(folder, name, databasePath(descriptor)), "read");
  };
  const few = await path(downloads, "few", 1000);
  const [left] = await records<{ en: string }>(few.connection, "SELECT en FROM about WHERE topic = 'left_out'");
  expect(left.en).toContain("/data/sample/initiatives.sample.parquet");
  const tables = await records(few.connection, "SELECT 1 FROM duckdb_tables() WHERE table_name = 'initiatives'");
  expect(tables).toEqual([]);
  few.close();
  const plain = await path(published, "plain");
  const [sample] = await records<{ en: string }>(plain.connection, "SELECT en FROM about WHERE topic = 'sample'");
  expect(sample.en).toBe("There is no sample data in this file.");
  plain.close();
}, 60_000);
