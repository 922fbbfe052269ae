import type { Table } from "../table.ts";
import { at, isText, type Problem, type Rule } from "./rule.ts";

/** No identity number, telephone, e-mail or birth date comes with a person or an initiative, and no column asks for one. */
export const personalData: Rule = {
  slug: "personal-data",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    for (const table of tables) {
      for (const column of table.header)
        if (privateColumn.test(column))
          yield {
            table,
            line: 1,
            column,
            value: column,
            expected: "không có cột dữ liệu cá nhân",
            mend: "Bỏ hẳn cột này khỏi tệp trước khi công bố.",
          };
      if (!isAboutPeople(table)) continue;
      for (const { name } of table.fields.filter((field) => isText(field) && field.format !== "uri"))
        for (const row of table.rows) {
          const found = row.raw[name] && Object.keys(patterns).find((kind) => patterns[kind].test(row.raw[name]));
          if (found)
            yield {
              ...at(table, row, name, {
                expected: `không có ${found}`,
                mend: "Xóa thông tin này khỏi ô; trang chỉ công bố tên, nơi làm việc và sáng kiến.",
              }),
              // The finding goes to logs that others read.
              value: "(không in lại)",
            };
        }
    }
  },
};

const isAboutPeople = (table: Table): boolean =>
  table.fields.some(({ name }) => name === "recipient" || name === "initiative_id");

const privateColumn =
  /^(so_)?(cccd|cmnd|can_cuoc|id_?card|identity|passport|ho_chieu|phone|tel|mobile|dien_thoai|sdt|e_?mail|birth|dob|ngay_sinh|nam_sinh|address|dia_chi)/i;

const patterns: Record<string, RegExp> = {
  "địa chỉ thư điện tử": /[\w.+-]+@[\w-]+\.[\w.]+/,
  "số căn cước hoặc chứng minh nhân dân": /(?<![\d.,/-])(?:\d{12}|\d{9})(?![\d.,/-]*\d)/,
  "số điện thoại": /(?<![\d.,/-])(?:\+84|0)(?:[ .-]?\d){9,10}(?!\d)/,
  "ngày hoặc năm sinh": /(?<!\p{L}*(?:học|thí|vệ|hy|môn)\s)(?:sinh ngày|ngày sinh|sinh năm|born (?:on|in))\D{0,3}\d/iu,
};
