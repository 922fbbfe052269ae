import type { Locale } from "../i18n/locale.ts";
import type { SheetCell, Spreadsheet } from "../query/spreadsheet.ts";
import type { ShownLine, ShownPivot } from "./pivot-text.ts";

/** What goes along with a table that leaves the page. */
export type Origin = {
  /** Sources as they are named. */
  sources: readonly string[];
  /** Which data it is, whether it follows new data, and where it can be seen. */
  origin: readonly string[];
  /** Day of the latest source, ISO; null = not known. */
  dated: string | null;
};

/**
 * The table shown, as it goes into files and to the clipboard: the same cells in the same order, every row with its
 * names, and last a column of notes, which also tells sample data.
 */
export function toPivotSheet(shown: ShownPivot, { sources, origin, dated }: Origin, locale: Locale): Spreadsheet {
  const { t } = locale;
  const { caption, rowHeads, columns, lines, notes, sample } = shown;
  const told = lines.filter(({ cells }) => cells.length > 0);
  const noted = told.some(({ note }) => note);
  return {
    title: caption,
    names: [t("pivot.sheet"), t("pivot.sheet.notes")],
    heads: rowHeads.length,
    columns: [
      ...rowHeads.map((name) => ({ name, kind: "text" as const })),
      ...columns.map(({ label }) => ({ name: label, kind: "number" as const })),
      ...(noted ? [{ name: t("pivot.note"), kind: "text" as const }] : []),
    ],
    rows: told.map((line) => [
      ...headsOf(line, rowHeads.length, locale),
      ...valuesOf(line),
      ...(noted ? [line.note] : []),
    ]),
    notes: [
      ...(sample ? [`${t("sample.badge")}. ${t("sample.explained")}`] : []),
      ...notes.filter((note) => note !== t("pivot.says.sample")),
      ...(sources.length ? [`${t("source.label")} ${sources.join("; ")}.`] : []),
      ...(dated ? [t("pivot.dated", { date: locale.date(dated) })] : []),
    ],
    origin,
  };
}

function headsOf({ kind, heads }: ShownLine, levels: number, { t }: Locale): SheetCell[] {
  const names = [...heads, ...(kind === "group" ? [t("pivot.subtotal")] : [])];
  return Array.from({ length: levels }, (_, at): SheetCell => {
    const name = names[at] ?? "";
    return kind === "line" ? name : { value: name || null, text: name, strong: true };
  });
}

const valuesOf = ({ kind, cells }: ShownLine): SheetCell[] =>
  cells.map(({ text, small, value, format }) => ({
    value,
    text: small ? `${text} (${small})` : text,
    ...(format && { format }),
    ...(kind !== "line" && { strong: true }),
  }));
