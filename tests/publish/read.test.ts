import { expect, test } from "vitest";
import { toDescriptor } from "../../src/publish/descriptor.ts";
import { checkFolder, readDescriptor } from "../../src/publish/read.ts";

const base = "tests/fixtures/pass/base";

test("rows carry their line, their text and their typed values", async () => {
  const { tables, findings } = await checkFolder(base, { samples: true });
  expect(findings).toEqual([]);
  const figures = tables.find((table) => table.name === "figures");
  expect(figures?.rows[1]).toMatchObject({
    line: 3,
    raw: { value: "40", flags: "needs_confirmation;provisional", missing: "" },
    values: { value: 40, flags: ["needs_confirmation", "provisional"], missing: null, stage: "above_base" },
  });
  expect(figures?.rows[6].values).toMatchObject({ value: null, missing: "not_published", flags: [] });
  const periods = tables.find((table) => table.name === "periods");
  expect(periods?.rows[1].values).toMatchObject({ year_start: 2025, edition: true, window_from: "2024-05" });
});

test("samples are left out on request", async () => {
  const { tables, findings } = await checkFolder(base, { samples: false });
  expect(findings).toEqual([]);
  expect(tables.map((table) => table.name)).toEqual(["figures", "units", "periods", "sources", "honours", "notes"]);
});

test("a missing descriptor is an error that names the file", async () => {
  await expect(readDescriptor("tests/fixtures/nowhere")).rejects.toThrow("tests/fixtures/nowhere/datapackage.json");
});

test("a descriptor is made whole", () => {
  const schema = {
    fields: [{ name: "id" }, { name: "of", titles: { vi: "Của" }, constraints: { required: true } }],
    primaryKey: "id",
    foreignKeys: [{ fields: "of", reference: { resource: "", fields: "id" } }],
  };
  const { resources } = toDescriptor({ resources: [{ name: "a", path: "a.csv", title: "A", schema }] });
  expect(resources[0]).toMatchObject({
    sample: false,
    titles: { vi: "A", en: "A" },
    primaryKey: ["id"],
    foreignKeys: [{ fields: ["of"], resource: "a", references: ["id"] }],
    fields: [
      { name: "id", type: "string", required: false, titles: { vi: "id", en: "id" }, list: false, codelist: null },
      { name: "of", required: true, titles: { vi: "Của", en: "of" } },
    ],
  });
});

test("a descriptor that cannot be used tells all its problems at once", () => {
  const schema = {
    fields: [
      { name: "x", type: "integr" },
      { name: "y", codelist: "colour" },
    ],
    primaryKey: ["z"],
    foreignKeys: [{ fields: "x", reference: { resource: "b", fields: "id" } }],
  };
  expect(() => toDescriptor({ resources: [{ name: "a", path: "../a.csv", schema }] }))
    .toThrowErrorMatchingInlineSnapshot(`
    [Error: datapackage.json cannot be used; mend it:
    - a: path must lie in the data folder: ../a.csv
    - a.x: unknown type: integr
    - a.y: unknown codelist: colour
    - a: primaryKey names no field: z
    - a: foreignKeys names no resource: b]
  `);
});
