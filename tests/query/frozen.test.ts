import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { type ViewMeasure, viewMeasures } from "../../src/model/measure.ts";
import { type FunnelStage, funnelStages } from "../../src/model/stage.ts";
import { cubeAnswerer, type PackedCube, unpackCube } from "../../src/query/cube.ts";
import { changedCells, compareRows } from "../../src/query/compare.ts";
import { frozenDomain } from "../../src/query/frozen-domain.ts";
import { formatView, parseView, toView } from "../../src/query/view.ts";
import { anyView } from "./views.ts";

const cubes = readdirSync("data/releases").flatMap((version) =>
  ["cube.json.gz", "cube.sample.json.gz"].map((name) => ({ version, name })),
);
const openKept = ({ version, name }: (typeof cubes)[number]) => {
  const packed = JSON.parse(gunzipSync(readFileSync(`data/releases/${version}/${name}`)).toString()) as PackedCube;
  return { ...cubeAnswerer(unpackCube(packed), packed.domain), domain: packed.domain };
};

describe.each(cubes)("release $version, $name", (which) => {
  const kept = openKept(which);
  const later = [2090, 2091];
  const today = { years: [...kept.domain.years, ...later], units: [...kept.domain.units, "later"], breaks: [2090] };

  test("a frozen address is answered with the rows of the release's cube, whatever came later", async () => {
    await fc.assert(
      fc.asyncProperty(anyView(kept.domain), async (view) => {
        const domain = frozenDomain(kept.domain, today, []);
        const asked = parseView(formatView(view), domain);
        expect(asked).toEqual(view);
        expect(changedCells(compareRows(await kept.ask(asked), await kept.ask(view)))).toEqual([]);
      }),
      { numRuns: 150, seed: 110 },
    );
  });

  test("what came later is not published in it", async () => {
    const view = parseView("?by=sector&years=2090", frozenDomain(kept.domain, today, [2090]));
    expect(view.years).toEqual([2090]);
    expect((await kept.ask(view)).map(({ value }) => value)).toEqual([null, null, null, null]);
  });

  test("every published figure of its table is what the frozen page answers", async () => {
    const text = readFileSync(`data/releases/${which.version}/figures.csv`, "utf8");
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    const told = data.filter(
      ({ period, unit, programme, stage, measure, sector, value, standing }) =>
        kept.domain.years.includes(Number(period)) &&
        [...kept.domain.units, "ldld-ha-noi"].includes(unit) &&
        sector === "all" &&
        programme === "movement" &&
        standing === "main" &&
        value !== "" &&
        (funnelStages as readonly string[]).includes(stage) &&
        (viewMeasures as readonly string[]).includes(measure),
    );
    expect(told.length).toBeGreaterThan(5);
    for (const { period, unit, stage, measure, value, qualifier } of told) {
      const units = unit === "ldld-ha-noi" ? [] : [unit];
      const loose = { measure: measure as ViewMeasure, stage: stage as FunnelStage, units, years: [Number(period)] };
      const [row] = await kept.ask(toView({ ...loose, by: "year" }, kept.domain));
      expect([period, unit, stage, row.value, row.qualifier]).toEqual([period, unit, stage, Number(value), qualifier]);
    }
  });
});
