import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listFiles } from "../../../src/publish/files.ts";
import { parseChangelog } from "../../../src/publish/releases/changelog.ts";
import { diffReleases } from "../../../src/publish/releases/diff.ts";
import {
  checkWhole,
  describeEdition,
  describeLicences,
  editionVersion,
} from "../../../src/publish/releases/edition.ts";
import { freeze, settleNumber } from "../../../src/publish/releases/freeze.ts";
import { readReleases } from "../../../src/publish/releases/read.ts";
import { copySide, readSide, withdrawnName } from "./fixture.ts";

const date = "2026-11-22";
const samples = { samples: true };

test("a release keeps the published tables, the dashboards' cubes and checksums; no sample row, no name of the roll", async () => {
  const data = await copySide("before");
  expect(await freeze({ data, asked: "minor", date })).toEqual({ version: "1.0.0" });
  const folder = join(data, "releases/1.0.0");
  expect(await listFiles(folder)).toEqual([
    "SAMPLE-SHA256SUMS",
    "SHA256SUMS",
    "cube.json.gz",
    "cube.sample.json.gz",
    "datapackage.json",
    ...["figures", "honours", "notes", "periods", "sources", "units"].map((name) => `${name}.csv`),
  ]);
  expect(await readFile(join(folder, "figures.csv"))).toEqual(await readFile(join(data, "figures.csv")));
  const roll = await readFile(join(folder, "honours.csv"), "utf8");
  expect(roll.split("\n")[0]).toBe("honour_id,year,award,sector,status");
  expect(roll).not.toContain(withdrawnName);
  const described = JSON.parse(await readFile(join(data, "datapackage.json"), "utf8"));
  expect(described).toMatchObject({ version: "1.0.0", created: "2026-11-22T00:00:00+07:00" });
  const [entry] = parseChangelog(await readFile(join(data, "CHANGELOG.md"), "utf8"));
  expect(entry).toMatchObject({ version: "1.0.0", date });
  expect((await checkWhole(data, samples)).findings).toEqual([]);
});

test("a table without a licence is named to whoever publishes it, one with a licence is not", async () => {
  const data = await copySide("before");
  const path = join(data, "datapackage.json");
  const described = JSON.parse(await readFile(path, "utf8"));
  for (const resource of described.resources) if (resource.name !== "units") resource.licenses = [{ name: "CC0-1.0" }];
  await writeFile(path, JSON.stringify(described));
  const { edition } = await checkWhole(data, samples);
  expect(describeLicences(edition)).toMatch(/^CHƯA GHI GIẤY PHÉP: units\. /);
  expect(describeLicences({ unlicensed: [] })).toBe("");
});

test("data that moved on is not called a release, until it is one", async () => {
  const data = await copySide("before");
  await freeze({ data, asked: "1.0.0", date });
  const first = (await checkWhole(data, samples)).edition;
  expect([first.released, editionVersion(first)]).toEqual([true, "1.0.0"]);
  expect(describeEdition(first)).toBe("Phiên bản: 1.0.0 (2026-11-22), đúng như đã phát hành.\n");

  await copySide("after", data);
  const moved = (await checkWhole(data, samples)).edition;
  expect([moved.released, editionVersion(moved)]).toEqual([false, "1.0.0+unreleased"]);
  expect(describeEdition(moved)).toContain(
    "1.0.0 + CHƯA PHÁT HÀNH. Khác bản 1.0.0: figures (thêm 1 dòng, sửa 2 ô, rút 1 dòng)",
  );
  expect(await freeze({ data, asked: "minor", date })).toEqual({
    refused: expect.stringContaining("1.1.0 chưa đủ: thay đổi này cần 2.0.0 (major)"),
  });
  expect(await listFiles(join(data, "releases"))).not.toContain("1.1.0/figures.csv");
  expect(await freeze({ data, asked: "minor", date, sameMeaning: true })).toEqual({ version: "1.1.0" });
  expect(await freeze({ data, asked: "patch", date })).toEqual({
    refused: "Không có gì thay đổi so với bản 1.1.0; không có gì để phát hành.",
  });
  expect(parseChangelog(await readFile(join(data, "CHANGELOG.md"), "utf8"))[0].vi).toContain("Số liệu: thêm 1 dòng.");
});

test("data with an error is not released", async () => {
  const data = await copySide("before");
  await writeFile(join(data, "periods.csv"), "period,kind,year_start,edition\n2022,year,twenty,true\n");
  expect(await freeze({ data, asked: "1.0.0", date })).toMatchObject({ findings: [{ file: "periods.csv" }] });
  expect(await listFiles(join(data, "releases"))).toEqual([]);
});

const changes = diffReleases(await readSide("before"), await readSide("after"));
test.each([
  ["1.0.0", "1.0.0 không lớn hơn bản mới nhất: sau 1.0.0 chỉ có thể là 1.0.1, 1.1.0, 2.0.0."],
  ["1.3.0", "1.3.0 bỏ qua số: sau 1.0.0 chỉ có thể là 1.0.1, 1.1.0, 2.0.0."],
  ["patch", "1.0.1 chưa đủ: thay đổi này cần 1.1.0 (minor). Có dòng, cột hoặc bảng được thêm hay rút."],
  ["soon", "“soon” không phải số như 1.2.0, cũng không phải major, minor, patch."],
])("the number %s is refused", (asked, refused) => {
  expect(settleNumber(asked, "1.0.0", changes, true)).toEqual({ refused });
});

test("a greater step than the machine asks for is the publisher's to take", () => {
  expect(settleNumber("major", "1.0.0", changes, true)).toEqual({ version: "2.0.0" });
});

test("a kept release that was touched is an error, file by file", async () => {
  const data = await copySide("before");
  await freeze({ data, asked: "1.0.0", date });
  const folder = join(data, "releases/1.0.0");
  await writeFile(join(folder, "figures.csv"), "period\n2022\n");
  await writeFile(join(folder, "more.csv"), "");
  await rm(join(folder, "units.csv"));
  await writeFile(join(data, "releases/notes.txt"), "");
  const { kept, findings } = await readReleases(data);
  expect(kept).toEqual([]);
  expect(findings.map(({ rule, severity, file }) => `${severity} ${rule} ${file}`)).toEqual([
    "error release-name releases/notes.txt",
    "error release-changed releases/1.0.0/figures.csv",
    "error release-changed releases/1.0.0/more.csv",
    "error release-changed releases/1.0.0/units.csv",
  ]);
});

test("a release that the changelog does not tell of is an error", async () => {
  const data = await copySide("before");
  await freeze({ data, asked: "1.0.0", date });
  await writeFile(join(data, "CHANGELOG.md"), "# Nhật ký\n");
  expect((await readReleases(data)).findings).toMatchObject([{ rule: "release-changelog", file: "CHANGELOG.md" }]);
});

test("the releases of this repository are as they were released", async () => {
  const { kept, findings } = await readReleases("data");
  expect(findings).toEqual([]);
  expect(kept.map(({ version }) => version).slice(0, 2)).toEqual(["1.0.0", "1.1.0"]);
});
