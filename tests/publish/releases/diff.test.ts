import { expect, test } from "vitest";
import { toLocale } from "../../../src/i18n/locale.ts";
import vi from "../../../src/i18n/vi.ts";
import { formatChangesCsv } from "../../../src/publish/releases/changes-csv.ts";
import { diffReleases, type Release, stepFor } from "../../../src/publish/releases/diff.ts";
import { describeChanges } from "../../../src/publish/releases/sentences.ts";
import { suppress } from "../../../src/publish/releases/suppress.ts";
import type { Resource } from "../../../src/publish/descriptor.ts";
import { readGolden, readSide, withdrawnName } from "./fixture.ts";

const [before, after] = [await readSide("before"), await readSide("after")];
const shown = { ...before, tables: suppress(before.tables, after.tables) };

test("the changes of two releases are those of the golden file", async () => {
  expect(formatChangesCsv(diffReleases(shown, after))).toBe(await readGolden("changes.csv"));
});

test("they are told in sentences, words apart from values, and no one is named", () => {
  expect(describeChanges(diffReleases(shown, after), toLocale("vi", ...vi))).toEqual([
    "Số liệu: thêm 1 dòng.",
    "Số liệu: sửa 1 ô giá trị hoặc mã.",
    "Số liệu: sửa lời ở 1 ô, con số giữ nguyên.",
    "Số liệu: rút 1 dòng.",
    "units: thêm cột note_en.",
    "periods: viết lại lời giải thích cột period.",
    "sources: sửa lời ở 1 ô, con số giữ nguyên.",
    "honours: thêm 1 mục, sửa 1 mục, rút 1 mục (không nêu tên ai).",
  ]);
});

test("nothing changed between a release and itself", () => {
  expect(diffReleases(before, before)).toEqual({ datasets: [], rolls: [] });
  expect(stepFor(diffReleases(before, before))).toBeNull();
});

test("what was withdrawn is told by no version: the words of its sources are today's in all of them", () => {
  expect(JSON.stringify(before.tables)).toContain(withdrawnName);
  const bulk = shown.tables.filter(({ name }) => name !== "honours");
  expect(JSON.stringify(bulk)).not.toMatch(/Ẩn Danh|an-danh/);
  expect(formatChangesCsv(diffReleases(shown, after))).not.toMatch(/Ẩn Danh|an-danh/);
  const values = (release: Pick<Release, "tables">) => release.tables[0].rows.map(({ raw }) => raw.value);
  expect(values(shown)).toEqual(values(before));
});

const change = (edit: (resource: Resource) => Resource | null): Release => {
  const tables = before.tables.flatMap((table) => {
    const resource = table.name === "periods" ? edit(table.resource) : table.resource;
    return resource ? [{ ...table, resource, fields: resource.fields }] : [];
  });
  return { ...before, tables };
};
const withField = (more: object) => (resource: Resource) => ({
  ...resource,
  fields: resource.fields.map((field, at) => (at === 0 ? { ...field, ...more } : field)),
});

test.each([
  ["a type", withField({ type: "integer" }), "major"],
  ["a codelist", withField({ codelist: "sector" }), "major"],
  ["a column made a list", withField({ list: true }), "major"],
  ["the words of a column", withField({ descriptions: { vi: "Khác", en: "Other" } }), "major"],
  ["a dropped column", (resource: Resource) => ({ ...resource, fields: resource.fields.slice(0, -1) }), "major"],
  ["another key", (resource: Resource) => ({ ...resource, primaryKey: ["kind"] }), "major"],
  ["a dropped table", () => null, "major"],
  ["a looser rule", withField({ required: false, pattern: null }), null],
] as const)("%s asks for the step %s", (_, edit, step) => {
  expect(stepFor(diffReleases(before, change(edit as (resource: Resource) => Resource | null)))).toBe(step);
});

test("reworded columns are no new meaning once a person says so", () => {
  const changes = diffReleases(before, change(withField({ descriptions: { vi: "Khác", en: "Other" } })));
  expect(stepFor(changes, true)).toBe("patch");
});
