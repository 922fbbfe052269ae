import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCells, readDomain } from "../../src/publish/cube.ts";
import { type Database, fillDatabase, openDatabase, records } from "../../src/publish/database.ts";
import { checkFolder } from "../../src/publish/read.ts";
import { toSheets } from "../../src/publish/tables.ts";
import { cubeAnswerer } from "../../src/query/cube.ts";
import type { Answerer } from "../../src/query/port.ts";
import { linkRecipe, pointsRecipe, type Recipe, viewRecipe } from "../../src/query/recipes.ts";
import { longestLink } from "../../src/query/sql-link.ts";
import { checkStatement } from "../../src/query/statement.ts";
import { type Domain, toView, type View } from "../../src/query/view.ts";
import { anyView } from "./views.ts";

let database: Database;
let domain: Domain;
let cube: Answerer;
beforeAll(async () => {
  const { tables, descriptor } = await checkFolder("data", { samples: true });
  database = await openDatabase(":memory:");
  await fillDatabase(database.connection, toSheets(tables, descriptor));
  domain = await readDomain(database.connection);
  cube = cubeAnswerer(await readCells(database.connection), domain);
}, 60_000);
afterAll(() => database.close());

const run = async ({ sql, columns }: Recipe) =>
  (await records(database.connection, sql)).map((record) => columns.map((name) => record[name]));
const recipeOf = async (view: View) => viewRecipe(view, await cube.ask(view), domain);

test("a view's recipe is plain SQL that a person can read", async () => {
  const { sql } = await recipeOf(toView({ by: "year", split: "sector", years: [2022, 2025] }, domain));
  expect(sql).toBe(`SELECT year, sector, value, qualifier, sample, flags
FROM cells
WHERE measure = 'initiatives' AND stage = 'base'
  AND year IN (2022, 2025) AND sector <> 'all' AND unit = 'all'
ORDER BY year, sector`);
  const added = await recipeOf(toView({ by: "year", sectors: ["health", "education"] }, domain));
  expect(added.sql).toBe(`SELECT year, sum(value) AS value, bool_or(sample) AS sample
FROM cells
WHERE measure = 'initiatives' AND stage = 'base'
  AND sector IN ('health', 'education') AND unit = 'all'
GROUP BY year
ORDER BY year`);
});

test("the recipe of any view gives the figures that are shown", async () => {
  await fc.assert(
    fc.asyncProperty(anyView(domain), async (view) => {
      const recipe = await recipeOf(view);
      expect(await run(recipe)).toEqual(recipe.rows);
      expect(checkStatement(recipe.sql)).toHaveProperty("isTable", true);
    }),
    { numRuns: 200, seed: 2025 },
  );
}, 60_000);

test("published figures are named once where they share a part, in pairs where they do not", () => {
  const point = { period: "2022", stage: "base", measure: "initiatives", value: 1, qualifier: "exact", source: "S" };
  expect(pointsRecipe([point, { ...point, period: "2024" }]).sql).toContain(
    "stage = 'base' AND measure = 'initiatives' AND period IN ('2022', '2024')",
  );
  expect(pointsRecipe([point, { ...point, period: "2024", measure: "people" }]).sql).toContain(
    "stage = 'base' AND (period, measure) IN (\n    ('2022', 'initiatives'),\n    ('2024', 'people'))",
  );
});

test("a recipe too long for a link has none", () => {
  const recipe: Recipe = { kind: "cells", sql: "x".repeat(longestLink), columns: [], rows: [] };
  expect(linkRecipe(recipe, "/truy-van/").href).toBeNull();
  expect(linkRecipe({ ...recipe, sql: "SELECT 1" }, "/truy-van/").href).toBe("/truy-van/?sql=SELECT%201");
});
