import { cp, mkdtemp, rm } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Engine, StartOptions } from "../../src/client/database.ts";
import { sectors } from "../../src/model/sector.ts";
import { pageViews } from "../../src/pages/_views.ts";
import type { Site } from "../../src/pages/_site.ts";
import { library } from "../../src/publish/library.ts";
import { cubeAnswerer, type PackedCube, unpackCube } from "../../src/query/cube.ts";
import { crossFilter, type RecordsBar } from "../../src/query/crossfilter.ts";
import { recordsCubePath, unpackRecords } from "../../src/query/records-cube.ts";
import { recordsDimensions } from "../../src/query/records-filter.ts";
import { recordsSql } from "../../src/query/records-sql.ts";
import { type Domain, facetOf, type View } from "../../src/query/view.ts";
import { openDatabase, records } from "../../src/publish/database.ts";
import { anyRecordsFilter } from "../query/records-filters.ts";
import { anyView } from "../query/views.ts";
import { startBrowser, type Tester } from "./browser.ts";
import { buildEnginePage, serveEnginePage } from "./engine-page.ts";

declare const startEngine: (options: StartOptions) => Promise<Engine>;

let folder: string;
let host: Awaited<ReturnType<typeof serveEnginePage>>;
let tester: Tester;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "answerers-"));
  await buildEnginePage(folder);
  for (const part of ["engine", "data"])
    await cp(join(inject("folders").default, part), join(folder, part), { recursive: true, force: true });
  host = await serveEnginePage(folder);
  tester = await startBrowser(host.url);
});
afterAll(async () => {
  await tester.assertClean();
  await tester.close();
  host.close();
  await rm(folder, { recursive: true, force: true });
});

/** Every view that a page opens with, and its facets. */
function defaultViews(domain: Domain): View[] {
  const site = { library: { domain, units: [] } } as unknown as Site;
  const views = [
    pageViews.home(site),
    pageViews.explore(site),
    ...sectors.map((sector) => pageViews.sector(site, sector)),
    ...domain.years.map((year) => pageViews.year(site, year)),
    ...domain.units.map((unit) => pageViews.unit(site, unit)),
  ];
  return views.flatMap(({ view, facets }) => [view, ...facets.map((facet) => facetOf(view, facet, domain))]);
}

test("DuckDB in Node, the cube and DuckDB-Wasm answer every default view and 500 others alike", async () => {
  const packed = JSON.parse(gunzipSync(readFileSync(join(folder, "data/cube.json.gz"))).toString()) as PackedCube;
  const { domain } = packed;
  const views = [...defaultViews(domain), ...fc.sample(anyView(domain), { numRuns: 500, seed: 536 })];
  const cube = cubeAnswerer(unpackCube(packed), domain);
  const books = await library(join(inject("folders").default, "../published"));
  const page = await tester.open("plain/");
  const byWasm = await page.evaluate(
    async ({ domain, views }) => {
      const engine = await startEngine({ base: new URL("/plain/", location.href).href, domain });
      const answers = [];
      for (const view of views) answers.push(await engine.ask(view));
      return answers;
    },
    { domain, views },
  );
  for (const [i, view] of views.entries()) {
    const expected = await books.ask(view);
    expect(await cube.ask(view), JSON.stringify(view)).toEqual(expected);
    expect(byWasm[i], JSON.stringify(view)).toEqual(expected);
  }
}, 180_000);

type Bar = RecordsBar & { dimension: string };

test("the records cube, DuckDB in Node and DuckDB-Wasm give the same charts for 1,000 cross-filter states", async () => {
  const cube = unpackRecords(new Uint8Array(gunzipSync(readFileSync(join(folder, recordsCubePath)))));
  const ask = crossFilter(cube);
  // The sum of all and two charts of each state: chance leaves out no chart in a thousand.
  const charts = fc.subarray([...recordsDimensions], { minLength: 2, maxLength: 2 });
  const states = fc.sample(fc.tuple(anyRecordsFilter(cube.domain), charts), { numRuns: 1000, seed: 1000 });
  const statements = states.map(([filter, dimensions]) => recordsSql(filter, dimensions));
  const page = await tester.open("plain/");
  const byWasm = await page.evaluate(
    async ({ domain, statements }) => {
      const engine = await startEngine({ base: new URL("/plain/", location.href).href, domain });
      const answers: unknown[] = [];
      for (const { sql, params } of statements) answers.push(await engine.query(sql, params));
      return answers as Bar[][];
    },
    { domain: { years: [], units: [], breaks: [] }, statements },
  );
  const database = await openDatabase(join(inject("folders").default, "../published/tables.duckdb"), "read");
  for (const [i, [filter, dimensions]] of states.entries()) {
    const { by, count, computable, benefit } = ask(filter);
    const bars = dimensions.flatMap((dimension) => by[dimension].map((bar) => ({ dimension, ...bar })));
    const expected = inOrder([{ dimension: "all", code: "all", count, computable, benefit }, ...bars]);
    const { sql, params } = statements[i];
    expect(inOrder(await records<Bar>(database.connection, sql, params)), JSON.stringify(filter)).toEqual(expected);
    expect(inOrder(byWasm[i]), JSON.stringify(filter)).toEqual(expected);
  }
  database.close();
}, 180_000);

/** Bars that are not empty, and the sum of all, one line each. */
const inOrder = (bars: readonly Bar[]): string[] =>
  bars
    .filter(({ count, dimension }) => count > 0 || dimension === "all")
    .map(({ dimension, code, count, computable, benefit }) => [dimension, code, count, computable, benefit].join(" "))
    .sort();
