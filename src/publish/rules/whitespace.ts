import { inCells, type Rule } from "./rule.ts";

/** Cells neither begin nor end with white space, hold no invisible characters and no doubled spaces. */
export const whitespace: Rule = {
  slug: "whitespace",
  severity: "warning",
  check: ({ tables }) =>
    inCells(
      tables,
      () => true,
      (raw) =>
        stray.test(raw)
          ? {
              expected: "không có khoảng trắng ở đầu, cuối ô, khoảng trắng kép hay ký tự vô hình",
              mend: "Xóa khoảng trắng hoặc ký tự thừa; dán văn bản thuần nếu chép từ nơi khác.",
            }
          : undefined,
    ),
};

const stray = /^\s|\s$| {2}|[\u0000-\u0008\u000b-\u001f\u007f\u00a0\u200b-\u200f\u2060\ufeff]/;
