import { expect, test } from "vitest";
import { findBreak, findSmall, findUnfairRanking } from "../../src/query/fair.ts";

test.each([
  { years: [2022, 2024], found: null },
  { years: [2025], found: null },
  { years: [2022, 2025], found: 2025 },
  { years: [2018, 2026], found: 2025 },
  { years: [], found: null },
])("years $years lie on both sides of a break in 2025: $found", ({ years, found }) => {
  expect(findBreak(years, [2025])).toEqual(found && { reason: "break", year: found });
});

test("of several breaks the newest is named", () => {
  expect(findBreak([2010, 2026], [2015, 2025])).toEqual({ reason: "break", year: 2025 });
});

test("a share or rate of few initiatives is not told", () => {
  expect(findSmall(9)).toEqual({ reason: "small", least: 10 });
  expect(findSmall(10)).toBeNull();
});

test("published figures of one side, with every unit reporting, may be ranked", () => {
  const reporting = [
    { year: 2024, reported: 42, expected: 42 },
    { year: 2025, reported: 3, expected: 54 },
  ];
  expect(findUnfairRanking({ years: [2024], breaks: [2025], sample: false, reporting })).toEqual([]);
});

test("sample data, a break and missing reports each forbid a ranking, and all are named", () => {
  const reporting = [{ year: 2025, reported: 43, expected: 54 }];
  expect(findUnfairRanking({ years: [2024, 2025], breaks: [2025], sample: true, reporting })).toEqual([
    { reason: "sample" },
    { reason: "break", year: 2025 },
    { reason: "incomplete", year: 2025, reported: 43, expected: 54 },
  ]);
});
