import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase, records } from "../../src/publish/database.ts";
import { formatCsv, formatExcelCsv } from "../../src/publish/formats/csv.ts";
import { gzip } from "../../src/publish/formats/gzip.ts";
import { writeParquet } from "../../src/publish/formats/parquet.ts";
import { type Plain, toDownloads } from "../../src/publish/tables.ts";
import { descriptor, tables } from "./example.ts";

const downloads = toDownloads(tables, descriptor);
const { fields } = downloads.find(({ name }) => name === "notes")!;
const sheet = (...rows: Plain[][]) => ({ fields, rows });

test("CSV: comma, LF, quotes only where needed, empty for no value", () => {
  expect(formatCsv(sheet(["a,b", 'say "x"', null], ["2\nlines", 3.5, true]))).toBe(
    'note_id,kind,title_vi\n"a,b","say ""x""",\n"2\nlines",3.5,true\n',
  );
});

test("CSV for Excel: BOM, semicolon, decimal comma, CRLF, text that looks like a formula made harmless", () => {
  expect(formatExcelCsv(sheet(["=1+1", -2.5, "a;b"], ["+84", "@x", "-"], ["\tx", null, "đ"]))).toBe(
    "\uFEFFnote_id;kind;title_vi\r\n'=1+1;-2,5;\"a;b\"\r\n'+84;'@x;'-\r\n'\tx;;đ\r\n",
  );
});

test("downloads leave out the honour roll, tell sample files by their name, and mixed tables by a column", () => {
  expect(downloads.map(({ folder, file }) => folder + file)).toEqual([
    "figures",
    "units",
    "periods",
    "sources",
    "sample/figures.sample",
    "sample/initiatives.sample",
    "notes",
    "sample/sources.sample",
  ]);
  const last = (name: string) => downloads.find((download) => download.name === name)?.rows.map((row) => row.at(-1));
  expect(last("figures")).toEqual(["press", "press"]);
  expect(last("sample-figures")).toEqual(["sample", "sample"]);
});

test("Parquet keeps values, types and nulls", async () => {
  const folder = await mkdtemp(join(tmpdir(), "formats-"));
  const { connection, close } = await openDatabase(":memory:");
  const path = join(folder, "figures.parquet");
  await writeParquet(connection, downloads[0], path);
  expect(await records(connection, `SELECT value, flags FROM read_parquet('${path}')`)).toEqual([
    { value: 42, flags: null },
    { value: null, flags: "needs_confirmation;provisional" },
  ]);
  const first = await readFile(path);
  await writeParquet(connection, downloads[0], path);
  expect((await readFile(path)).equals(first)).toBe(true);
  close();
  await rm(folder, { recursive: true });
});

test("gzip writes neither time nor system", () => {
  expect([...gzip(new Uint8Array([1])).slice(0, 10)]).toEqual([31, 139, 8, 0, 0, 0, 0, 0, 2, 255]);
});
