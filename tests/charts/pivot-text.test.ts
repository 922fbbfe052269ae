import { describe, expect, test } from "vitest";
import { toPivotSheet } from "../../src/charts/pivot-sheet.ts";
import { describePivot } from "../../src/charts/pivot-text.ts";
import { findScale, numberFormat, writeValue } from "../../src/charts/pivot-values.ts";
import type { Cell } from "../../src/model/cell.ts";
import type { PivotCell } from "../../src/query/pivot-cell.ts";
import { figureData } from "../../src/query/pivot-data.ts";
import { defaultPivot, type PivotQuestion } from "../../src/query/pivot-question.ts";
import { pivot } from "../../src/query/pivot.ts";
import enWords from "../../src/i18n/en.ts";
import { toLocale } from "../../src/i18n/locale.ts";
import viWords from "../../src/i18n/vi.ts";

const [vi, en] = [toLocale("vi", ...viWords), toLocale("en", ...enWords)];

const domain = { years: [2022, 2023, 2024], units: ["u1"], breaks: [2024] };
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
const cells = [
  cell(2022, "all", 1555),
  cell(2022, "health", 555, { sample: true, source: "SAMPLE" }),
  cell(2024, "all", 800, { qualifier: "more_than", flags: "break_before|needs_confirmation", source: "S2" }),
  cell(2022, "all", 488e9, { measure: "benefit_vnd", qualifier: "more_than" }),
  cell(2023, "all", 2.6e9, { measure: "benefit_vnd" }),
];
const tell = (question: Partial<PivotQuestion>, locale = vi) => {
  const whole = { ...defaultPivot, ...question };
  const names = { unit: (id: string) => id };
  return describePivot(pivot(whole, figureData(cells, domain, whole)), {
    locale,
    names,
    breaks: domain.breaks,
    filter: null,
  });
};
const amount = (value: number, rest: Partial<PivotCell> = {}): PivotCell => ({
  value,
  absence: null,
  qualifier: "exact",
  sample: false,
  sources: [],
  flags: [],
  missing: 0,
  ...rest,
});
const money = { ...defaultPivot, measure: "benefit" as const };

describe("numbers", () => {
  test.each([
    ["billions with a decimal", [488.25e9, 3e9], ["488,3", "3,0"]],
    ["no decimals where none are needed", [488e9, 30e9], ["488", "30"]],
    ["as many as the smallest needs", [488.2e9, 20e6], ["488,20", "0,02"]],
    ["millions where nothing is larger", [953_125_000, 20e6], ["953", "20"]],
  ])("%s", (_, values, expected) => {
    const scale = findScale(
      values.map((value) => amount(value)),
      money,
    );
    expect(values.map((value) => writeValue(value, "exact", scale, vi))).toEqual(expected);
  });

  test("a floor is not rounded up, and needs no zeros", () => {
    const scale = findScale([amount(488.19e9)], money);
    expect(writeValue(488.19e9, "more_than", scale, vi)).toBe("hơn 488,1");
    expect(writeValue(488e9, "more_than", scale, en)).toBe("more than 488");
  });

  test("Excel's format says the same word", () => {
    const scale = findScale([amount(488.19e9)], money);
    expect(numberFormat(488.19e9, "more_than", scale, vi)).toBe('"hơn "#,##0.0');
    expect(numberFormat(488e9, "more_than", scale, vi)).toBe('"hơn "#,##0');
    expect(numberFormat(488e9, "exact", scale, vi)).toBe("#,##0.0");
    expect(numberFormat(0.5, "exact", findScale([], { ...money, share: "row" }), vi)).toBe("0.0%");
  });
});

describe("the table in words", () => {
  test("the caption says measure, unit, dimensions and scope", () => {
    expect(tell({}).caption).toBe("Số sáng kiến theo lĩnh vực và năm · bước: Gửi về LĐLĐ Thành phố");
    expect(tell({ measure: "benefit", rows: ["sector"], columns: null, years: [2022, 2023] }, en).caption).toBe(
      "Benefit (billion đồng) by sector · 2022, 2023 added up",
    );
  });

  test("a row's note tells every mark by column, and the break stands where it is", () => {
    const shown = tell({});
    expect(shown.lines.at(-1)).toMatchObject({
      kind: "total",
      heads: ["Tất cả lĩnh vực"],
      note: "chưa công bố: 2023; hơn: 2024; sau chỗ đứt chuỗi: 2024; cần xác nhận: 2024",
    });
    expect(shown.columns.map(({ breaks }) => breaks)).toEqual([false, false, true]);
    expect(shown.lines[0].cells.map(({ text, sample }) => [text, sample])).toEqual([
      ["555", true],
      ["…", false],
      ["…", false],
    ]);
    expect(shown.lines.at(-1)!.cells[2]).toMatchObject({ text: "hơn 800", small: "cần xác nhận" });
  });

  test("notes say why a total is missing, what signs mean, and that samples are samples", () => {
    const { notes, sample } = tell({});
    expect(sample).toBe(true);
    expect(notes.join("\n")).toMatch(
      /gạch chéo là số liệu mẫu[^]*Không có cột tổng vì chuỗi số liệu đứt từ năm 2024[^]*… chưa công bố/,
    );
    expect(tell({ rows: ["stage"], columns: null }).notes.join()).toContain("cộng các bước lại sẽ đếm nó nhiều lần");
  });

  test("a sum over what is not published says how much is missing", () => {
    const shown = tell({ measure: "initiatives", years: [2022, 2023] });
    expect(shown.columns.at(-1)!.label).toBe("Tổng");
    expect(shown.lines.at(-1)!.cells.at(-1)).toMatchObject({ text: "1.555", small: "thiếu 1 ô" });
    expect(
      tell({ years: [2022, 2023] }, en)
        .lines.at(-1)!
        .cells.at(-1)!.small,
    ).toBe("1 missing");
  });
});

test("the file holds the cells shown, empty where there is none, notes last, and where it is from", () => {
  const shown = tell({ rows: ["sector"], columns: "year", years: [2022, 2023] });
  const sheet = toPivotSheet(
    shown,
    { sources: ["Báo A"], origin: ["Địa chỉ: https://x.test/kham-pha/"], dated: "2025-11-08" },
    vi,
  );
  expect(sheet.columns.map(({ name }) => name)).toEqual(["Lĩnh vực", "2022", "2023", "Tổng", "Ghi chú"]);
  expect(sheet.rows[0].map((cell) => (cell as { value?: unknown })?.value ?? cell)).toMatchObject([
    "Y tế",
    555,
    { value: null },
    555,
    "số liệu mẫu: 2022, Tổng; chưa công bố: 2023; thiếu 1 ô: Tổng",
  ]);
  expect(sheet.notes[0]).toMatch(/^Dữ liệu mẫu\. Số liệu do máy sinh/);
  expect(sheet.notes.slice(-2)).toEqual(["Nguồn: Báo A.", "Nguồn mới nhất ghi ngày 08/11/2025."]);
  expect(sheet.origin).toEqual(["Địa chỉ: https://x.test/kham-pha/"]);
});
