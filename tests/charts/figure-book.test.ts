import { expect, test } from "vitest";
import { describeView } from "../../src/charts/describe.ts";
import { toFigureBook } from "../../src/charts/figure-book.ts";
import { toViewSheet } from "../../src/charts/view-sheet.ts";
import en from "../../src/i18n/en.ts";
import { toLocale } from "../../src/i18n/locale.ts";
import type { Row } from "../../src/query/port.ts";
import { formatSheetCsv } from "../../src/query/spreadsheet.ts";
import { names, row, view } from "./examples.ts";

const english = toLocale("en", ...en);

const toCsv = (rows: Row[], asked: Parameters<typeof view>[0]) => {
  const described = describeView(rows, view(asked), english, names);
  const sheet = toViewSheet(described, { sources: [], origin: [] }, english);
  const values = described.table.rows.map((line) => line.values);
  return formatSheetCsv(toFigureBook(sheet, values, english), "plain");
};

test("figures go into files as numbers; what a number does not say stands beside it, and no figure is an empty cell", () => {
  const rows = [
    { ...row({ year: 2022 }, 93_973), flags: ["needs_confirmation"] as const },
    row({ year: 2023 }, null),
    { ...row({ year: 2024 }, 1_200), qualifier: "more_than" as const },
    { ...row({ year: 2025 }, 80_925), sample: true },
  ];
  const [, ...lines] = toCsv(rows as Row[], {})
    .trim()
    .split("\n");
  expect(lines.map((line) => line.split(",").slice(0, 2))).toEqual([
    ["2022", "93973"],
    ["2023", ""],
    ["2024", "1200"],
    ["2025", "80925"],
  ]);
  expect(lines[1]).toContain("not published");
  expect(lines[2]).toContain("more than 1,200");
  expect(lines[3]).toMatch(/sample/i);
});

test("a table of plain numbers has no column of notes", () => {
  expect(
    toCsv([row({ year: 2022 }, 5), row({ year: 2024 }, 7)], {})
      .split("\n")[0]
      .split(","),
  ).toHaveLength(2);
});

test("with several figures a line, a note names the column that it is about", () => {
  const rows = [
    row({ year: 2022, sector: "health" }, 5),
    { ...row({ year: 2022, sector: "education" }, 7), qualifier: "about" as const },
  ];
  expect(toCsv(rows as Row[], { split: "sector" })).toContain("Education: about 7");
});
