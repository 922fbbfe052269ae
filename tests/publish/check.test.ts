import { expect, test } from "vitest";
import { checkTables } from "../../src/publish/check.ts";
import { toDescriptor } from "../../src/publish/descriptor.ts";
import { findNearest } from "../../src/publish/rules/codes.ts";
import { isDate, parseValue, type Table } from "../../src/publish/table.ts";

const descriptor = toDescriptor({
  resources: [
    {
      name: "places",
      path: "places.csv",
      schema: {
        fields: [
          { name: "id", constraints: { required: true } },
          { name: "sector", codelist: "sector" },
          { name: "people", type: "integer" },
          { name: "near" },
        ],
        primaryKey: "id",
        foreignKeys: [{ fields: "near", reference: { resource: "", fields: "id" } }],
      },
    },
  ],
});

function tableOf(rows: string[][]): Table {
  const [resource] = descriptor.resources;
  const header = resource.fields.map((field) => field.name);
  return {
    name: resource.name,
    path: resource.path,
    sample: false,
    resource,
    fields: resource.fields,
    header,
    rows: rows.map((cells, i) => ({
      line: i + 2,
      raw: Object.fromEntries(header.map((name, j) => [name, cells[j]])),
      values: Object.fromEntries(resource.fields.map((f, j) => [f.name, parseValue(cells[j], f) ?? null])),
    })),
  };
}
const rulesOf = (...rows: string[][]) => checkTables([tableOf(rows)], descriptor).map((f) => [f.line, f.rule]);

test("a table that is in order has no findings", () => {
  expect(rulesOf(["a", "health", "1", ""], ["b", "", "", "a"])).toEqual([]);
});

test("every finding of a stage is listed, in the order of the lines", () => {
  expect(rulesOf(["", "", "x", ""], ["b", "", "1,5", ""])).toEqual([
    [2, "required-values"],
    [2, "types"],
    [3, "types"],
  ]);
});

test("a table that fails a stage is not shown to the later ones", () => {
  expect(rulesOf(["a", "helth", "1", "nowhere"])).toEqual([[2, "codes"]]);
});

test("a warning stops nothing", () => {
  expect(rulesOf(["a", "", "", "b "], ["a", "", "", ""])).toEqual([
    [2, "whitespace"],
    [3, "duplicate-keys"],
  ]);
  expect(rulesOf(["a", "", "", "b "])).toEqual([
    [2, "references"],
    [2, "whitespace"],
  ]);
});

test("a hundred thousand rows with as many dangling references are checked in seconds", () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => [`id${i}`, "health", "1", `no${i}`]);
  const start = performance.now();
  expect(checkTables([tableOf(rows)], descriptor)).toHaveLength(100_000);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test.each([
  ["2025", true],
  ["2025-10", true],
  ["2024-02-29", true],
  ["2025-02-29", false],
  ["2025-13", false],
  ["2025-00", false],
  ["2025-1-1", false],
  ["24/10/2025", false],
])("%s as an ISO date: %s", (text, expected) => {
  expect(isDate(text)).toBe(expected);
});

test.each([
  ["number", "3.5", 3.5],
  ["number", "488000000000", 488e9],
  ["number", "93.000", undefined],
  ["number", "3,5", undefined],
  ["number", "1e5", undefined],
  ["integer", "-5", -5],
  ["integer", "007", undefined],
  ["integer", "9007199254740993", undefined],
  ["year", "2025", 2025],
  ["year", "25", undefined],
  ["boolean", "true", true],
  ["boolean", "TRUE", undefined],
  ["string", "", null],
] as const)("%s %s is read as %s", (type, raw, expected) => {
  const [field] = descriptor.resources[0].fields;
  expect(parseValue(raw, { ...field, type })).toBe(expected);
});

test("the nearest code is offered, a far one is not", () => {
  expect(findNearest("Heath", ["health", "education"])).toBe("health");
  expect(findNearest("xyz", ["health", "education"])).toBeUndefined();
});
