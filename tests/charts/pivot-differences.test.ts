import { expect, test } from "vitest";
import { describePivotDifferences } from "../../src/charts/pivot-differences.ts";
import { describePivot } from "../../src/charts/pivot-text.ts";
import { toLocale } from "../../src/i18n/locale.ts";
import viWords from "../../src/i18n/vi.ts";
import type { Cell } from "../../src/model/cell.ts";
import { comparePivots } from "../../src/query/pivot-compare.ts";
import { figureData } from "../../src/query/pivot-data.ts";
import { defaultPivot, type PivotQuestion } from "../../src/query/pivot-question.ts";
import { pivot } from "../../src/query/pivot.ts";

const vi = toLocale("vi", ...viWords);
const cell = (year: number, sector: Cell["sector"], value: number, rest: Partial<Cell> = {}): Cell => ({
  year,
  stage: "submitted",
  measure: "initiatives",
  sector,
  unit: "all",
  value,
  qualifier: "exact",
  sample: false,
  source: "S1",
  flags: "",
  ...rest,
});
const then = [
  cell(2022, "health", 40),
  cell(2022, "all", 100),
  cell(2024, "all", 200),
  cell(2024, "health", 9, { sample: true }),
];
const now = [
  cell(2022, "health", 50),
  cell(2022, "all", 100, { source: "S2" }),
  cell(2024, "health", 8),
  cell(2026, "all", 7),
];

function tell(question: Partial<PivotQuestion>) {
  const whole = { ...defaultPivot, ...question };
  const names = { unit: (id: string) => id };
  const [before, after] = [
    { cells: then, years: [2022, 2024] },
    { cells: now, years: [2022, 2024, 2026] },
  ].map(({ cells, years }) => pivot(whole, figureData(cells, { years, units: [], breaks: [] }, whole)));
  const say = (table: typeof before) => describePivot(table, { locale: vi, names, breaks: [], filter: null });
  return describePivotDifferences(
    comparePivots(before, after),
    { then: say(before), now: say(after), question: whole, least: 10 },
    vi,
  ).map(({ what, before, after, difference }) => [what, before, after, difference]);
}

test("cells of the free table are paired by row and column; new columns, gone figures and other sources are told", () => {
  expect(tell({ rows: ["year"], columns: "sector" })).toEqual(
    [
      ["2022 · Y tế", "40", "50", "tăng 10"],
      ["2022 · Mọi lĩnh vực", "100", "100", "cùng số, khác nguồn"],
      ["2024 · Y tế", "9 (số liệu mẫu)", "8", "không so: một bên là số liệu mẫu"],
      ["2024 · Mọi lĩnh vực", "200", "chưa công bố", "không còn"],
      ["2026 · Mọi lĩnh vực", "chưa công bố", "7", "mới có"],
      ["Tổng · Y tế", "49 (số liệu mẫu)", "58 (thiếu 1 ô)", "không so: một bên là số liệu mẫu"],
      ["Tổng · Mọi lĩnh vực", "300", "107 (thiếu 1 ô)", "giảm 193"],
    ].map((line) => line.map((text) => text.replace("Mọi lĩnh vực", vi.t("sector.all")))),
  );
});

test("shares differ by percentage points", () => {
  const shares = tell({ rows: ["sector"], columns: null, share: "total", years: [2022] });
  expect(shares[0]).toEqual(["Y tế", "40%", "50%", "tăng 10 điểm phần trăm"]);
});
