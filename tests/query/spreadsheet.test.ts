import Papa from "papaparse";
import { parseHTML } from "linkedom";
import readXlsx from "read-excel-file/node";
import { expect, test, vi } from "vitest";
import { formatXlsx } from "../../src/publish/formats/xlsx.ts";
import { formatSheetCsv, formatSheetHtml, formatSheetText, type Spreadsheet } from "../../src/query/spreadsheet.ts";

const sheet: Spreadsheet = {
  title: "Sáng kiến <theo> năm",
  names: ["Bảng: 1/2", "Ghi chú"],
  heads: 1,
  columns: [
    { name: "Lĩnh vực", kind: "text" },
    { name: "2022", kind: "number" },
    { name: "Đủ", kind: "boolean" },
    { name: "Ngày", kind: "date" },
  ],
  rows: [
    ["=1+1", { value: 1234.5, text: "hơn 1.234,5", format: '"hơn "#,##0.0' }, true, "2025-06-30"],
    ['Y tế; "mới", tốt\tvà rẻ', { value: null, text: "…" }, false, "2025-06"],
    [{ value: "Tổng", text: "Tổng", strong: true }, 0, null, null],
  ],
  notes: ["Dữ liệu mẫu.", "Nguồn: A & B"],
};

test("CSV: bare values, comma and point; for Excel BOM, semicolon, decimal comma, formulas made harmless", () => {
  const plain = formatSheetCsv(sheet, "plain");
  expect(Papa.parse<string[]>(plain.trimEnd()).data).toEqual([
    ["Lĩnh vực", "2022", "Đủ", "Ngày"],
    ["=1+1", "1234.5", "true", "2025-06-30"],
    ['Y tế; "mới", tốt\tvà rẻ', "", "false", "2025-06"],
    ["Tổng", "0", "", ""],
  ]);
  const excel = formatSheetCsv(sheet, "excel");
  expect(excel.startsWith("\uFEFFLĩnh vực;2022;Đủ;Ngày\r\n'=1+1;1234,5;")).toBe(true);
});

test("which data it is stands last: in text, in HTML and among the notes of XLSX; in a CSV every line is a row", async () => {
  const told = { ...sheet, origin: ["Bản 1.0.0, giữ nguyên.", "https://x.test/#a"] };
  for (const form of ["plain", "excel"] as const) expect(formatSheetCsv(told, form)).toBe(formatSheetCsv(sheet, form));
  expect(formatSheetText(told).split("\n").slice(-2)).toEqual(told.origin);
  expect(formatSheetHtml(told)).toMatch(/<p>https:\/\/x\.test\/#a<\/p>$/);
  const [, notes] = await readXlsx(Buffer.from(await formatXlsx(told)));
  expect(notes.data.flat().slice(-2)).toEqual(told.origin);
});

test("text for the clipboard has a line a row, tabs between cells as they are shown, and the notes", () => {
  expect(formatSheetText(sheet).split("\n")).toEqual([
    "Sáng kiến <theo> năm",
    "Lĩnh vực\t2022\tĐủ\tNgày",
    "=1+1\thơn 1.234,5\ttrue\t2025-06-30",
    'Y tế; "mới", tốt và rẻ\t…\tfalse\t2025-06',
    "Tổng\t0\t\t",
    "Dữ liệu mẫu.",
    "Nguồn: A & B",
  ]);
});

test("HTML for the clipboard is one plain table, escaped, with its caption before and its notes after", () => {
  const { document } = parseHTML(`<body>${formatSheetHtml(sheet)}</body>`);
  const rows = [...document.querySelectorAll("tr")].map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows[1]).toEqual(["=1+1", "hơn 1.234,5", "true", "2025-06-30"]);
  expect(document.querySelector("caption")!.textContent).toBe("Sáng kiến <theo> năm");
  expect([...document.querySelectorAll("p")].map((note) => note.textContent)).toEqual(sheet.notes);
  expect(document.querySelectorAll("[class], [style]").length).toBe(0);
});

test("XLSX reads back with the types it was given: text stays text, none stays empty", async () => {
  const [table, notes] = await readXlsx(Buffer.from(await formatXlsx(sheet)));
  expect(table.sheet).toBe("Bảng  1 2");
  expect(table.data).toEqual([
    ["Lĩnh vực", "2022", "Đủ", "Ngày"],
    ["=1+1", 1234.5, true, new Date("2025-06-30T00:00:00Z")],
    ['Y tế; "mới", tốt\tvà rẻ', null, false, "2025-06"],
    ["Tổng", 0, null, null],
  ]);
  expect(notes.data.flat()).toEqual([sheet.title, ...sheet.notes]);
});

test("the same table gives the same bytes at any time", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2031-05-06T07:08:09Z") });
  const later = await formatXlsx(sheet);
  vi.useRealTimers();
  expect(await formatXlsx(sheet)).toEqual(later);
});
