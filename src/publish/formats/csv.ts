import { type CsvForm, formatCsvLine } from "../../query/csv-line.ts";
import type { Plain } from "../tables.ts";

/** A sheet, or whatever has named columns and rows. */
type Lines = { fields: readonly { name: string }[]; rows: readonly (readonly Plain[])[] };

/** CSV as RFC 4180 has it, with LF: UTF-8 without a BOM, comma, point as decimal mark, empty = no value. */
export const formatCsv = (sheet: Lines): string => formatLines(sheet, "plain");

/**
 * CSV that a double click opens rightly in an Excel set to Vietnamese: BOM, semicolon, decimal comma, CRLF.
 * Text that Excel would run as a formula gets a leading apostrophe; numbers are left alone.
 */
export const formatExcelCsv = (sheet: Lines): string => `\uFEFF${formatLines(sheet, "excel")}`;

const formatLines = ({ fields, rows }: Lines, form: CsvForm): string =>
  [fields.map((field) => field.name), ...rows].map((line) => formatCsvLine(line, form)).join("");
