import { expect, test } from "vitest";
import type { CrossAnswer, RecordsBar } from "../../src/query/crossfilter.ts";
import { emptyFilter, formatRecordsFilter, findIgnored, type RecordsDomain } from "../../src/query/records-filter.ts";
import { findIgnoredShow, type Ground, measureBars, readShow, writeShow } from "../../src/query/records-show.ts";

const bar = (code: string, count: number, benefit = 0): RecordsBar => ({
  code,
  count,
  computable: benefit ? count : 0,
  benefit,
});
const by = {
  year: [bar("2024", 60, 9e9), bar("2025", 40, 1e9)],
  sector: [bar("health", 75, 10e9), bar("education", 25)],
  unit: [bar("a", 30, 3e9), bar("b", 7, 1e9), bar("c", 63, 6e9)],
} as unknown as CrossAnswer["by"];
const answer: CrossAnswer = { all: 100, count: 100, computable: 75, benefit: 10e9, by };
const ground: Ground = { breaks: [2025], members: { 2025: { "ldld-ha-noi": 20_000, a: 6000, b: 500 } } };
const in2025 = { ...emptyFilter, year: ["2025"] };

test("shares are percent of the chart", () => {
  expect(measureBars(answer, "sector", "share", emptyFilter, ground)).toEqual({ values: [75, 25], unfair: null });
});

test("few initiatives have no shares", () => {
  const few = { ...answer, by: { ...by, sector: [bar("health", 5), bar("education", 4)] } };
  const { values, unfair } = measureBars(few, "sector", "share", emptyFilter, ground);
  expect(values).toEqual([null, null]);
  expect(unfair).toMatchObject({ reason: "small" });
});

test("benefit is not added up across a break, but years beside one another keep theirs", () => {
  const across = measureBars(answer, "sector", "benefit", emptyFilter, ground);
  expect(across).toEqual({ values: [null, null], unfair: { reason: "break", year: 2025 } });
  expect(measureBars(answer, "year", "benefit", emptyFilter, ground).values).toEqual([9e9, 1e9]);
});

test("on one side of a break benefit is added up; without a value in money there is none", () => {
  expect(measureBars(answer, "sector", "benefit", in2025, ground)).toEqual({ values: [10e9, null], unfair: null });
});

test("a year's rate is told by the members of the city in that year, of the chosen units where all are known", () => {
  expect(measureBars(answer, "year", "rate", emptyFilter, ground).values).toEqual([null, 2]);
  expect(measureBars(answer, "year", "rate", { ...emptyFilter, unit: ["a", "b"] }, ground).values[1]).toBeCloseTo(6.15);
  const unknown = measureBars(answer, "year", "rate", { ...emptyFilter, unit: ["a", "c"] }, ground);
  expect(unknown).toEqual({ values: [null, null], unfair: { reason: "no_denominator" } });
});

test("a unit's rate needs one year, its members and enough initiatives", () => {
  expect(measureBars(answer, "unit", "rate", in2025, ground)).toEqual({
    values: [5, null, null],
    unfair: { reason: "small", least: 10 },
  });
  expect(measureBars(answer, "unit", "rate", emptyFilter, ground).unfair).toEqual({ reason: "no_denominator" });
});

test("members of a sector are not known, so it has no rate", () => {
  expect(measureBars(answer, "sector", "rate", in2025, ground).unfair).toEqual({ reason: "no_denominator" });
});

test("what is shown stands in the address, is kept by the filter, and is not called unknown", () => {
  const domain = { year: ["2025"] } as unknown as RecordsDomain;
  const search = writeShow("share", "?by=unit&f.year=2025");
  expect(search).toBe("?by=unit&f.year=2025&f.show=share");
  expect(readShow(search)).toBe("share");
  expect(formatRecordsFilter(emptyFilter, search)).toBe("?by=unit&f.show=share");
  expect(writeShow("count", search)).toBe("?by=unit&f.year=2025");
  expect(readShow("?f.show=gold")).toBe("count");
  expect(findIgnored("?f.show=share", { ...emptyFilter, ...domain })).toEqual([]);
});

test("a way to show bars that does not exist is named", () => {
  expect(findIgnoredShow("?f.show=moon").map(({ name, values }) => [name, values])).toEqual([["f.show", ["moon"]]]);
  for (const search of ["", "?f.show=rate", "?show=moon"]) expect(findIgnoredShow(search)).toEqual([]);
});
