import type { Field } from "../descriptor.ts";
import { parseValue } from "../table.ts";
import { type Advice, inCells, type Rule } from "./rule.ts";

/** Every cell is written in the form of its column's type; numbers as machines write them. */
export const types: Rule = {
  slug: "types",
  severity: "error",
  check: ({ tables }) =>
    inCells(
      tables,
      (field) => !field.list && (field.type !== "string" || field.format === "uri" || field.pattern !== null),
      (raw, field) => (parseValue(raw, field) === undefined ? advise(raw, field) : undefined),
    ),
};

function advise(raw: string, field: Field): Advice {
  const expected =
    forms[field.type] ??
    (field.format === "uri" ? forms.uri : `văn bản khớp mẫu ${field.pattern?.source.slice(4, -2)}`);
  const plain = raw.replace(/[\s\u00A0.]/g, "").replace(",", ".");
  if (field.type !== "year" && /^-?\d{1,3}([.,\s\u00A0]\d{3})+$/.test(raw))
    return { expected, mend: `Viết ${raw.replace(/[^\d-]/g, "")}, không có dấu ngăn hàng nghìn.` };
  if (field.type === "number" && /^-?[\d.\s\u00A0]+,\d+$/.test(raw)) return { expected, mend: `Viết ${plain}.` };
  const day = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(raw);
  if (day && field.type === "date")
    return { expected, mend: `Viết ${day[3]}-${day[2].padStart(2, "0")}-${day[1].padStart(2, "0")}.` };
  return { expected, mend: "Sửa ô này theo đúng dạng, hoặc để trống nếu chưa biết." };
}

const forms: Record<string, string> = {
  integer: "số nguyên viết liền, như 93973",
  number: "số với dấu chấm thập phân, như 3.5",
  year: "năm bốn chữ số, như 2025",
  date: "ngày, tháng hoặc năm dạng ISO: 2025-10-24, 2025-10 hoặc 2025",
  yearmonth: "tháng dạng ISO: 2025-10",
  boolean: "true hoặc false",
  uri: "địa chỉ đầy đủ, bắt đầu bằng http:// hoặc https://",
};
