import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCube } from "../../src/publish/cube.ts";
import { type Database, fillDatabase, openDatabase, records } from "../../src/publish/database.ts";
import { checkFolder } from "../../src/publish/read.ts";
import { toSheets } from "../../src/publish/tables.ts";
import { toRows } from "../../src/query/answer.ts";
import { cubeAnswerer, unpackCube } from "../../src/query/cube.ts";
import type { Answerer } from "../../src/query/port.ts";
import { toGroups, viewSql } from "../../src/query/sql.ts";
import { type Domain, toView, type View } from "../../src/query/view.ts";
import { anyView } from "./views.ts";

let database: Database;
let domain: Domain;
let cube: Answerer;
let duckdb: Answerer;

beforeAll(async () => {
  const { tables, descriptor } = await checkFolder("data", { samples: true });
  database = await openDatabase(":memory:");
  await fillDatabase(database.connection, toSheets(tables, descriptor));
  const packed = await readCube(database.connection);
  domain = packed.domain;
  cube = cubeAnswerer(unpackCube(packed), domain);
  duckdb = {
    ask: async (view: View) => {
      const { sql, params } = viewSql(view, domain);
      return toRows(toGroups(await records<Record<string, unknown>>(database.connection, sql, params)), view, domain);
    },
  };
}, 60_000);
afterAll(() => database.close());

test("the cube and DuckDB give the same rows for any view", async () => {
  await fc.assert(
    fc.asyncProperty(anyView(domain), async (view) => {
      expect(await cube.ask(view)).toEqual(await duckdb.ask(view));
    }),
    { numRuns: 500, seed: 2025 },
  );
}, 60_000);

const ask = (loose: Partial<Record<keyof View, unknown>>) => cube.ask(toView(loose, domain));

test("a published total is given as published, with its source and flags", async () => {
  const rows = await ask({ by: "year", stage: "base", years: [2022, 2025] });
  expect(rows).toEqual([
    { year: 2022, value: 93973, qualifier: "exact", sample: false, sources: ["S001"], flags: ["needs_confirmation"] },
    { year: 2025, value: 80925, qualifier: "exact", sample: false, sources: ["A001"], flags: ["break_before"] },
  ]);
});

test("sample sectors add up to the published total, and stay marked", async () => {
  const rows = await ask({ by: "sector", stage: "submitted", years: [2022] });
  expect(rows.reduce((sum, row) => sum + (row.value ?? 0), 0)).toBe(555);
  expect(rows.every((row) => row.sample && row.sources.includes("SAMPLE"))).toBe(true);
});

test("a level that was not reported has no figure, sample or other", async () => {
  expect(await ask({ by: "year", stage: "above_base", years: [2025] })).toEqual([
    { year: 2025, value: null, qualifier: "exact", sample: false, sources: [], flags: [] },
  ]);
});

test("a sum in which some of what was asked for is missing says that it is partial", async () => {
  const [row] = await ask({ by: "year", units: ["cd-y-te", "cd-phuong-ba-dinh"], years: [2022] });
  expect(row.flags).toContain("partial");
});

test("titles that sources count by people stand as counted, and say so", async () => {
  const [row] = await ask({ by: "year", stage: "titled", years: [2024] });
  expect(row).toMatchObject({ value: 100, sample: false, sources: ["A007"], flags: ["counted_in_people"] });
});

test("a floor in a sum makes the sum a floor", async () => {
  const rows = await ask({ measure: "benefit_vnd", by: "year", years: [2022] });
  expect(rows[0]).toMatchObject({ value: 488e9, qualifier: "more_than" });
});
