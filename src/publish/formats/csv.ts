import type { Plain } from "../tables.ts";

/** A sheet, or whatever has named columns and rows. */
type Lines = { fields: readonly { name: string }[]; rows: readonly (readonly Plain[])[] };

/** CSV as RFC 4180 has it, with LF: UTF-8 without a BOM, comma, point as decimal mark, empty = no value. */
export const formatCsv = (sheet: Lines): string => lines(sheet, ",", "\n", plainCell);

/**
 * CSV that a double click opens rightly in an Excel set to Vietnamese: BOM, semicolon, decimal comma, CRLF.
 * Text that Excel would run as a formula gets a leading apostrophe; numbers are left alone.
 */
export const formatExcelCsv = (sheet: Lines): string => `\uFEFF${lines(sheet, ";", "\r\n", excelCell)}`;

function lines({ fields, rows }: Lines, separator: string, end: string, cell: (value: Plain) => string): string {
  const line = (values: readonly Plain[]) =>
    values.map((value) => quoted(cell(value), separator)).join(separator) + end;
  return [fields.map((field) => field.name), ...rows].map(line).join("");
}

/** Some programs take # for the start of a comment. */
const quoted = (text: string, separator: string): string =>
  text.includes(separator) || /["\r\n#]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const plainCell = (value: Plain): string => (value === null ? "" : String(value));

function excelCell(value: Plain): string {
  if (typeof value === "number") return String(value).replace(".", ",");
  const text = plainCell(value);
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
