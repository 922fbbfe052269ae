import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, fillDatabase, openDatabase, records } from "../../src/publish/database.ts";
import { checkFolder } from "../../src/publish/read.ts";
import { packRecordsCube } from "../../src/publish/records-cube.ts";
import { toSheets } from "../../src/publish/tables.ts";
import { type CrossAnswer, crossFilter, type RecordsBar } from "../../src/query/crossfilter.ts";
import { type RecordsCube, unpackRecords } from "../../src/query/records-cube.ts";
import { emptyFilter, type RecordsFilter, recordsDimensions } from "../../src/query/records-filter.ts";
import { recordsSql } from "../../src/query/records-sql.ts";
import { anyRecordsFilter } from "./records-filters.ts";

let database: Database;
let cube: RecordsCube;
let ask: (filter: RecordsFilter) => CrossAnswer;

beforeAll(async () => {
  const { tables, descriptor } = await checkFolder("data", { samples: true });
  database = await openDatabase(":memory:");
  await fillDatabase(database.connection, toSheets(tables, descriptor));
  cube = unpackRecords(new Uint8Array(await packRecordsCube(database.connection)));
  ask = crossFilter(cube);
}, 60_000);
afterAll(() => database.close());

/** Bars that are not empty, by code, as DuckDB groups them. */
const filled = (bars: readonly RecordsBar[]) =>
  bars.filter(({ count }) => count > 0).sort((a, b) => (a.code < b.code ? -1 : 1));

const anyTwo = fc.subarray([...recordsDimensions], { minLength: 2, maxLength: 2 });

test("the cube and DuckDB agree on any filter, in every chart", async () => {
  await fc.assert(
    fc.asyncProperty(anyRecordsFilter(cube.domain), anyTwo, async (filter, dimensions) => {
      const answer = ask(filter);
      const { sql, params } = recordsSql(filter, dimensions);
      const rows = await records<RecordsBar & { dimension: string }>(database.connection, sql, params);
      const { count, computable, benefit } = answer;
      expect(rows.find(({ dimension }) => dimension === "all")).toMatchObject({ count, computable, benefit });
      for (const name of dimensions) {
        const bars = rows.filter(({ dimension }) => dimension === name).map(({ dimension: _, ...bar }) => bar);
        expect(filled(answer.by[name]), name).toEqual(filled(bars));
      }
    }),
    { numRuns: 1000, seed: 2025 },
  );
}, 120_000);

test("without a filter every chart adds up to all initiatives", () => {
  const answer = ask(emptyFilter);
  expect(answer.count).toBe(answer.all);
  for (const dimension of recordsDimensions)
    expect(answer.by[dimension].reduce((sum, { count }) => sum + count, 0)).toBe(answer.all);
});

test("a dimension's own choice leaves its own chart as it was", () => {
  const [before, after] = [ask(emptyFilter), ask({ ...emptyFilter, sector: ["health"] })];
  expect(after.by.sector).toEqual(before.by.sector);
  expect(after.by.year).not.toEqual(before.by.year);
  expect(after.count).toBe(before.by.sector[0].count);
});

test("initiatives without a value in money are counted, and add nothing to the benefit", () => {
  const answer = ask({ ...emptyFilter, benefit: ["none"] });
  expect(answer).toMatchObject({ computable: 0, benefit: 0 });
  expect(answer.count).toBeGreaterThan(0);
});

test("an impossible filter leaves nothing, and a bar for every code all the same", () => {
  const none = cube.domain.unit.find((unit) =>
    ask({ ...emptyFilter, year: ["2018"] }).by.unit.every((bar) => bar.code !== unit || bar.count === 0),
  );
  const answer = ask({ ...emptyFilter, year: ["2018"], unit: [none!] });
  expect(answer.count).toBe(0);
  expect(answer.by.sector.map(({ code, count }) => [code, count])).toEqual(cube.domain.sector.map((code) => [code, 0]));
});
