import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { logClasses } from "../../src/model/benefit-class.ts";
import { viewMeasures } from "../../src/model/measure.ts";
import { sectors } from "../../src/model/sector.ts";
import { funnelStages } from "../../src/model/stage.ts";
import { longestPivot, pivotParameters } from "../../src/query/pivot-address.ts";
import { longestSearch, recordsDimensions, showName } from "../../src/query/records-filter.ts";
import { recordsShows } from "../../src/query/records-show.ts";
import { longestLink } from "../../src/query/sql-link.ts";
import { versionParameter } from "../../src/query/version.ts";
import { axes, splits, viewParameters } from "../../src/query/view.ts";

const words = readFileSync("docs/addresses.md", "utf8");
const named = new Set([...words.matchAll(/`([^`]+)`/g)].map(([, code]) => code));

test("docs/addresses.md names every parameter", () => {
  const filters = recordsDimensions.map((dimension) => `f.${dimension}`);
  for (const name of [...viewParameters, ...filters, showName, ...pivotParameters, versionParameter, "sql", "own"])
    expect(named).toContain(name);
});

test("docs/addresses.md names every code that a table cannot tell", () => {
  for (const code of [...axes, ...splits, ...viewMeasures, ...funnelStages, ...sectors, ...recordsShows])
    expect(named).toContain(code);
  expect(named).toContain(logClasses[0].code);
  expect(named).toContain(logClasses.at(-1)!.code);
});

test("docs/addresses.md tells the lengths that are read", () => {
  for (const length of [longestSearch, longestLink, longestPivot]) expect(words).toContain(length.toLocaleString("en"));
});
