import { expect, test } from "vitest";
import type { Finding } from "../../src/publish/finding.ts";
import { formatJson, formatReport } from "../../src/publish/report.ts";

const finding: Finding = {
  rule: "codes",
  severity: "error",
  file: "figures.csv",
  line: 12,
  column: "sector",
  value: "helth",
  expected: "một trong các mã: health, education",
  mend: "“helth” không có trong danh mục; có phải “health”?",
};
const findings: Finding[] = [
  finding,
  { ...finding, rule: "csv-blank-line", severity: "warning", line: 20, column: "", value: "" },
  { ...finding, file: "notes.csv", value: `dòng một\n${"x".repeat(200)}` },
];

test("the report groups by file and says how to mend each finding", () => {
  expect(formatReport(findings, "data")).toMatchInlineSnapshot(`
    "data/figures.csv: 1 lỗi, 1 cảnh báo

      LỖI [codes] data/figures.csv:12, cột sector
        Giá trị:  “helth”
        Cần:      một trong các mã: health, education
        Cách sửa: “helth” không có trong danh mục; có phải “health”?

      CẢNH BÁO [csv-blank-line] data/figures.csv:20
        Giá trị:  (trống)
        Cần:      một trong các mã: health, education
        Cách sửa: “helth” không có trong danh mục; có phải “health”?

    data/notes.csv: 1 lỗi, 0 cảnh báo

      LỖI [codes] data/notes.csv:12, cột sector
        Giá trị:  “dòng một ⏎ xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”
        Cần:      một trong các mã: health, education
        Cách sửa: “helth” không có trong danh mục; có phải “health”?

    Tổng cộng: 2 lỗi, 1 cảnh báo, trong 2 tệp.
    "
  `);
});

test("no finding is left out, however many", () => {
  const many = Array.from({ length: 5000 }, (_, i) => ({ ...finding, line: i + 2 }));
  expect(formatReport(many).match(/\[codes\]/g)).toHaveLength(5000);
});

test("nothing wrong is said in one line", () => {
  expect(formatReport([])).toBe("Không có lỗi, không có cảnh báo.\n");
});

test("JSON carries the counts and every finding whole", () => {
  expect(JSON.parse(formatJson(findings))).toEqual({ errors: 2, warnings: 1, findings });
});
