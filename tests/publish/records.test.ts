import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Connection, openDatabase, records } from "../../src/publish/database.ts";
import { readManifest } from "../../src/publish/manifest.ts";
import { writeRecords } from "../../src/publish/records.ts";
import { indexDomain, neededPartitions, partitionsOf, type RecordsIndex } from "../../src/query/records-index.ts";
import { emptyFilter } from "../../src/query/records-filter.ts";
import { readRecord, toRecordStore } from "../../src/query/records.ts";

let folder: string;
let connection: Connection;
let close: () => void;
let index: RecordsIndex;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "records-"));
  ({ connection, close } = await openDatabase(":memory:"));
  await connection.run(`
    CREATE TABLE sources AS SELECT * FROM (VALUES ('S1', 'press'), ('SAMPLE', 'sample')) t(source_id, kind);
    CREATE TABLE initiatives AS
    SELECT 'M' || (2020 + n % 3) || '-' || lpad(n::VARCHAR, 4, '0') AS initiative_id, (2020 + n % 3)::INTEGER AS year,
           'Giải pháp "số" ' || n AS title, CASE WHEN n % 2 = 0 THEN 'health' ELSE 'education' END AS sector,
           'health' AS field, 'technical' AS solution_type, 'u' || (n % 5) AS unit, 'titled' AS stage_reached,
           n % 4 > 0 AS computable, CASE WHEN n % 4 > 0 THEN n * 100000 END AS benefit_vnd,
           CASE WHEN n % 7 > 0 THEN n % 7 END AS people, CASE WHEN n < 300 THEN 'S1' ELSE 'SAMPLE' END AS source
    FROM range(600) t(n) ORDER BY n DESC`);
  await writeRecords(connection, join(folder, "a"));
  index = JSON.parse(await readFile(join(folder, "a/data/records/index.json"), "utf8"));
});
afterAll(async () => {
  close();
  await rm(folder, { recursive: true });
});

test("every record is in the file of its year and sector, as the table has it", async () => {
  const files = await Promise.all(
    index.partitions.map(async ({ path, bytes, inflated, sha256 }) => {
      const stored = await readFile(join(folder, "a", path));
      const text = gunzipSync(stored);
      const hash = createHash("sha256").update(text).digest("hex");
      expect([stored.length, text.length, hash]).toEqual([bytes, inflated, sha256]);
      return new Uint8Array(text);
    }),
  );
  const store = toRecordStore(files);
  const read = Array.from({ length: store.rows }, (_, place) => readRecord(store, place));
  const table = await records(
    connection,
    `SELECT i.*, s.kind AS source_kind FROM initiatives i JOIN sources s ON s.source_id = i.source
     ORDER BY year, sector DESC, initiative_id`,
  );
  expect(read).toEqual(table);
});

test("the index says where a filter, and an id, has to look", () => {
  expect(index.rows).toBe(600);
  expect(index.partitions.map(({ year, sector, rows }) => [year, sector, rows])).toEqual(
    [2020, 2021, 2022].flatMap((year) => [
      [year, "education", 100],
      [year, "health", 100],
    ]),
  );
  expect(indexDomain(index).unit).toEqual(["u0", "u1", "u2", "u3", "u4"]);
  const found = neededPartitions(index, { ...emptyFilter, year: ["2021"], sector: ["health"] });
  expect(found.map(({ path }) => path)).toEqual(["data/records/2021-health.bin.gz"]);
  expect(partitionsOf(index, "M2020-0300").every(({ year }) => year === 2020)).toBe(true);
  expect(partitionsOf(index, "Z")).toEqual([]);
});

test("any engine reads the lake as Hive partitions, sample rows in files that say so", async () => {
  const lake = join(folder, "a/data/lake/initiatives");
  const [back] = await records(
    connection,
    `SELECT count(*) AS n, sum(benefit_vnd)::DOUBLE AS sum, count(DISTINCT year) AS years, min(sector) AS sector
     FROM read_parquet('${lake}/**/*.parquet', hive_partitioning = true) WHERE year > 2019`,
  );
  const [own] = await records(
    connection,
    "SELECT count(*) AS n, sum(benefit_vnd)::DOUBLE AS sum, 3 AS years, min(sector) AS sector FROM initiatives",
  );
  expect(back).toEqual(own);
  const kinds = await records(
    connection,
    `SELECT DISTINCT contains(filename, '.sample.') AS named, source_kind
     FROM read_parquet('${lake}/**/*.parquet', filename = true) ORDER BY named`,
  );
  expect(kinds).toEqual([
    { named: false, source_kind: "press" },
    { named: true, source_kind: "sample" },
  ]);
  const unsorted = await records(
    connection,
    `SELECT 1 FROM (SELECT unit, lag(unit) OVER (ORDER BY file_row_number) AS before
     FROM read_parquet('${lake}/year=2020/sector=health/initiatives.parquet', file_row_number = true)) WHERE unit < before`,
  );
  expect(unsorted).toEqual([]);
});

test("the same table gives the same bytes", async () => {
  await writeRecords(connection, join(folder, "b"));
  expect(await readManifest(join(folder, "b"))).toEqual(await readManifest(join(folder, "a")));
});

test("a year and sector with many records comes in files of about the same size, numbered in the order of ids", async () => {
  await writeRecords(connection, join(folder, "parts"), 40);
  const { partitions }: RecordsIndex = JSON.parse(
    await readFile(join(folder, "parts/data/records/index.json"), "utf8"),
  );
  const health = partitions.filter(({ year, sector }) => year === 2021 && sector === "health");
  expect(health.map(({ path, part, rows, lake }) => [path, part, rows, lake.length])).toEqual([
    ["data/records/2021-health-1.bin.gz", 1, 34, 2],
    ["data/records/2021-health-2.bin.gz", 2, 34, 0],
    ["data/records/2021-health-3.bin.gz", 3, 32, 0],
  ]);
  expect(health[0].last < health[1].first && health[1].last < health[2].first).toBe(true);
  const read = async (at: string, list: RecordsIndex["partitions"]) =>
    toRecordStore(
      await Promise.all(
        list.map(async ({ path }) => new Uint8Array(gunzipSync(await readFile(join(folder, at, path))))),
      ),
    );
  const [split, whole] = [await read("parts", partitions), await read("a", index.partitions)];
  expect(split.rows).toBe(600);
  for (const place of [0, 34, 99, 100, 333, 599]) expect(readRecord(split, place)).toEqual(readRecord(whole, place));
});

test("without initiatives the index is there and empty", async () => {
  await connection.run("CREATE OR REPLACE TABLE initiatives AS SELECT * FROM initiatives LIMIT 0");
  await writeRecords(connection, join(folder, "c"));
  const none = await readFile(join(folder, "c/data/records/index.json"), "utf8");
  expect(JSON.parse(none)).toEqual({ version: 2, rows: 0, units: [], partitions: [] });
});
