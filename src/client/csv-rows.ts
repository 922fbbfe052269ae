import Papa from "papaparse";
import { longestRow } from "./csv-text.ts";
import { OwnFileError } from "./own-problem.ts";

/** Cells of a row, and the line of the file on which it begins, from 1. */
export type CsvRow = { cells: string[]; line: number };

/** What Papa Parse's own parser offers beneath its streams, which decode and count in ways of their own. */
type RowParser = {
  parse(text: string, base: number, ignoreLastRow: boolean): { data: string[][]; meta: { cursor: number } };
};
const Parser = Papa.Parser as unknown as new (config: object) => RowParser;

const delimiters = [",", ";", "\t", "|"];

/** The mark between columns that explains the first rows best. */
export function guessDelimiter(text: string): string {
  const sample = text.slice(0, 65_536);
  const { meta } = Papa.parse(sample, { preview: 50, delimitersToGuess: delimiters, skipEmptyLines: true });
  return delimiters.includes(meta.delimiter) ? meta.delimiter : ",";
}

/**
 * Splits blocks of text into rows; blank lines are left out.
 * @throws OwnFileError when a row does not end
 */
export async function* splitRows(blocks: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRow[]> {
  const parser = new Parser({ delimiter, newline: "\n" });
  let text = "";
  let line = 1;
  const take = (last: boolean): CsvRow[] => {
    const { data, meta } = parser.parse(text, 0, !last);
    text = last ? "" : text.slice(meta.cursor);
    const rows: CsvRow[] = [];
    for (const cells of data) {
      if (cells.length > 1 || cells[0]) rows.push({ cells, line });
      line++;
      for (const cell of cells) for (let i = cell.indexOf("\n"); i >= 0; i = cell.indexOf("\n", i + 1)) line++;
    }
    if (text.length > longestRow) throw new OwnFileError({ code: "row_too_long", line });
    return rows;
  };
  for await (const block of blocks) {
    text += block;
    yield take(false);
  }
  yield take(true);
}
