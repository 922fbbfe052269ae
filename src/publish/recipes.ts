import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parseHTML } from "linkedom";
import { cellsSql } from "../query/sql.ts";
import { type Connection, type Database, openDatabase, quote, records, text } from "./database.ts";
import { exists, listFiles, readBytes, readText, removeFolder, writeBytes } from "./files.ts";

/** What of a finished site the recipes are run on, beside its Parquet files. */
const browserFile = "data/sang-kien.duckdb.gz";
const descriptor = "data/datapackage.json";

/** A recipe as a built page shows it: the statement, and what the page says must come out. */
export type FoundRecipe = { page: string; sql: string; columns: string[]; rows: unknown[][] };

/** A recipe that does not give what its page shows. */
export type Difference = { page: string; sql: string; store: string; expected: string; found: string };

export type RecipeReport = { pages: number; recipes: number; statements: number; differences: Difference[] };

/**
 * Runs every recipe of a built site against its own files: the browser's database, and tables read from Parquet.
 * @param folder the finished site
 * @throws Error when there is no such site, or no recipe in it
 */
export async function checkRecipes(folder: string): Promise<RecipeReport> {
  for (const needed of [browserFile, descriptor])
    if (!(await exists(`${folder}/${needed}`)))
      throw new Error(
        `${folder}/ is no built site: ${needed} is missing; build it first (npm run build), or name its folder: SITE_OUT=… npm run recipes`,
      );
  const found = await collectRecipes(folder);
  if (!found.length) throw new Error(`no recipe in ${folder}/; build the site first (npm run build)`);
  const stores: [string, Database][] = [
    ["sang-kien.duckdb", await openBrowserFile(folder)],
    ["Parquet", await openParquet(folder)],
  ];
  const differences: Difference[] = [];
  const known = new Map<string, Promise<string>>();
  try {
    for (const { page, sql, columns, rows } of found) {
      const expected = canonical(rows);
      for (const [store, { connection }] of stores) {
        const key = `${store} ${columns.join()} ${sql}`;
        if (!known.has(key)) known.set(key, run(connection, sql, columns));
        const result = await known.get(key)!;
        if (result !== expected) differences.push({ page, sql, store, expected, found: result });
      }
    }
  } finally {
    for (const [, { close }] of stores) close();
  }
  const pages = new Set(found.map(({ page }) => page)).size;
  return { pages, recipes: found.length, statements: new Set(found.map(({ sql }) => sql)).size, differences };
}

/** Every recipe in the pages of a site, in the order of the pages. */
export async function collectRecipes(folder: string): Promise<FoundRecipe[]> {
  const pages = (await listFiles(folder)).filter((path) => path.endsWith(".html"));
  const found: FoundRecipe[] = [];
  for (const page of pages)
    for (const recipe of readRecipes(await readText(`${folder}/${page}`))) found.push({ page, ...recipe });
  return found;
}

/** Recipes hold no `details` of their own, so the parts are cut out before they are parsed: whole pages take long. */
function readRecipes(html: string): Omit<FoundRecipe, "page">[] {
  const parts = html.match(/<details\b(?:[^>"]|"[^"]*")*\bclass="recipe"[\s\S]*?<\/details>/g) ?? [];
  return parts.map((part) => {
    const details = parseHTML(`<html><body>${part}</body></html>`).document.querySelector("details")!;
    const { columns, rows } = JSON.parse(details.getAttribute("data-expected")!);
    return { sql: details.querySelector("code")!.textContent!, columns, rows };
  });
}

/** The answer in the columns of the figure, or what the engine says against the statement. */
async function run(connection: Connection, sql: string, columns: readonly string[]): Promise<string> {
  try {
    const found = await records(connection, sql);
    return canonical(found.map((record) => columns.map((name) => record[name])));
  } catch (error) {
    return `error: ${error instanceof Error ? error.message.split("\n")[0] : error}`;
  }
}

/** Rows as text in an order of their own, since the order of an answer is no part of the figure. */
const canonical = (rows: readonly (readonly unknown[])[]): string =>
  rows
    .map((row) => JSON.stringify(row))
    .sort()
    .join("\n");

async function openBrowserFile(folder: string): Promise<Database> {
  const path = join(tmpdir(), `recipes-${process.pid}.duckdb`);
  await writeBytes(path, gunzipSync(await readBytes(`${folder}/${browserFile}`)));
  const database = await openDatabase(path, "read");
  return {
    ...database,
    close: () => {
      database.close();
      void removeFolder(path);
    },
  };
}

/** The tables from Parquet, published and sample rows of one name together, and `cells` made of them. */
async function openParquet(folder: string): Promise<Database> {
  const database = await openDatabase(":memory:");
  const { resources } = JSON.parse(await readText(`${folder}/${descriptor}`)) as {
    resources: { path: string; schema: { fields: { name: string; list?: boolean }[] } }[];
  };
  const tables = Map.groupBy(resources, ({ path }) =>
    path
      .split("/")
      .at(-1)!
      .replace(/(\.sample)?\.csv$/, ""),
  );
  for (const [name, parts] of tables) {
    const files: string[] = [];
    for (const { path } of parts) {
      const file = `${folder}/data/${path.replace(/csv$/, "parquet")}`;
      if (await exists(file)) files.push(text(file));
    }
    if (!files.length) continue;
    const columns = parts[0].schema.fields
      .filter((field) => field.name !== "source_kind")
      // Files join the items of a list by “;”, the database by “|”.
      .map((field) =>
        field.list ? `replace(${quote(field.name)}, ';', '|') AS ${quote(field.name)}` : quote(field.name),
      );
    await database.connection.run(
      `CREATE TABLE ${quote(name)} AS SELECT ${columns.join(", ")} FROM read_parquet([${files.join(", ")}], union_by_name = true)`,
    );
  }
  await database.connection.run(cellsSql());
  return database;
}
