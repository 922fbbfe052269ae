import { expect, test } from "vitest";
import { crossFilter } from "../../src/query/crossfilter.ts";
import { packRecords, type RecordsCell, unpackRecords } from "../../src/query/records-cube.ts";
import { emptyFilter } from "../../src/query/records-filter.ts";
import { recordsDomain as domain } from "./records-filters.ts";

const cell = (more: Partial<RecordsCell>): RecordsCell => ({
  year: "2022",
  sector: "health",
  stage: "submitted",
  unit: "cd-y-te",
  field: "health",
  solution: "technical",
  benefit: "none",
  count: 1,
  money: 0,
  ...more,
});
const cells = [
  cell({ count: 300 }),
  cell({ year: "2024", benefit: "from-5b", count: 2, money: 12_000_000_000 }),
  cell({ year: "2024", sector: "education", benefit: "under-10m", money: 4_500_000 }),
];
const pack = (list: readonly RecordsCell[]) => packRecords(list, { domain, sample: 7, sources: ["SAMPLE"] });
const unpack = (bytes: Uint8Array) => unpackRecords(new Uint8Array(bytes));

test("what was packed is counted again", () => {
  const cube = unpack(pack(cells));
  expect(cube).toMatchObject({ domain, sample: 7, sources: ["SAMPLE"] });
  const { all, count, computable, benefit, by } = crossFilter(cube)(emptyFilter);
  expect({ all, count, computable, benefit }).toEqual({ all: 303, count: 303, computable: 3, benefit: 12_004_500_000 });
  expect(by.year.map(({ count: of }) => of)).toEqual([300, 0, 3]);
});

test("the same cells give the same bytes, in whatever order they come", () => {
  expect(pack([...cells].reverse())).toEqual(pack(cells));
});

test("no cells are a cube too", () => {
  expect(crossFilter(unpack(pack([])))(emptyFilter)).toMatchObject({ all: 0, count: 0, benefit: 0 });
});

test("every code that the domain does not know is named", () => {
  expect(() => pack([...cells, cell({ sector: "sport" }), cell({ unit: "cd-xa" })])).toThrow(
    "initiatives with unknown codes: sector sport, unit cd-xa",
  );
});

test("a file of another version is refused", () => {
  const bytes = pack(cells);
  const text = new TextDecoder("latin1").decode(bytes).replace('"version":1', '"version":9');
  expect(() => unpack(Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 255))).toThrow("records cube: 9");
});
