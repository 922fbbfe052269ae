import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { expect, test } from "vitest";
import en from "../../src/i18n/en/codes.json" with { type: "json" };
import { toLocale } from "../../src/i18n/locale.ts";
import vi from "../../src/i18n/vi/codes.json" with { type: "json" };
import type { Qualifier } from "../../src/model/figure.ts";
import { type Measure, measureUnits } from "../../src/model/measure.ts";
import { findNumber, parseClaim } from "../../src/query/find-number.ts";

const { data } = Papa.parse<Record<string, string>>(readFileSync("data/figures.csv", "utf8"), {
  header: true,
  skipEmptyLines: true,
});
const figures = data
  .filter(({ value }) => value !== "")
  .map((row) => ({
    ...row,
    value: Number(row.value),
    unit: measureUnits[row.measure as Measure],
    qualifier: row.qualifier as Qualifier,
    sample: false,
    main: row.standing === "main",
  }));
const valuesOf = (text: string) => parseClaim(text)!.readings.map(({ language, value }) => [language, value]);
const find = (text: string) => findNumber(parseClaim(text)!, figures);

test.each([
  [
    "93.973",
    [
      ["vi", 93973],
      ["en", 93.973],
    ],
  ],
  [
    "93,973",
    [
      ["vi", 93.973],
      ["en", 93973],
    ],
  ],
  ["3,5 tỷ", [["vi", 3.5e9]]],
  ["3.5 billion", [["en", 3.5e9]]],
  ["hơn 488 tỷ", [[null, 488e9]]],
  ["488 billion", [[null, 488e9]]],
  [
    "1,051 tỷ đồng",
    [
      ["vi", 1.051e9],
      ["en", 1051e9],
    ],
  ],
  ["0,5 triệu", [["vi", 0.5e6]]],
  ["163 973", [[null, 163973]]],
  ["1.051,5 tỉ", [["vi", 1051.5e9]]],
  ["1,2 nghìn tỷ", [["vi", 1.2e12]]],
  ["230%", [[null, 230]]],
])("“%s” is read as %j", (text, values) => {
  expect(valuesOf(text)).toEqual(values);
});

test.each(["", "không có số nào", "1.2.3", "tỷ đồng"])("“%s” holds no number", (text) => {
  expect(parseClaim(text)).toBeNull();
});

test.each([
  ["hơn 488 tỷ đồng", "more", "vnd"],
  ["gần 100 người", "nearly", "count"],
  ["khoảng 80.000 sáng kiến", "about", "count"],
  ["trên dưới 80.000", "about", null],
  ["more than VND 488 billion", "more", "vnd"],
  ["rank 2", null, "rank"],
])("“%s” says %s and %s", (text, bound, unit) => {
  expect(parseClaim(text)).toMatchObject({ bound, unit });
});

test("every published figure is found by its own words, in both languages", () => {
  for (const locale of [toLocale("vi", vi), toLocale("en", en)])
    for (const figure of figures) {
      const text = locale.value(figure.value, figure.unit, figure.qualifier);
      const match = find(text).find(({ item }) => item === figure);
      expect(match?.how, text).toMatch(/exact|rounded|bounded/);
    }
});

test("“hơn 80.000” finds 80.925, “gần 80.000” does not", () => {
  const found = (text: string) =>
    find(text)
      .filter(({ how, item }) => how !== "near" && item.value === 80925)
      .map(({ how }) => how)[0];
  expect(found("hơn 80.000")).toBe("bounded");
  expect(found("80.000")).toBe("coarse");
  expect(found("gần 80.000 sáng kiến")).not.toBe("bounded");
});

test("a number with the same last digits is a near miss", () => {
  const near = find("93.973").filter(({ how }) => how === "near");
  expect(near.map(({ item }) => item.value)).toContain(163973);
});

test("exact comes before rounded, and sample data last", () => {
  const item = (value: number, sample = false) => ({
    value,
    sample,
    unit: "count" as const,
    qualifier: "exact" as const,
    main: true,
  });
  const items = [item(80_000, true), item(80_925), item(80_000), item(500)];
  expect(findNumber(parseClaim("80.000")!, items).map(({ item }) => [item.value, item.sample])).toEqual([
    [80_000, false],
    [80_925, false],
    [80_000, true],
  ]);
  expect(findNumber(parseClaim("12.345.678")!, items)).toEqual([]);
});
