import type { Locale } from "../i18n/locale.ts";
import type { Spreadsheet } from "../query/spreadsheet.ts";
import type { Described } from "./describe.ts";

/**
 * The table of a View's figure as it is shown, on its way to the clipboard.
 * @param sources as they are named; `origin` says which data it is and where it is from
 */
export function toViewSheet(
  { title, table, notes, sample }: Described,
  { sources, origin }: { sources: readonly string[]; origin: readonly string[] },
  { t }: Locale,
): Spreadsheet {
  return {
    title,
    names: [t("keep.sheet"), t("chart.column.note")],
    heads: 1,
    columns: table.columns.map(({ label, numeric }) => ({ name: label, kind: numeric ? "number" : "text" })),
    rows: table.rows.map(({ header, cells }) => [header, ...cells]),
    notes: [
      ...(sample ? [`${t("sample.badge")}. ${t("sample.explained")}`] : []),
      ...notes,
      ...(sources.length ? [`${t("source.label")} ${sources.join("; ")}.`] : []),
    ],
    origin,
  };
}
