import type { InitiativeRecord } from "./records.ts";

/** Columns of the file, in the order of the published table, and last the kind of source, which tells sample data. */
export const csvColumns = [
  "initiative_id",
  "year",
  "title",
  "sector",
  "field",
  "solution_type",
  "unit",
  "stage_reached",
  "computable",
  "benefit_vnd",
  "people",
  "source",
  "source_kind",
] as const satisfies readonly (keyof InitiativeRecord)[];

/** `plain` is RFC 4180 with LF; `excel` is what a double click opens rightly in an Excel set to Vietnamese. */
export type CsvForm = "plain" | "excel";

/** The records as CSV, in pieces of text that are to be put one after the other. */
export function* formatRecordsCsv(records: Iterable<InitiativeRecord>, form: CsvForm): Generator<string> {
  const [separator, end] = form === "excel" ? [";", "\r\n"] : [",", "\n"];
  const line = (cells: readonly string[]) => cells.map((cell) => quoted(cell, separator)).join(separator) + end;
  let text = (form === "excel" ? "\uFEFF" : "") + line(csvColumns);
  for (const record of records) {
    text += line(csvColumns.map((column) => toCell(record[column], form)));
    if (text.length < 1 << 20) continue;
    yield text;
    text = "";
  }
  yield text;
}

function toCell(value: string | number | boolean | null, form: CsvForm): string {
  if (value === null) return "";
  const text = String(value);
  // Excel would run such a text as a formula.
  return form === "excel" && typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

const quoted = (text: string, separator: string): string =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
