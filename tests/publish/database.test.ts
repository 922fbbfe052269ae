import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTable, type Database, fillDatabase, openDatabase, records } from "../../src/publish/database.ts";
import { writeDuckdb } from "../../src/publish/formats/duckdb.ts";
import { toSheets } from "../../src/publish/tables.ts";
import { descriptor, tables } from "./example.ts";

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "publish-"));
  database = await openDatabase(":memory:");
  await fillDatabase(database.connection, toSheets(tables, descriptor));
});
afterAll(async () => {
  database.close();
  await rm(folder, { recursive: true });
});
const ask = <T>(sql: string) => records<T>(database.connection, sql);

test("columns have the types of the descriptor", async () => {
  const types = await ask<{ column: string }>(
    `SELECT column_name || ' ' || data_type AS "column" FROM duckdb_columns() WHERE table_name = 'figures'`,
  );
  expect(types.map(({ column }) => column)).toEqual(
    expect.arrayContaining(["value DOUBLE", "flags VARCHAR", "unit VARCHAR"]),
  );
});

test("sample rows stand after the published ones, lists are joined by |, nothing is null not 0", async () => {
  expect(await ask("SELECT source, value, flags FROM figures")).toEqual([
    { source: "S1", value: 42, flags: null },
    { source: "S1", value: null, flags: "needs_confirmation|provisional" },
    { source: "SAMPLE", value: 40, flags: null },
    { source: "SAMPLE", value: 2, flags: null },
  ]);
});

test("a published figure stands in the cells beside the sums of the sample rows", async () => {
  expect(await ask("SELECT unit, sector, value, sample FROM cells ORDER BY ALL")).toEqual([
    { unit: "all", sector: "all", value: 42, sample: false },
    { unit: "all", sector: "education", value: 2, sample: true },
    { unit: "all", sector: "health", value: 40, sample: true },
    { unit: "u1", sector: "all", value: 42, sample: true },
    { unit: "u1", sector: "education", value: 2, sample: true },
    { unit: "u1", sector: "health", value: 40, sample: true },
  ]);
});

test("64-bit integers come back as numbers, and a wrong statement is named", async () => {
  expect(await ask("SELECT count(*) AS n, sum(value) AS total, 1.25::DOUBLE AS d FROM figures")).toEqual([
    { n: 4, total: 84, d: 1.25 },
  ]);
  await expect(ask("SELECT nothing FROM figures")).rejects.toThrow("in the statement: SELECT nothing FROM figures");
});

test("the browser's file holds the same rows, comments and empty texts, and the same bytes each time", async () => {
  const sheet = toSheets(tables, descriptor)[0];
  const odd = [["", 'a "quoted", cell\nwith lines', null]];
  const fields = [0, 1, 2].map((n) => ({ ...sheet.fields[0], name: `c${n}`, type: "string", required: false }));
  await createTable(database.connection, { ...sheet, name: "odd", fields, rows: odd });
  const paths = ["a.duckdb", "b.duckdb"].map((name) => join(folder, name));
  for (const path of paths) await writeDuckdb(database.connection, ["figures", "units", "cells", "odd"], path);
  const [a, b] = await Promise.all(paths.map((path) => readFile(path)));
  expect(a.equals(b)).toBe(true);
  const file = await openDatabase(paths[0], "read");
  const both = "SELECT * FROM cells ORDER BY ALL";
  expect(await records(file.connection, both)).toEqual(await ask(both));
  expect(await records(file.connection, "SELECT * FROM odd")).toEqual([{ c0: "", c1: odd[0][1], c2: null }]);
  expect(await records(file.connection, "SELECT comment FROM duckdb_tables() WHERE table_name = 'figures'")).toEqual([
    { comment: "Số liệu / Figures" },
  ]);
  file.close();
}, 60_000);
