import { expect, test } from "vitest";
import { groupFigures } from "../../src/components/figure-groups.ts";
import type { Figure } from "../../src/model/figure.ts";

const figure = (parts: Partial<Figure>): Figure => ({
  period: "2025",
  unit: "ldld-ha-noi",
  sector: "all",
  programme: "movement",
  stage: "base",
  measure: "initiatives",
  value: 10,
  missing: null,
  qualifier: "exact",
  standing: "main",
  source: "S1",
  flags: [],
  note_vi: null,
  note_en: null,
  ...parts,
});

test("further sources of a figure stand in its row, whatever order they come in", () => {
  const rounded = figure({ standing: "rounded", source: "S2" });
  const main = figure({});
  const [{ rows }] = groupFigures([rounded, main, figure({ standing: "repeat", source: "S3" })]);
  expect(rows.map((row) => [row.figure.source, row.others.map(({ source }) => source)])).toEqual([
    ["S1", ["S2", "S3"]],
  ]);
});

test("figures of another period, unit, sector, stage or measure have rows of their own", () => {
  const figures = [
    figure({}),
    figure({ period: "2024" }),
    figure({ unit: "cd-y-te" }),
    figure({ sector: "health" }),
    figure({ stage: "titled" }),
    figure({ measure: "people" }),
  ];
  expect(groupFigures(figures)[0].rows).toHaveLength(figures.length);
});

test("a figure without a main one still has its row", () => {
  const [{ rows }] = groupFigures([figure({ standing: "interim" })]);
  expect(rows).toEqual([{ figure: figure({ standing: "interim" }), others: [] }]);
});

test("the movement comes first, and the city before other units", () => {
  const groups = groupFigures([
    figure({ programme: "good_worker" }),
    figure({ unit: "cd-y-te" }),
    figure({ unit: "ldld-ha-noi", stage: "titled" }),
  ]);
  expect(groups.map(({ programme }) => programme)).toEqual(["movement", "good_worker"]);
  expect(groups[0].rows.map((row) => row.figure.unit)).toEqual(["ldld-ha-noi", "cd-y-te"]);
});
