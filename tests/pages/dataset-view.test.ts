import { expect, test } from "vitest";
import {
  described,
  findKept,
  isTooLong,
  missingForms,
  standards,
  toColumnViews,
} from "../../src/pages/_bodies/dataset-view.ts";
import type { Dataset } from "../../src/publish/library.ts";
import { locales } from "../../src/publish/metadata/locales.ts";
import { facts } from "../publish/metadata/facts.ts";

const entry = (path: string) => ({ path, bytes: 1, sha256: "" });
const figures = facts.datasets.find(({ resource }) => resource.name === "figures")!;
const dataset: Dataset = { ...figures, files: [entry("data/figures.csv"), entry("data/figures.parquet")] };
const named = (name: string) => toColumnViews(dataset, locales.en, () => null).find((column) => column.name === name)!;

test("a dataset without a licence says so plainly", () => {
  expect(described.licences([], locales.en)).toBe("No licence is stated: ask the publisher before you use it again.");
  const said = described.dataset(dataset, { ...figures, licences: [] }, facts, locales.vi, 64);
  expect(said.find(({ name }) => name === "Giấy phép")!.values).toEqual([
    "Chưa ghi giấy phép: hãy hỏi nơi công bố trước khi dùng lại.",
  ]);
});

test("a dataset is published, mostly from the press, or a sample", () => {
  const status = (name: string) => described.status(facts.datasets.find(({ resource }) => resource.name === name)!);
  expect(["figures", "units", "release-calendar", "initiatives"].map(status)).toEqual([
    "press",
    "published",
    "published",
    "sample",
  ]);
});

test("forms that a dataset lacks are named", () => {
  expect(missingForms(dataset)).toEqual(["EXCEL.CSV", "XLSX", "JSON"]);
  expect(isTooLong(dataset)).toBe(false);
});

test("a table too long for a workbook lacks none: that it is too long is said apart", () => {
  const long = { ...dataset, rows: 1_000_000 };
  expect(missingForms(long)).toEqual(["EXCEL.CSV"]);
  expect(isTooLong(long)).toBe(true);
});

test("beside the latest files stands the newest release that has the table; sample data is in none", () => {
  const versions = ["1.1.0", "1.0.0"].map((version) => ({ version, folder: `data/v/${version}/` }));
  const manifest = ["1.1.0/calendar.csv", "1.0.0/figures.csv"].map((path) => entry(`data/v/${path}`));
  expect(findKept(versions, figures, manifest)).toBe("1.0.0");
  const sample = facts.datasets.find(({ resource }) => resource.name === "sample-figures")!;
  expect(findKept(versions, sample, manifest)).toBeNull();
});

test("a version or date that nobody stated is not made up", () => {
  expect(described.version({ ...facts, version: null, created: null }, locales.en)).toBe("no version number yet");
  expect(described.version({ ...facts, version: "1.1.0", created: null }, locales.en)).toBe("1.1.0");
});

test("only files that are published are linked", () => {
  const manifest = [entry("data/dcat.ttl"), entry("data/figures.csv-metadata.json")];
  expect(standards(manifest, "/", "data/figures.csv").map(({ href }) => href)).toEqual([
    "/data/figures.csv-metadata.json",
    "/data/dcat.ttl",
  ]);
});

test("every row of a column is counted once: under a value, among the others, or as empty", () => {
  for (const item of facts.datasets) {
    const views = toColumnViews({ ...item, files: [] }, locales.vi, () => null);
    for (const { name, list, bars, others, empty } of views) {
      if (!bars || list) continue;
      const counted = bars.reduce((sum, { count }) => sum + count, 0) + (others?.count ?? 0) + empty.count;
      expect([item.resource.name, name, counted]).toEqual([item.resource.name, name, item.rows]);
    }
  }
});

test("codes bear their names, and those that no row uses are listed apart", () => {
  expect(named("missing").bars).toMatchObject([{ code: "not_published", label: "Not published" }]);
  expect(named("missing").unused.map(({ code }) => code)).toEqual(["not_computable", "not_comparable", "withdrawn"]);
});

test("numbers are drawn in one unit at a time, from the least at 0 to the greatest at 1", () => {
  const spreads = named("value").spreads!;
  expect(spreads.map(({ title }) => title.split(":")[0])).toEqual(["Counts", "Money (đồng)", "Ranks", "Per cent"]);
  for (const { points } of spreads.filter(({ points }) => points.length > 1)) {
    const places = points.map(({ at }) => at);
    expect([places[0], places.at(-1)]).toEqual([0, 1]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
});
