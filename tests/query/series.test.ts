import { expect, test } from "vitest";
import { findChange, type Point } from "../../src/query/series.ts";

const point = (year: number, value: number | null, rest: Partial<Point> = {}): Point => ({
  period: String(year),
  year,
  value,
  missing: value === null ? "not_published" : null,
  qualifier: "exact",
  flags: [],
  sample: false,
  source: value === null ? null : "S",
  ...rest,
});

test("compares with the newest earlier year that has a figure", () => {
  const change = findChange([point(2022, 100), point(2023, null), point(2024, 120)], 2024);
  expect(change).toMatchObject({ earlier: { year: 2022 }, difference: 20, caveats: [] });
});

test("says when a break, an unconfirmed or a rounded figure lies between", () => {
  const points = [
    point(2022, 100, { flags: ["needs_confirmation"] }),
    point(2025, 90, { flags: ["break_before"], qualifier: "more_than" }),
  ];
  expect(findChange(points, 2025)?.caveats).toEqual(["break", "unconfirmed", "rounded"]);
});

test("has nothing to say without an earlier figure or without one of its own", () => {
  expect(findChange([point(2025, 1)], 2025)).toBeUndefined();
  expect(findChange([point(2024, 1), point(2025, null)], 2025)).toBeUndefined();
  expect(findChange([], 2025)).toBeUndefined();
});
