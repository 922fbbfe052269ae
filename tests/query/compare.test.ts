import { expect, test } from "vitest";
import { changedCells, compareRows } from "../../src/query/compare.ts";
import type { Row } from "../../src/query/port.ts";

const row = (year: number, value: number | null, more: Partial<Row> = {}): Row => ({
  year,
  value,
  qualifier: "exact",
  sample: false,
  sources: ["S001"],
  flags: [],
  ...more,
});

test("every cell of either side is told once, the older side's first", () => {
  const then = [row(2022, 5), row(2023, null), row(2024, 7), row(2025, 8)];
  const now = [row(2022, 5), row(2023, 6), row(2024, null), row(2026, 9)];
  expect(compareRows(then, now).map(({ place, fate }) => [place.year, fate])).toEqual([
    [2022, "same"],
    [2023, "added"],
    [2024, "withdrawn"],
    [2025, "withdrawn"],
    [2026, "added"],
  ]);
});

test("what is not published on both sides is the same, and 0 is a figure", () => {
  expect(changedCells(compareRows([row(2022, null)], []))).toEqual([]);
  expect(compareRows([row(2022, null)], [row(2022, 0)])[0].fate).toBe("added");
});

test.each([
  [{ qualifier: "about" }, ["qualifier"]],
  [{ sample: true, sources: ["M001"] }, ["sample", "sources"]],
  [{ flags: ["provisional"] }, ["flags"]],
] as [Partial<Row>, string[]][])("the same value told otherwise is not hidden: %o", (more, remarks) => {
  expect(compareRows([row(2022, 5)], [row(2022, 5, more)])[0]).toMatchObject({ fate: "remarked", remarks });
});

test("cells of two dimensions are paired by both", () => {
  const then = [row(2022, 1, { sector: "health" }), row(2022, 2, { sector: "education" })];
  const now = [row(2022, 2, { sector: "education" }), row(2022, 3, { sector: "health" })];
  const changed = changedCells(compareRows(then, now));
  expect(changed).toMatchObject([
    { place: { year: 2022, sector: "health" }, before: { value: 1 }, after: { value: 3 } },
  ]);
});
