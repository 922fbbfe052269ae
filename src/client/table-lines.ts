import type { FileColumn } from "../query/file-column.ts";
import type { SheetCell } from "../query/spreadsheet.ts";

const lineMarks = "tbody tr, [data-line]";

/** Whether a line is of sample data. */
export const holdsSample = (root: Element): boolean => root.querySelector(`:is(${lineMarks}).sample`) !== null;

/**
 * The lines of tables as cells. What a line does not hold itself it takes from the line or group around it (`data-group`),
 * then from the column; a piece that is empty says that there is nothing. A line may name what it does not show: `data-as-sector`.
 */
export const readLines = (root: Element, columns: readonly FileColumn[]): SheetCell[][] =>
  [...root.querySelectorAll(lineMarks)].map((line) => columns.map((column) => readCell(line, column)));

function readCell(line: Element, { key, kind, fixed }: FileColumn): SheetCell {
  for (let place: Element | null = line; place; place = around(place)) {
    const own = [...place.querySelectorAll<HTMLElement>(`[data-as~="${key}"]`)].filter(
      (piece) => piece.parentElement!.closest(`${lineMarks}, [data-group]`) === place,
    );
    const given = place.getAttribute(`data-as-${key}`);
    if (own.length) return kind === "number" ? toNumber(own[0]) : own.map(textOf).filter(Boolean).join("; ") || null;
    if (given !== null) return given;
  }
  return fixed ?? null;
}

const around = (place: Element): Element | null => place.parentElement!.closest(`${lineMarks}, [data-group]`);

/** The number itself stands in `data-value`; without it there is none. */
function toNumber({ dataset, textContent }: HTMLElement): SheetCell {
  if (dataset.value === undefined) return null;
  const value = Number(dataset.value);
  const text = textContent!.trim();
  // A year is shown without a mark of thousands, and is to stay so.
  const format = text === dataset.value ? "0" : "#,##0";
  return { value, text, ...(Number.isInteger(value) && { format }) };
}

const textOf = (piece: HTMLElement): string => piece.textContent!.trim().replace(/\s+/g, " ");
