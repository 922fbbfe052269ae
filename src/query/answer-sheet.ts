import type { SheetCell, Spreadsheet } from "./spreadsheet.ts";
import { plainText, type SqlAnswer } from "./sql-answer.ts";

/** The answer of a typed statement as a workbook's sheets: numbers, truth values and days keep their types, lists become text. */
export const toAnswerSheet = (
  { columns, rows }: Pick<SqlAnswer, "columns" | "rows">,
  words: Pick<Spreadsheet, "title" | "names" | "notes">,
): Spreadsheet => ({
  ...words,
  columns: columns.map(({ name, kind }) => ({ name, kind: kind === "nested" ? "text" : kind })),
  heads: 0,
  rows: rows.map((row) => row.map(toCell)),
});

const toCell = (value: unknown): SheetCell =>
  typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)) ? value : plainText(value);
