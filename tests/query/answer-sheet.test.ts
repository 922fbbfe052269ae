import { expect, test } from "vitest";
import { toAnswerSheet } from "../../src/query/answer-sheet.ts";
import { toXlsxSheets } from "../../src/query/xlsx-sheets.ts";

const answer = {
  columns: [
    { name: "n", kind: "number" },
    { name: "list", kind: "nested" },
    { name: "day", kind: "date" },
    { name: "yes", kind: "boolean" },
  ],
  rows: [
    [1.5, [1, null], "2025-06-30", false],
    [null, null, null, null],
    [NaN, "=1+1", "2025", true],
  ],
} as const;
const words = { title: "Kết quả", names: ["Bảng", "Ghi chú"], notes: ["SELECT 1"] } as const;

test("values of an answer keep their types in a workbook; what has none is text, no value is an empty cell", () => {
  const [{ data }] = toXlsxSheets(toAnswerSheet(answer, words));
  const shown = data.slice(1).map((row) => row.map((cell) => cell && [cell.type.name, cell.value]));
  expect(shown).toEqual([
    [
      ["Number", 1.5],
      ["String", "[1,null]"],
      ["Date", new Date("2025-06-30T00:00:00Z")],
      ["Boolean", false],
    ],
    [null, null, null, null],
    [
      ["String", "NaN"],
      ["String", "=1+1"],
      ["String", "2025"],
      ["Boolean", true],
    ],
  ]);
});
