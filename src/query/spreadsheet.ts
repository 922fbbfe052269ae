import { type CsvForm, formatCsvLine } from "./csv-line.ts";

/**
 * A table on its way into a file or another program, with all that must go along. The same model serves CSV, XLSX and the
 * clipboard, in the browser and while the site is built.
 */
export type Spreadsheet = {
  /** Heading of the table. */
  title: string;
  /** Name of the first sheet, and of the one with the notes. */
  names: readonly [string, string];
  columns: readonly SheetColumn[];
  /** How many columns from the left name the rows, and stay in sight. */
  heads: number;
  /** Cells in the order of the columns. */
  rows: readonly (readonly SheetCell[])[];
  /** What the reader has to know: sample data, qualifiers, totals that are not drawn, sources, where it is from. */
  notes: readonly string[];
  /** Which data it is, whether it follows new data, and its address: after the notes. */
  origin?: readonly string[];
  /** More tables, which only a workbook has room for: each on a sheet of its own, after the notes. */
  more?: readonly SheetTable[];
};
export type SheetTable = { name: string } & Pick<Spreadsheet, "columns" | "rows">;
/** `width` in characters; without it, as wide as what stands in it. */
export type SheetColumn = { name: string; kind: "text" | "number" | "date" | "boolean"; width?: number };

/** A bare value is written as it is. */
export type SheetCell = SheetValue | ShownCell;
/** Text, number, truth, a day (ISO text in a column of dates), or nothing. */
export type SheetValue = string | number | boolean | null;
/** A value as it is shown: `text` goes to the clipboard, `format` is Excel's for a number, `strong` marks a total. */
export type ShownCell = { value: SheetValue; text: string; format?: string; strong?: boolean };

export const toShown = (cell: SheetCell): ShownCell =>
  cell !== null && typeof cell === "object" ? cell : { value: cell, text: cell === null ? "" : String(cell) };

/** The table as CSV: its columns and rows alone, so that every line is a row. Forms as in csv-line.ts. */
export const formatSheetCsv = ({ columns, rows }: Pick<Spreadsheet, "columns" | "rows">, form: CsvForm): string =>
  (form === "excel" ? "\uFEFF" : "") +
  [columns.map(({ name }) => name), ...rows.map((row) => row.map((cell) => toShown(cell).value))]
    .map((line) => formatCsvLine(line, form))
    .join("");

/** All that is said below a table. */
export const saidBelow = ({ notes, origin = [] }: Pick<Spreadsheet, "notes" | "origin">): string[] => [
  ...notes,
  ...origin,
];

/** The table as text for the clipboard: tabs, LF, cells as they are shown; the title before and the notes after. */
export function formatSheetText(sheet: Spreadsheet): string {
  const { title, columns, rows } = sheet;
  const flat = (text: string) => text.replace(/[\t\r\n]+/g, " ");
  const line = (cells: readonly string[]) => cells.map(flat).join("\t");
  return [
    flat(title),
    line(columns.map(({ name }) => name)),
    ...rows.map((row) => line(row.map((cell) => toShown(cell).text))),
    ...saidBelow(sheet).map(flat),
  ].join("\n");
}

/** The table as HTML for the clipboard: a plain `<table>` that Word, Excel and Writer take as one; no class, no style. */
export function formatSheetHtml(sheet: Spreadsheet): string {
  const { title, columns, rows } = sheet;
  const align = columns.map(({ kind }) => (kind === "number" ? ' align="right"' : ""));
  const head = columns.map(({ name }, at) => `<th scope="col"${align[at]}>${escape(name)}</th>`).join("");
  const body = rows.map((row) => {
    const cells = row.map((cell, at) => {
      const { text, strong } = toShown(cell);
      const words = escape(text);
      return `<td${align[at]}>${strong ? `<b>${words}</b>` : words}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  return [
    `<table border="1"><caption>${escape(title)}</caption>`,
    `<thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`,
    ...saidBelow(sheet).map((note) => `<p>${escape(note)}</p>`),
  ].join("");
}

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);
