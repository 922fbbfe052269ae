import { afterAll, beforeAll, expect, test } from "vitest";
import { readCells, readCube, readDomain } from "../../src/publish/cube.ts";
import { type Database, fillDatabase, openDatabase } from "../../src/publish/database.ts";
import { toSheets } from "../../src/publish/tables.ts";
import { unpackCube } from "../../src/query/cube.ts";
import { descriptor, tables } from "./example.ts";

let database: Database;
beforeAll(async () => {
  database = await openDatabase(":memory:");
  await fillDatabase(database.connection, toSheets(tables, descriptor));
});
afterAll(() => database.close());

test("the domain holds the editions and the reporting units that have a figure", async () => {
  expect(await readDomain(database.connection)).toEqual({ years: [2022], units: ["u1"], breaks: [] });
});

test("the packed cube gives back every cell", async () => {
  const cells = await readCells(database.connection);
  expect(cells).toHaveLength(6);
  expect(unpackCube(await readCube(database.connection))).toEqual(cells);
});
