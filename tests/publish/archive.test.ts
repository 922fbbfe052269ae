import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import Papa from "papaparse";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { archiveName, writeArchive } from "../../src/publish/archive.ts";
import { openDatabase } from "../../src/publish/database.ts";
import type { Descriptor } from "../../src/publish/descriptor.ts";
import { writeDownloads } from "../../src/publish/downloads.ts";
import { sha256 } from "../../src/publish/engine.ts";
import { listFiles } from "../../src/publish/files.ts";
import { mostWhole } from "../../src/publish/metadata/forms.ts";
import { describeFolder } from "../../src/publish/metadata/write.ts";
import { checkFolder } from "../../src/publish/read.ts";
import { type Download, toDownloads } from "../../src/publish/tables.ts";
import { expected } from "./readers.ts";

/** The repository's own data in one archive, unpacked by path below its top folder. */
let open: string;
let downloads: Download[];
let descriptor: Descriptor;
let packed: Uint8Array;
const top = () => `sang-kien-thu-do-${descriptor.version}/`;
beforeAll(async () => {
  open = await mkdtemp(join(tmpdir(), "archive-"));
  const { connection, close } = await openDatabase(":memory:");
  const reading = await checkFolder("data", { samples: true });
  descriptor = reading.descriptor;
  downloads = toDownloads(reading.tables, descriptor);
  await writeDownloads(connection, downloads, join(open, "data"), descriptor);
  const loose = JSON.parse(await readFile("data/datapackage.json", "utf8"));
  await describeFolder(connection, downloads, loose, open, "data");
  packed = await pack(downloads);
  close();
}, 60_000);
afterAll(() => rm(open, { recursive: true }));

async function pack(list: readonly Download[]): Promise<Uint8Array> {
  const name = archiveName(descriptor);
  await writeArchive(list, descriptor, open, "data", name);
  const bytes = await readFile(join(open, "data", name));
  await rm(join(open, "data", name));
  return bytes;
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  const entries = Object.entries(unzipSync(bytes));
  expect(entries.filter(([path]) => !path.startsWith(top()))).toEqual([]);
  return Object.fromEntries(entries.map(([path, bytes]) => [path.slice(top().length), bytes]));
}
const textOf = (files: Record<string, Uint8Array>, path: string) => new TextDecoder().decode(files[path]);

test("it holds every file and description as they are published, and its own four", async () => {
  const files = unpack(packed);
  const own = ["LICENCES.txt", "README.en.txt", "README.vi.txt", "SHA256SUMS"];
  const published = await listFiles(join(open, "data"));
  expect(published).toEqual(
    expect.arrayContaining(["figures.xlsx", "croissant.json", "sample/figures.sample.parquet"]),
  );
  expect(Object.keys(files).sort()).toEqual([...published, ...own].sort());
  for (const path of published)
    expect(await readFile(join(open, "data", path)), path).toEqual(Buffer.from(files[path]));
});

test("every checksum holds, and none is missing", () => {
  const files = unpack(packed);
  const lines = textOf(files, "SHA256SUMS").trimEnd().split("\n");
  const { SHA256SUMS: _, ...summed } = files;
  expect(lines.map((line) => line.slice(66)).sort()).toEqual(Object.keys(summed).sort());
  for (const line of lines)
    expect([line.slice(66), sha256(files[line.slice(66)])]).toEqual([line.slice(66), line.slice(0, 64)]);
});

test("the CSV of every dataset holds its rows; samples lie apart and are named so", () => {
  const files = unpack(packed);
  for (const download of downloads) {
    const text = textOf(files, `${download.folder}${download.file}.csv`);
    expect(Papa.parse<string[]>(text.trimEnd()).data.slice(1), download.name).toEqual(expected.csv(download));
  }
  for (const path of Object.keys(files)) expect(path.startsWith("sample/"), path).toBe(/\.sample\./.test(path));
});

test("the README tells in each language what is sample, and what is not in it; no name of the roll is", async () => {
  const files = unpack(packed);
  const [vn, en] = ["vi", "en"].map((code) => textOf(files, `README.${code}.txt`));
  expect(vn).toMatch(/^Sáng kiến Thủ đô – Số liệu mở\n/);
  expect(vn).toContain("Các bảng figures.sample, initiatives.sample, sources.sample là dữ liệu mẫu do máy sinh");
  expect(vn).toContain("- sample/initiatives.sample – Sáng kiến");
  expect(en).toContain(`Version: ${descriptor.version}, `);
  expect(en).toContain("The honour roll holds names of people and is not in this file");
  expect(textOf(files, "LICENCES.txt")).toContain("https://creativecommons.org/publicdomain/zero/1.0/");
  expect(Object.keys(files).join()).not.toContain("honours");
});

test("the same files give the same bytes at any time", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2031-05-06T07:08:09Z") });
  const later = await pack(downloads);
  vi.useRealTimers();
  expect(later).toEqual(packed);
});

test("a table too long for it is left out in every form, and the README says where it is", async () => {
  const long = { table: "initiatives", rows: mostWhole + 1, sums: [] };
  const files = unpack(
    await pack(downloads.map((item) => (item.name === "initiatives" ? { ...item, long: [long] } : item))),
  );
  expect(Object.keys(files).filter((path) => path.includes("initiatives"))).toEqual([]);
  expect(textOf(files, "README.en.txt")).toMatch(
    /Tables too long.*https:\/\/.*\/data\/sample\/initiatives\.sample\.csv/,
  );
});
