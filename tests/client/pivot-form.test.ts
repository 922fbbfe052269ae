import { describe, expect, test } from "vitest";
import { readPivotForm } from "../../src/client/pivot-form.ts";
import { defaultPivot, type PivotQuestion } from "../../src/query/pivot-question.ts";

const plain = {
  source: "figures",
  rows: "sector",
  second: "none",
  columns: "year",
  measure: "initiatives",
  share: "none",
};
const read = (choice: Record<string, string>, changed: string, before: Partial<PivotQuestion> = {}) => {
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...plain, ...choice })) data.append(name, value);
  return readPivotForm(data, { ...defaultPivot, ...before }, changed);
};

describe("the list that was changed last has its way", () => {
  test.each([
    ["rows take the columns: they change places", { rows: "year" }, "rows", { rows: ["year"], columns: ["sector"] }],
    ["columns take the rows", { columns: "sector" }, "columns", { rows: ["year"], columns: ["sector"] }],
    [
      "the second level takes the columns",
      { second: "year" },
      "second",
      { rows: ["sector", "year"], columns: ["none"] },
    ],
    ["the second level takes the rows", { second: "sector" }, "second", { rows: ["sector"], columns: ["year"] }],
    ["nothing is in the way", { rows: "unit" }, "rows", { rows: ["unit"], columns: ["year"] }],
  ])("%s", (_, choice, changed, expected) => {
    expect(read(choice, changed)).toMatchObject(expected);
  });
});

test("what the other source does not know goes", () => {
  const before = { source: "initiatives" as const, rows: ["field", "sector"] as const, columns: "benefit" as const };
  expect(read({ rows: "field", second: "sector", columns: "benefit" }, "source", before)).toMatchObject({
    rows: ["sector"],
    columns: ["none"],
  });
});

test("a box that is not ticked says no; an order is kept", () => {
  const loose = read({}, "measure", { sort: { by: "2022", descending: true } });
  expect(loose).toMatchObject({ totals: ["no"], sort: ["2022-desc"], years: [] });
});
