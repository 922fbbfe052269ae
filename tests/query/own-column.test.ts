import { expect, test } from "vitest";
import { emptyColumn, guessDecimal, guessKind, noteCell } from "../../src/query/own-column.ts";

const columnOf = (...cells: string[]) => {
  const column = emptyColumn();
  cells.forEach((cell, i) => noteCell(column, cell, i + 2));
  return column;
};

test.each([
  [["12", "7"], "comma", "whole"],
  [["12", "7,5"], "comma", "number_comma"],
  [["12", "7.5"], "comma", "number_point"],
  [["80.925", "60.000"], "comma", "whole"],
  [["80.925", "60.000"], "point", "number_point"],
  [["1.234.567", "5"], "point", "whole"],
  [["30/06/2025", "1/7/2025"], "comma", "date_dmy"],
  [["2025-06-30"], "point", "date_iso"],
  [["có", "không", "có"], "comma", "boolean"],
  [["1", "0", "1"], "comma", "whole"],
  [["0912345678", "0987654321"], "comma", "text"],
  [["Ba Đình", "12"], "comma", "text"],
  [[], "comma", "text"],
] as const)("%s with a decimal %s is taken for %s", (cells, decimal, kind) => {
  expect(guessKind(columnOf(...cells), decimal)).toBe(kind);
});

test("a rare stray word leaves a column of numbers one, and is known by its line", () => {
  const column = columnOf(...Array.from({ length: 40 }, (_, i) => (i === 9 ? "n/a" : String(i))));
  expect(guessKind(column, "comma")).toBe("whole");
  expect(column.misfits.whole).toEqual({ count: 1, first: [{ line: 11, text: "n/a" }] });
});

test("the decimal mark is told by the cells, then by the mark between columns, then by the language", () => {
  expect(guessDecimal([columnOf("1,5")], ",", "point")).toBe("comma");
  expect(guessDecimal([columnOf("1.5")], ";", "comma")).toBe("point");
  expect(guessDecimal([columnOf("80.925")], ";", "point")).toBe("comma");
  expect(guessDecimal([columnOf("12")], ",", "comma")).toBe("point");
  expect(guessDecimal([columnOf("12")], "\t", "comma")).toBe("comma");
});
