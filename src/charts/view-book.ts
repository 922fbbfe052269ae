import type { Locale } from "../i18n/locale.ts";
import type { Row } from "../query/port.ts";
import type { SheetCell, Spreadsheet } from "../query/spreadsheet.ts";
import { hasValue } from "./chart.ts";

/**
 * The table of a View's figure as a file: its figures as numbers (no figure = an empty cell), and last a column that says
 * of each line what the numbers alone do not: “more than”, sample data, a break, why there is none.
 * @param sheet from `toViewSheet`
 * @param figures from `tableFigures` of the same rows
 */
export function toViewBook(sheet: Spreadsheet, figures: readonly (readonly Row[])[], { t }: Locale): Spreadsheet {
  const [head, ...labels] = sheet.columns;
  const shown = sheet.rows.map((row) => row.map(String));
  const remarks = figures.map((data, line) =>
    remarksOf(
      data,
      shown[line].slice(1),
      labels.map(({ name }) => name),
    ),
  );
  const told = remarks.some(Boolean);
  const count = figures[0]?.length ?? 0;
  return {
    ...sheet,
    columns: [
      head,
      ...labels.slice(0, count),
      ...(told ? [{ name: t("chart.column.note"), kind: "text" as const }] : []),
    ],
    rows: figures.map((data, line): SheetCell[] => [
      shown[line][0],
      ...data.map((row, at) => ({ value: row.value, text: shown[line][at + 1], format: "#,##0" })),
      ...(told ? [remarks[line]] : []),
    ]),
  };
}

/** What is shown of the figures that are no plain numbers; of one figure a line, its own words beside it. */
function remarksOf(data: readonly Row[], shown: readonly string[], labels: readonly string[]): string {
  const isPlain = (row: Row) => hasValue(row) && row.qualifier === "exact" && !row.flags.length && !row.sample;
  const said = data.flatMap((row, at) =>
    isPlain(row) ? [] : [data.length > 1 ? `${labels[at]}: ${shown[at]}` : shown[at]],
  );
  return [...said, ...shown.slice(data.length)].filter(Boolean).join("; ");
}
