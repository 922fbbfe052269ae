import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { expect, test } from "vitest";
import en from "../../src/i18n/en/codes.json" with { type: "json" };
import { toLocale } from "../../src/i18n/locale.ts";
import vi from "../../src/i18n/vi/codes.json" with { type: "json" };
import type { Qualifier } from "../../src/model/figure.ts";
import { type Measure, measureUnits } from "../../src/model/measure.ts";
import { parseClaims } from "../../src/query/claim.ts";
import { findNumber } from "../../src/query/find-number.ts";

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
const find = (text: string) => findNumber(parseClaims(text).claims[0], figures);

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
  expect(findNumber(parseClaims("80.000").claims[0], items).map(({ item }) => [item.value, item.sample])).toEqual([
    [80_000, false],
    [80_925, false],
    [80_000, true],
  ]);
  expect(findNumber(parseClaims("12.345.678").claims[0], items)).toEqual([]);
});
