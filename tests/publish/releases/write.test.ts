import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sha256 } from "../../../src/publish/engine.ts";
import { listFiles } from "../../../src/publish/files.ts";
import { publish } from "../../../src/publish/publish.ts";
import { freeze } from "../../../src/publish/releases/freeze.ts";
import { cubeAnswerer, unpackCube } from "../../../src/query/cube.ts";
import { freezable, type VersionList } from "../../../src/query/version-list.ts";
import { toView } from "../../../src/query/view.ts";
import { readers, toTexts, unpack } from "../readers.ts";
import { copySide } from "./fixture.ts";

/** Released as 1.0.0, then moved on: a withdrawn name, another figure, and no new release yet. */
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "versions-"));
  const data = await copySide("before", join(root, "data"));
  await freeze({ data, asked: "1.0.0", date: "2026-11-22" });
  await copySide("after", data);
  await publish({ data, published: join(root, "out"), samples: true });
}, 60_000);
afterAll(() => rm(root, { recursive: true }));
const at = (...parts: string[]) => join(root, "out/public", ...parts);
const read = (path: string) => readFile(at(path));
const list = async (): Promise<VersionList> => JSON.parse((await read("data/versions.json")).toString());

test("an old version is written by the writers of the latest, with its descriptor, manifest and cube", async () => {
  const files = (await listFiles(at("data/v/1.0.0"))).filter((path) => !path.startsWith("honours"));
  expect(files).toEqual(
    expect.arrayContaining(["cube.json.gz", "datapackage.json", "figures.parquet", "manifest.json"]),
  );
  const latest = (await listFiles(at("data"))).filter((path) => path.startsWith("figures."));
  expect(files.filter((path) => path.startsWith("figures."))).toEqual(latest);
  expect(files.join()).not.toContain("sample");
  expect((await read("data/v/1.0.0/figures.csv")).toString()).toContain(",42,");
  expect((await read("data/figures.csv")).toString()).toContain(",43,");
  const bytes = await read("data/v/1.0.0/figures.parquet");
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  expect((await parquetReadObjects({ file, compressors }))[0]).toMatchObject({ period: "2022", value: 42 });
  const described = JSON.parse((await read("data/v/1.0.0/datapackage.json")).toString());
  expect(described).toMatchObject({ version: "1.0.0", created: "2026-11-22T00:00:00+07:00" });
});

test("an old version has every form, and an archive of them that says its version and has no sample", async () => {
  const version = "data/v/1.0.0";
  const tables = (await listFiles(at(version))).filter((path) => /^[a-z]+\.csv$/.test(path));
  expect(tables).toEqual(
    expect.arrayContaining(["figures.csv", "notes.csv", "periods.csv", "sources.csv", "units.csv"]),
  );
  for (const table of tables) {
    const csv = await readers.csv(at(version, table));
    expect(csv.rows.length).toBeGreaterThan(0);
    for (const form of ["excel.csv", "xlsx", "json", "parquet"]) {
      const found = await readers[form](at(version, table.replace("csv", form)));
      expect({ header: found.header, rows: toTexts(form, found) }, `${table} as ${form}`).toEqual(csv);
    }
  }
  const [name] = (await listFiles(at(version))).filter((path) => path.endsWith(".zip"));
  expect(name).toMatch(/-1\.0\.0\.zip$/);
  const packed = await read(`${version}/${name}`);
  const [{ archive }] = (await list()).versions;
  expect(archive).toEqual({ path: `${version}/${name}`, bytes: packed.length, sha256: sha256(packed) });
  const files = unzipSync(packed);
  const top = name.replace(".zip", "/");
  for (const path of ["figures.csv", "figures.xlsx", "figures.json", "figures.parquet", "CITATION.cff"])
    expect(Buffer.from(files[top + path]), path).toEqual(await read(`${version}/${path}`));
  // Beside the archive stands what can name it; the same stands in it but for that.
  const { alternatives, ...described } = JSON.parse((await read(`${version}/datapackage.json`)).toString());
  expect(JSON.parse(Buffer.from(files[`${top}datapackage.json`]).toString())).toEqual(described);
  expect(alternatives).toEqual([
    { path: name, mediatype: "application/zip", bytes: packed.length, hash: `sha256:${sha256(packed)}` },
  ]);
  expect(Object.keys(files).join()).not.toMatch(/sample|honours|cube|manifest/);
  const readme = Buffer.from(files[`${top}README.en.txt`]).toString();
  expect(readme).toContain("Version: 1.0.0, 22 November 2026");
  expect(readme).toContain("There is no sample data in this file.");
});

test("its manifest gives the size and sha-256 of every file", async () => {
  const manifest: { path: string; bytes: number; sha256: string }[] = JSON.parse(
    (await read("data/v/1.0.0/manifest.json")).toString(),
  );
  expect(manifest.map(({ path }) => path)).toEqual(
    (await listFiles(at("data/v/1.0.0"))).filter((path) => path !== "manifest.json"),
  );
  for (const { path, bytes, sha256: hash } of manifest) {
    const file = await read(`data/v/1.0.0/${path}`);
    expect([path, file.length, sha256(file)]).toEqual([path, bytes, hash]);
  }
});

test("no byte of a withdrawn name is in what is published, whatever the version", async () => {
  const paths = await listFiles(at());
  expect(paths.length).toBeGreaterThan(20);
  for (const path of paths.filter((path) => !path.startsWith("engine/"))) {
    const stored = await read(path);
    for (const bytes of unpack(path, stored)) expect(bytes.toString("utf8"), path).not.toMatch(/Ẩn Danh|an-danh/);
  }
  const bytes = await read("data/v/1.0.0/sources.parquet");
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  expect(JSON.stringify(await parquetReadObjects({ file, compressors }))).not.toMatch(/Ẩn Danh|an-danh/);
});

test("the list of versions says what today shares with each", async () => {
  expect(await list()).toMatchObject({
    current: "1.0.0",
    released: false,
    versions: [{ version: "1.0.0", changes: null, sameFigures: false, sameSamples: false }],
  });
  expect(freezable(await list())).toBeNull();
  expect(JSON.parse((await read("data/datapackage.json")).toString()).version).toBe("1.0.0+unreleased");
});

test("the cube of an old version answers with the figures of its day", async () => {
  const [{ cube }] = (await list()).versions;
  const inflated = gunzipSync(await read(cube.path));
  expect(sha256(inflated)).toBe(cube.sha256);
  const packed = JSON.parse(inflated.toString());
  const [row] = await cubeAnswerer(unpackCube(packed), packed.domain).ask(toView({}, packed.domain));
  expect(row).toMatchObject({ year: 2022, value: 42, sample: false });
});

test("a kept file of the wrong checksum stops the publication and leaves what stood", async () => {
  const before = await readFile(join(root, "out/manifest.json"), "utf8");
  await writeFile(join(root, "data/releases/1.0.0/figures.csv"), "period\n");
  const { published, findings } = await publish({
    data: join(root, "data"),
    published: join(root, "out"),
    samples: true,
  });
  expect(published).toBe(false);
  expect(findings).toMatchObject([{ rule: "release-changed", file: "releases/1.0.0/figures.csv" }]);
  expect(await readFile(join(root, "out/manifest.json"), "utf8")).toBe(before);
});
