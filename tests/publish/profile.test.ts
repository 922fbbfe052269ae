import { expect, test } from "vitest";
import { toPeriodYears, toProfile, toSourceKinds } from "../../src/publish/profile.ts";
import { toDownloads } from "../../src/publish/tables.ts";
import { descriptor, tables } from "./example.ts";

const downloads = toDownloads(tables, descriptor);
const years = toPeriodYears(downloads.find(({ name }) => name === "periods")!);
const kinds = toSourceKinds(downloads);
const profile = (name: string) =>
  toProfile(
    downloads.find((download) => download.name === name)!,
    years,
    kinds,
  );
const column = (table: string, name: string) => profile(table).columns.find((item) => item.name === name);

test("a period's years are found in the table of periods; one year stands for both ends", () => {
  expect(profile("figures")).toMatchObject({ years: [2022, 2022], units: 1, reasons: 1 });
  expect(profile("notes")).toMatchObject({ years: null, units: null, reasons: null });
});

test("rows are counted by the kind of their source", () => {
  expect(profile("figures").kinds).toEqual({ press: 2 });
  expect(profile("sample-initiatives").kinds).toEqual({ sample: 2 });
  expect(profile("notes").kinds).toBeNull();
});

test("an empty cell is missing, never 0", () => {
  expect(column("figures", "value")).toMatchObject({
    missing: 1,
    spreads: [{ unit: "count", count: 1, quantiles: [42, 42, 42, 42, 42] }],
  });
});

test("codes are counted, each of a list's too", () => {
  expect(column("figures", "flags")).toMatchObject({
    missing: 1,
    values: [
      { value: "needs_confirmation", count: 1 },
      { value: "provisional", count: 1 },
    ],
  });
});

test("text that hardly repeats is not counted by value", () => {
  expect(column("sources", "title")).toMatchObject({ distinct: 1, values: null, spreads: null });
});

test("đồng and people are never laid side by side", () => {
  const { fields } = downloads.find(({ name }) => name === "figures")!;
  const row = (measure: string, value: number | null) =>
    fields.map(({ name }) => (name === "measure" ? measure : name === "value" ? value : null));
  const rows = [row("benefit_vnd", 5e9), row("people", 1), row("people", 2), row("people", 9), row("people", null)];
  expect(toProfile({ fields, rows }, years, kinds).columns.find(({ name }) => name === "value")?.spreads).toEqual([
    { unit: "vnd", count: 1, quantiles: [5e9, 5e9, 5e9, 5e9, 5e9] },
    { unit: "count", count: 3, quantiles: [1, 1, 2, 2, 9] },
  ]);
});
