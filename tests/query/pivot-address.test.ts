import fc from "fast-check";
import { expect, test } from "vitest";
import { sectors } from "../../src/model/sector.ts";
import { formatPivot, hasPivot, parsePivot } from "../../src/query/pivot-address.ts";
import { figureCodes } from "../../src/query/pivot-data.ts";
import { defaultPivot, type PivotSource } from "../../src/query/pivot-question.ts";
import { anyPivot } from "./pivots.ts";
import { recordsDomain } from "./records-filters.ts";

const figures = figureCodes({ years: [2022, 2023, 2024], units: ["cd-y-te", "ldld-quan-ba-dinh"], breaks: [2024] });
const codes = { figures, initiatives: (dimension: keyof typeof recordsDomain) => recordsDomain[dimension] };

test.each(["figures", "initiatives"] as PivotSource[])("every question of %s survives its address", (source) => {
  fc.assert(
    fc.property(anyPivot(source, codes[source]), (question) => {
      const search = formatPivot(question, "?by=unit&f.year=2022&t.v=1");
      expect(parsePivot(search, codes[source])).toEqual({ question, ignored: [] });
      expect(search).toContain("by=unit&f.year=2022");
      expect(search.length).toBeLessThan(260);
    }),
  );
});

test("the plain table has the plain address", () => {
  expect(formatPivot(defaultPivot)).toBe("");
  expect(hasPivot("?by=unit&f.year=2022")).toBe(false);
});

test("an address says only what differs, readably, and reads the same with its dots escaped", () => {
  const { question } = parsePivot(
    "?t.data=initiatives&t.rows=sector,field&t.measure=benefit&t.sort=2022-desc",
    codes.initiatives,
  );
  expect(question).toMatchObject({
    rows: ["sector", "field"],
    columns: "year",
    sort: { by: "2022", descending: true },
  });
  const search = formatPivot(question);
  expect(search).toBe("?t.data=initiatives&t.rows=sector,field&t.measure=benefit&t.sort=2022-desc");
  expect(parsePivot(search.replaceAll(".", "%2E"), codes.initiatives).question).toEqual(question);
  expect(formatPivot(defaultPivot, search.replaceAll(".", "%2E"))).toBe("");
});

test.each([
  ["?t.rows=moon", [{ reason: "unknown", name: "t.rows", values: ["moon"] }]],
  ["?t.rows=field", [{ reason: "impossible", name: "t.rows", values: ["field"] }]],
  ["?t.rows=sector,unit,stage", [{ reason: "impossible", name: "t.rows", values: ["stage"] }]],
  ["?t.rows=year&t.columns=year", [{ reason: "impossible", name: "t.columns", values: ["year"] }]],
  [
    "?t.measure=<b>&t.totals=maybe",
    [
      { reason: "unknown", name: "t.measure", values: ["<b>"] },
      { reason: "unknown", name: "t.totals", values: ["maybe"] },
    ],
  ],
  ["?t.measure=mean&t.share=total", [{ reason: "impossible", name: "t.share", values: ["total"] }]],
  ["?t.columns=none&t.share=row", [{ reason: "impossible", name: "t.share", values: ["row"] }]],
  ["?t.measure=benefit&t.stage=base", [{ reason: "impossible", name: "t.stage", values: ["base"] }]],
  ["?t.years=1999,2022", [{ reason: "unknown", name: "t.years", values: ["1999"] }]],
  ["?t.sort=moon-desc", [{ reason: "unknown", name: "t.sort", values: ["moon-desc"] }]],
  ["?t.colour=red", [{ reason: "unknown", name: "t.colour", values: [] }]],
  ["?t.v=3&t.rows=unit", [{ reason: "version", name: "t.v", values: ["3"] }]],
  [`?t.rows=${"x".repeat(900)}`, [{ reason: "too_long", name: "t.", values: [] }]],
  [
    "?t.__proto__=1&t.rows=__proto__,constructor",
    [
      { reason: "unknown", name: "t.__proto__", values: [] },
      { reason: "unknown", name: "t.rows", values: ["__proto__", "constructor"] },
    ],
  ],
])("what cannot be is left out and named: %s", (search, ignored) => {
  const read = parsePivot(search as string, figures);
  expect(read.ignored).toEqual(ignored);
  expect(figures(read.question.rows[0]).length).toBeGreaterThan(0);
  expect(read.question.columns).not.toBe(read.question.rows[0]);
});

test("the rest of a bad address holds", () => {
  expect(parsePivot("?t.rows=moon,unit&t.columns=sector&t.sort=health-asc", figures).question).toMatchObject({
    rows: ["unit"],
    columns: "sector",
    sort: { by: "health", descending: false },
  });
  expect(sectors).toContain("health");
});

test("rows that were columns leave the columns empty, unless others are named", () => {
  expect(parsePivot("?t.rows=year", figures).question).toMatchObject({ rows: ["year"], columns: null });
});
