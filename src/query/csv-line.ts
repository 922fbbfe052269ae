/**
 * `plain` is RFC 4180 with LF, comma and point; `excel` is what a double click opens rightly in an Excel set to
 * Vietnamese: semicolon, decimal comma, CRLF (and a BOM before the first line).
 */
export type CsvForm = "plain" | "excel";

/** A line of a CSV with its end; null is an empty cell. */
export function formatCsvLine(values: readonly (string | number | boolean | null)[], form: CsvForm): string {
  const [separator, end] = form === "excel" ? [";", "\r\n"] : [",", "\n"];
  // Some programs take # for the start of a comment.
  const quoted = (text: string) =>
    text.includes(separator) || /["\r\n#]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return values.map((value) => quoted(toText(value, form))).join(separator) + end;
}

function toText(value: string | number | boolean | null, form: CsvForm): string {
  if (value === null) return "";
  if (form === "plain") return String(value);
  if (typeof value === "number") return String(value).replace(".", ",");
  // Excel would run such a text as a formula.
  return typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
}
