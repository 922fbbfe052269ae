import { emptyColumn, noteCell, type OwnColumn } from "./own-column.ts";
import type { OwnKind } from "./own-values.ts";

/** How a file is cut into columns. */
export type OwnLayout = { delimiter: string; hasHeader: boolean };
/** A row with more or fewer cells than the table has columns. */
export type RaggedRow = { line: number; cells: number };
/** What a first reading of a file found. */
export type OwnScan = OwnLayout & {
  header: string[];
  columns: OwnColumn[];
  rows: number;
  ragged: { count: number; first: RaggedRow[] };
  /** First rows as they are written. */
  preview: string[][];
};
/** A column as the reader wants it: where it stands in the file, its name for SQL, and what it is read as. */
export type OwnField = { place: number; name: string; kind: OwnKind };

/** More would make a form that nobody can fill in. */
export const mostColumns = 200;
const mostPreview = 6;
const mostShown = 5;

/**
 * Begins a scan at the first row of a file.
 * @param hasHeader whether that row names the columns; null = decide by what it looks like
 */
export function startScan(first: readonly string[], delimiter: string, hasHeader: boolean | null): OwnScan {
  const named = hasHeader ?? looksLikeHeader(first);
  return {
    delimiter,
    hasHeader: named,
    header: named ? [...first] : first.map(() => ""),
    columns: first.map(emptyColumn),
    rows: 0,
    ragged: { count: 0, first: [] },
    preview: [],
  };
}

/** Takes note of a row beneath the header. */
export function noteRow(scan: OwnScan, cells: readonly string[], line: number): void {
  scan.rows++;
  if (cells.length !== scan.columns.length) {
    scan.ragged.count++;
    if (scan.ragged.first.length < mostShown) scan.ragged.first.push({ line, cells: cells.length });
  }
  if (scan.preview.length < mostPreview) scan.preview.push(scan.columns.map((_, place) => cells[place] ?? ""));
  for (const [place, column] of scan.columns.entries()) {
    const cell = cells[place]?.trim();
    if (cell) noteCell(column, cell, line);
  }
}

/** Names are words; a year may be one, or nothing, but other numbers and dates are data. */
const looksLikeHeader = (cells: readonly string[]): boolean =>
  cells.some((cell) => /\p{L}/u.test(cell)) &&
  cells.every((cell) => /\p{L}/u.test(cell) || /^((19|20)\d\d)?$/.test(cell.trim()));
