import { inCells, isText, type Rule } from "./rule.ts";

/** No text begins as a formula: a spreadsheet that opens the download would run it. */
export const formulaCells: Rule = {
  slug: "formula-cells",
  severity: "error",
  check: ({ tables }) =>
    inCells(tables, isText, (raw) =>
      /^[=+\-@\t]/.test(raw)
        ? {
            expected: "văn bản không bắt đầu bằng =, +, -, @ hoặc dấu tab",
            mend: "Bảng tính sẽ hiểu ô này là công thức: bỏ ký tự đầu hoặc viết lại câu.",
          }
        : undefined,
    ),
};
