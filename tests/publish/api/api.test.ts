import { readFileSync, writeFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv2020 from "ajv/dist/2020.js";
import Papa from "papaparse";
import { beforeAll, describe, expect, test } from "vitest";
import { formatBody } from "../../../src/publish/api/write.ts";
import { datasets } from "../../../src/publish/api/datasets.ts";
import { formatHeaders } from "../../../src/publish/api/headers.ts";
import { buildApi, type JsonSchema, shapeOf } from "./api.ts";

let api: Awaited<ReturnType<typeof buildApi>>;
let plain: typeof api;
beforeAll(async () => {
  [api, plain] = [await buildApi({ samples: true }), await buildApi({ samples: false })];
}, 60_000);

type Row = Record<string, unknown>;
const rowsOf = (path: string, of = api): Row[] =>
  (of.resources.flatMap(({ files }) => files).find((file) => file.path === path)!.body as { rows: Row[] }).rows;

describe("the description", () => {
  test.each(["with", "without"])("is sound OpenAPI 3.1, %s samples", async (samples) => {
    const { openapi } = samples === "with" ? api : plain;
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(openapi)));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  test("tells every property of every file, and every file is as told", () => {
    const ajv = new Ajv2020({ strict: false });
    for (const { files, schema } of [...api.resources, ...plain.resources]) {
      const validate = ajv.compile(closed(schema.body as JsonSchema));
      for (const { path, body } of files) {
        validate(JSON.parse(formatBody(body)));
        expect(validate.errors, path).toBeNull();
      }
    }
  });

  test("names each address once, and lists all in index.json", () => {
    const paths = api.resources.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    const files = api.resources.flatMap((resource) => resource.files.map(({ path }) => path));
    expect(new Set(files).size).toBe(files.length);
    const index = api.resources[0].files[0].body as { resources: { path: string; example: string }[] };
    expect(index.resources.map(({ path }) => path)).toEqual(paths.slice(1));
    expect(index.resources.filter(({ example }) => !files.includes(example))).toEqual([]);
  });
});

test("what users rely on only grows: nothing disappears, nothing changes its type", () => {
  const file = "tests/fixtures/api-v1.json";
  const shape = shapeOf(api.openapi);
  if (process.env.UPDATE_API) writeFileSync(file, `${JSON.stringify(shape, null, 2)}\n`);
  const kept: typeof shape = JSON.parse(readFileSync(file, "utf8"));
  expect(findBroken(kept, shape)).toEqual([]);
  // What was added is kept from now on: run this test once with UPDATE_API=1.
  expect(findBroken(shape, kept)).toEqual([]);
});

test.each([
  ["a path", { "/a.json": { x: "string" } }, {}, ["/a.json"]],
  ["a property", { "/a.json": { x: "string" } }, { "/a.json": {} }, ["/a.json x: string → gone"]],
  ["a type", { "/a.json": { x: "number" } }, { "/a.json": { x: "number,null" } }, ["/a.json x: number → number,null"]],
  ["nothing", { "/a.json": { x: "number" } }, { "/a.json": { x: "number", y: "string" }, "/b.json": {} }, []],
])("a change that takes away %s is found", (_, before, after, found) => {
  expect(findBroken(before, after)).toEqual(found);
});

describe("rows", () => {
  test("are the published figures, value for value, with lists as lists", () => {
    const { data } = Papa.parse<Row>(readFileSync("data/figures.csv", "utf8"), { header: true, skipEmptyLines: true });
    const rows = rowsOf("figures.json");
    expect(rows.map(({ value }) => value)).toEqual(data.map(({ value }) => (value === "" ? null : Number(value))));
    expect(rows.map(({ flags }) => (flags as string[]).join(";"))).toEqual(data.map(({ flags }) => flags));
    expect(rows.filter((row) => row.value === null && !row.missing)).toEqual([]);
  });

  test("of a year, unit and sector are those of the whole, none lost", () => {
    const whole = rowsOf("figures.json");
    expect(rowsOf("figures/by-year/2022.json")).toEqual(whole.filter(({ period }) => period === "2022"));
    expect(rowsOf("figures/by-sector/health.json")).toEqual(whole.filter(({ sector }) => sector === "health"));
    const byUnit = api.resources.find(({ id }) => id === "figures_by_unit")!;
    expect(byUnit.files.flatMap(({ path }) => rowsOf(path)).length).toBe(whole.length);
  });

  test("of a cube have a value or the reason why there is none, and name their sources", () => {
    const rows = rowsOf("cubes/by-year.json");
    expect(rows.length).toBe(api.input.domain.years.length * 6);
    expect(rows.filter(({ value, missing }) => (value === null) === (missing === null))).toEqual([]);
    expect(rows.filter(({ value, sources }) => value !== null && !(sources as string[]).length)).toEqual([]);
    expect(rows).toContainEqual({
      year: 2022,
      sector: "all",
      unit: "all",
      measure: "benefit_vnd",
      stage: "submitted",
      value: 488e9,
      qualifier: "more_than",
      missing: null,
      flags: [],
      sources: ["S001"],
      sample: false,
    });
    const gap = rows.find(({ year, stage }) => year === 2025 && stage === "above_base");
    expect(gap).toMatchObject({ value: null, qualifier: null, missing: "not_published" });
  });

  test("of the cubes are all cells, published and sample apart", () => {
    const cubes = api.resources.filter(({ id }) => id.startsWith("cube_"));
    const rows = cubes.flatMap(({ files, sample }) =>
      rowsOf(files[0].path)
        .filter(({ value }) => value !== null)
        .map((row) => ({ ...row, file: sample })),
    );
    expect(rows.length).toBe(api.input.cells.length);
    expect(rows.filter((row) => (row as Row).sample !== row.file)).toEqual([]);
  });
});

describe("sample data", () => {
  test("stands in files whose name says so, marked on every row", () => {
    for (const { path, sample, files } of api.resources) {
      expect(path.includes(".sample"), path).toBe(sample);
      const rows = (files[0].body as { rows?: Row[] }).rows ?? [];
      if (path !== "datasets.json")
        expect(
          rows.filter((row) => "sample" in row && row.sample !== sample),
          path,
        ).toEqual([]);
    }
    expect(api.resources.filter(({ sample }) => sample).length).toBeGreaterThan(5);
    expect(JSON.stringify(rowsOf("figures.json"))).not.toContain('"SAMPLE"');
  });

  test("leaves published files as they are without it", () => {
    expect(plain.resources.filter(({ path }) => path.includes("sample"))).toEqual([]);
    for (const { path, files } of plain.resources.filter(({ id }) => !["index", "datasets"].includes(id)))
      for (const file of files) expect(rowsOf(file.path), path).toEqual(rowsOf(file.path, plain));
  });
});

test("no name of the honour roll is in a file of the API", () => {
  const { data } = Papa.parse<{ recipient: string }>(readFileSync("data/honours.csv", "utf8"), { header: true });
  const names = data.map(({ recipient }) => recipient).filter(Boolean);
  expect(names.length).toBeGreaterThan(50);
  const text = JSON.stringify(api.resources.map(({ files }) => files));
  expect(names.filter((name) => text.includes(name))).toEqual([]);
  expect(api.resources.map(({ path }) => path).filter((path) => path.includes("honours"))).toEqual([]);
});

test("a table too large for one file says where its rows are instead", () => {
  const [small] = api.input.downloads;
  const large = { ...small, rows: Array.from({ length: 20_001 }, () => small.rows[0]) };
  const [listed, ...rows] = datasets({ ...api.input, downloads: [large] });
  expect(rows).toEqual([]);
  expect((listed.files[0].body as { rows: Row[] }).rows[0]).toMatchObject({
    json: null,
    parquet: "../../data/figures.parquet",
  });
});

test("hosts are told to let every origin read, below the base", () => {
  expect(formatHeaders("/sang-kien/")).toBe(
    "/sang-kien/api/*\n  Access-Control-Allow-Origin: *\n/sang-kien/data/*\n  Access-Control-Allow-Origin: *\n",
  );
});

/** Paths that are gone, and properties that are gone or have another type. */
function findBroken(before: Record<string, Record<string, string>>, after: typeof before): string[] {
  return Object.entries(before).flatMap(([path, properties]) =>
    path in after
      ? Object.entries(properties).flatMap(([name, type]) =>
          after[path][name] === type ? [] : [`${path} ${name}: ${type} → ${after[path][name] ?? "gone"}`],
        )
      : [path],
  );
}

/** The schema with no room for properties that it does not tell. */
function closed(schema: JsonSchema): JsonSchema {
  const inside = (parts: Record<string, JsonSchema>) =>
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, closed(part)]));
  return {
    ...schema,
    ...(schema.properties && { properties: inside(schema.properties), additionalProperties: false }),
    ...(schema.items && { items: closed(schema.items) }),
  } as JsonSchema;
}
