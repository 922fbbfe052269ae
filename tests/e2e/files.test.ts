import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { openDatabase, records } from "../../src/publish/database.ts";
import { listFiles } from "../../src/publish/files.ts";
import { formOf } from "../../src/publish/metadata/forms.ts";
import { readers, toTexts } from "../publish/readers.ts";

// The files of the built site, each opened by a reader that is not ours. That the CSV holds the tables is tested apart.

const folder = join(inject("folders").default, "data");
const tables = (await listFiles(folder)).filter((path) => formOf(path) === "csv" && !path.startsWith("changes/"));

test("every table of today and of each release holds the same in all its forms", async () => {
  expect(tables).toEqual(expect.arrayContaining(["figures.csv", "sample/figures.sample.csv", "v/1.0.0/figures.csv"]));
  for (const table of tables) {
    const csv = await readers.csv(join(folder, table));
    expect(csv.rows.length, table).toBeGreaterThan(0);
    for (const form of Object.keys(readers)) {
      const found = await readers[form](join(folder, table.replace(/csv$/, form)));
      expect({ header: found.header, rows: toTexts(form, found) }, `${table} as ${form}`).toEqual(csv);
    }
  }
}, 60_000);

test("the database holds the rows of today's files, published and sample together", async () => {
  const { connection, close } = await openDatabase(join(folder, "sang-kien-thu-do.duckdb"), "read");
  const rows = async (table: string) => (await readers.csv(join(folder, table))).rows.length;
  const count = async (table: string, where = "true") =>
    (await records<{ n: number }>(connection, `SELECT count(*) AS n FROM ${table} WHERE ${where}`))[0].n;
  expect(await count("figures", "source_kind <> 'sample'")).toBe(await rows("figures.csv"));
  expect(await count("figures", "source_kind = 'sample'")).toBe(await rows("sample/figures.sample.csv"));
  expect(await count("initiatives")).toBe(await rows("sample/initiatives.sample.csv"));
  for (const table of ["units", "periods", "notes", "calendar"])
    expect(await count(table)).toBe(await rows(`${table}.csv`));
  close();
});
