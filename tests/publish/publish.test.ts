import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase, records } from "../../src/publish/database.ts";
import { library } from "../../src/publish/library.ts";
import { publish } from "../../src/publish/publish.ts";
import { cubeAnswerer, unpackCube } from "../../src/query/cube.ts";
import { toView } from "../../src/query/view.ts";
import { writeExample } from "./example.ts";
import { unpack } from "./readers.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "publish-"));
  await writeExample(join(root, "data"));
});
afterAll(() => rm(root, { recursive: true }));
const at = (...parts: string[]) => join(root, ...parts);
const run = (published: string, more: object = {}) =>
  publish({ data: at("data"), published: at(published), samples: true, ...more });

test("the same data gives the same bytes", async () => {
  const [a, b] = [await run("a"), await run("b")];
  expect(a).toMatchObject({ published: true, tables: { figures: 4, cells: 6, honours: 1 } });
  expect(b.files).toBe(a.files);
  expect(await readFile(at("a/manifest.json"), "utf8")).toBe(await readFile(at("b/manifest.json"), "utf8"));
}, 60_000);

test("no name of the honour roll is in a file that can be taken whole", async () => {
  const manifest: { path: string }[] = JSON.parse(await readFile(at("a/manifest.json"), "utf8"));
  const paths = manifest.map(({ path }) => path).filter((path) => path.startsWith("data/"));
  expect(paths.filter((path) => path.includes("honours"))).toEqual([]);
  for (const path of paths) {
    const bytes = await readFile(at("a/public", path));
    for (const part of unpack(path, bytes)) expect(part.toString("utf8"), path).not.toContain("Một Người");
  }
});

test("the database, the cube and the browser's file answer alike", async () => {
  const books = await library(at("a"));
  const packed = JSON.parse(gunzipSync(await readFile(at("a/public/data/cube.json.gz"))).toString());
  expect(packed.domain).toEqual({ years: [2022], units: ["u1"], breaks: [] });
  const cube = cubeAnswerer(unpackCube(packed), packed.domain);
  for (const by of ["year", "sector", "unit"]) {
    const view = toView({ by }, packed.domain);
    expect(await books.ask(view)).toEqual(await cube.ask(view));
  }
  await writeFile(at("browser.duckdb"), gunzipSync(await readFile(at("a/public/data/sang-kien.duckdb.gz"))));
  const file = await openDatabase(at("browser.duckdb"), "read");
  expect(await records(file.connection, "SELECT count(*) AS n FROM cells")).toEqual([{ n: 6 }]);
  file.close();
});

test("an error in the data publishes nothing and leaves the last good output", async () => {
  await cp(at("data"), at("bad"), { recursive: true });
  await writeFile(at("bad/periods.csv"), "period,kind,year_start,edition\n2022,year,twenty,true\n");
  const before = await readFile(at("a/manifest.json"), "utf8");
  const result = await run("a", { data: at("bad") });
  expect(result.published).toBe(false);
  expect(result.findings.map(({ file, line, column }) => `${file}:${line}:${column}`)).toContain(
    "periods.csv:2:year_start",
  );
  expect(await readFile(at("a/manifest.json"), "utf8")).toBe(before);
});

test("without samples no sample row, file or column is published", async () => {
  const { tables } = await run("plain", { samples: false });
  expect(tables).toMatchObject({ figures: 2, initiatives: 0, cells: 1 });
  const manifest = await readFile(at("plain/manifest.json"), "utf8");
  expect(manifest).not.toContain("sample");
  expect(await readFile(at("plain/public/data/datapackage.json"), "utf8")).not.toContain('"sample-');
}, 60_000);

test("a table too long for the browser is left out of its database, and of nothing else", async () => {
  const { tables } = await run("few", { browserRows: 1 });
  expect(tables).toMatchObject({ initiatives: 2, periods: 1 });
  await writeFile(at("few.duckdb"), gunzipSync(await readFile(at("few/public/data/sang-kien.duckdb.gz"))));
  const file = await openDatabase(at("few.duckdb"), "read");
  const left = await records<{ name: string }>(file.connection, "SELECT table_name AS name FROM duckdb_tables()");
  file.close();
  expect(left.map(({ name }) => name)).not.toContain("initiatives");
  expect(left.map(({ name }) => name)).toContain("periods");
  expect(await readFile(at("few/manifest.json"), "utf8")).toContain("data/records/2022-health.bin.gz");
}, 60_000);
