import type { Locale } from "../i18n/locale.ts";
import type { SheetCell, Spreadsheet } from "../query/spreadsheet.ts";

/** Numbers behind the first cells of each line after its header; null where there is none. */
type Values = readonly (readonly (number | null)[])[];

/**
 * The table of a figure as a file: its figures as numbers (no figure = an empty cell), and last a column that says of each
 * line what the numbers alone do not: “more than”, sample data, a break, why there is none.
 * @param sheet the table as it is shown; its cells are texts
 */
export function toFigureBook(sheet: Spreadsheet, values: Values, locale: Locale): Spreadsheet {
  const [head, ...labels] = sheet.columns;
  const count = Math.max(0, ...values.map((line) => line.length));
  const shown = sheet.rows.map((row) => row.map(String));
  const remarks = shown.map(([, ...cells], line) => {
    const said = cells.slice(0, count).flatMap((text, at) => {
      const value = values[line][at];
      if (value !== null && text === locale.number(value)) return [];
      return [count > 1 ? `${labels[at].name}: ${text}` : text];
    });
    return [...said, ...cells.slice(count)].filter(Boolean).join("; ");
  });
  const told = remarks.some(Boolean);
  const note = { name: locale.t("chart.column.note"), kind: "text" as const };
  return {
    ...sheet,
    columns: [head, ...labels.slice(0, count), ...(told ? [note] : [])],
    rows: shown.map(([header, ...cells], line): SheetCell[] => [
      header,
      ...cells.slice(0, count).map((text, at) => ({ value: values[line][at] ?? null, text, format: "#,##0" })),
      ...(told ? [remarks[line]] : []),
    ]),
  };
}
