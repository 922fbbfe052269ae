import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renderRecipe } from "../../src/charts/recipe.ts";
import { pageDocument } from "../../src/components/document.ts";
import { toLocale } from "../../src/i18n/locale.ts";
import words from "../../src/i18n/vi/recipe.json" with { type: "json" };
import { publish } from "../../src/publish/publish.ts";
import { checkRecipes, collectRecipes } from "../../src/publish/recipes.ts";
import { formatRecipeReport } from "../../src/publish/recipe-report.ts";
import { pointsRecipe, type Recipe } from "../../src/query/recipes.ts";
import { writeExample } from "./example.ts";

let root: string;
let site: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "recipes-"));
  await writeExample(join(root, "data"));
  await publish({ data: join(root, "data"), published: join(root, "published"), samples: true });
  site = join(root, "published/public");
}, 60_000);
afterAll(() => rm(root, { recursive: true }));

const render = (recipe: Recipe) =>
  renderRecipe({ recipe: { ...recipe, href: null }, title: "“A & B”", locale: toLocale("vi", words) }, pageDocument())
    .outerHTML;
const write = (...recipes: Recipe[]) =>
  writeFile(join(site, "index.html"), `<html><body>${recipes.map(render).join("<p>…</p>")}</body></html>`);

const base = { period: "2022", stage: "base", measure: "initiatives", value: 42, qualifier: "exact", source: "S1" };
const published = pointsRecipe([base]);
const sample: Recipe = {
  kind: "cells",
  sql: "SELECT unit, value FROM cells WHERE unit <> 'all' AND sector <> 'all' AND value > 2",
  columns: ["unit", "value"],
  rows: [["u1", 40]],
};

test("recipes are read from the page as they were written there", async () => {
  await write(published, sample);
  expect(await collectRecipes(site)).toEqual([
    { page: "index.html", sql: published.sql, columns: published.columns, rows: published.rows },
    { page: "index.html", sql: sample.sql, columns: sample.columns, rows: sample.rows },
  ]);
});

test("recipes that give what is shown pass, from the browser's database and from Parquet", async () => {
  await write(published, sample);
  const report = await checkRecipes(site);
  expect(report).toEqual({ pages: 1, recipes: 2, statements: 2, differences: [] });
  expect(formatRecipeReport(report)).toBe(
    "2 recipes (2 statements) of 1 pages, run on the browser's database and on Parquet: all give what is shown\n",
  );
});

test("a figure that is not what its statement gives is found, and so is a statement that cannot run", async () => {
  await write({ ...published, rows: [["2022", "base", "initiatives", 43, "exact", "S1"]] }, sample, {
    ...sample,
    sql: "SELECT unit, valu FROM cells",
  });
  const { differences } = await checkRecipes(site);
  expect(differences.map(({ store }) => store)).toEqual(["sang-kien.duckdb", "Parquet", "sang-kien.duckdb", "Parquet"]);
  expect(differences[0].expected).toContain("43");
  expect(differences[0].found).toContain("42");
  expect(differences[2].found).toMatch(/^error: .*valu/);
  const report = await checkRecipes(site);
  expect(formatRecipeReport(report)).toContain("4 differ");
});

test("a site without any recipe was not built", async () => {
  await writeFile(join(site, "index.html"), "<html></html>");
  await expect(checkRecipes(site)).rejects.toThrow("no recipe in");
});

test("a folder that is no built site is named, with what to do", async () => {
  await expect(checkRecipes(root)).rejects.toThrow(
    /is no built site: data\/sang-kien\.duckdb\.gz is missing.*npm run build/,
  );
});
