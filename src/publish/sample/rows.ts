import Papa from "papaparse";

/**
 * Reads the rows of a CSV as text by column; empty cells are null.
 * @param file name for the error
 * @throws when the file is no CSV with a header, naming the first line that is wrong
 */
export function parseRows(text: string, file: string): Record<string, string | null>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(text, {
    header: true,
    delimiter: ",",
    skipEmptyLines: true,
    transform: (cell) => cell || null,
  });
  if (errors.length) {
    const [{ row, message }] = errors;
    throw new Error(`${file}, row ${(row ?? 0) + 1}: ${message}. Run “npm run check:data” to see all that is wrong.`);
  }
  return data;
}

/**
 * Writes rows as CSV: comma, LF, empty = null, items of a list joined by `;`.
 * @param columns their order in the file
 */
export function formatRows<Row extends object>(rows: readonly Row[], columns: readonly (keyof Row & string)[]): string {
  const cells = rows.map((row) =>
    columns.map((column) => row[column]).map((cell) => (Array.isArray(cell) ? cell.join(";") : cell)),
  );
  return `${Papa.unparse({ fields: [...columns], data: cells }, { newline: "\n" })}\n`;
}
