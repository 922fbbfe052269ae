import { type OwnKind, readValue, strictKinds } from "./own-values.ts";

/** A cell that is not what its column is read as. */
export type Misfit = { line: number; text: string };
/** What is known of a column once all of its cells were seen. */
export type OwnColumn = {
  /** Cells that hold something. */
  filled: number;
  /** For each kind the cells that are none of it: how many, and the first of them. */
  misfits: Record<OwnKind, { count: number; first: Misfit[] }>;
  hasComma: boolean;
  hasPoint: boolean;
  /** Whether a number begins with a zero that means something, as in codes and telephone numbers. */
  hasLeadingZero: boolean;
  /** Whether a cell is a word rather than a digit. */
  hasWord: boolean;
};

/** Cells that do not fit which are shown. */
const mostShown = 5;

export const emptyColumn = (): OwnColumn => ({
  filled: 0,
  misfits: Object.fromEntries(["text", ...strictKinds].map((kind) => [kind, { count: 0, first: [] }])) as never,
  hasComma: false,
  hasPoint: false,
  hasLeadingZero: false,
  hasWord: false,
});

/** Takes note of a cell; `cell` is trimmed and not empty. */
export function noteCell(column: OwnColumn, cell: string, line: number): void {
  column.filled++;
  for (const kind of strictKinds) {
    if (readValue(cell, kind) !== undefined) continue;
    const misfits = column.misfits[kind];
    misfits.count++;
    if (misfits.first.length < mostShown) misfits.first.push({ line, text: cell.slice(0, 40) });
  }
  if (!/^[-+\d]/.test(cell)) column.hasWord = true;
  column.hasComma ||= cell.includes(",");
  column.hasPoint ||= cell.includes(".");
  column.hasLeadingZero ||= /^0\d/.test(cell) && !/[/.-]/.test(cell);
}

export type Decimal = "comma" | "point";

/** The file's decimal mark: what only one reading explains, else what usually goes with the mark between its columns. */
export function guessDecimal(columns: readonly OwnColumn[], delimiter: string, usual: Decimal): Decimal {
  const only = (kind: OwnKind, other: OwnKind) =>
    columns.some((column) => fits(column, kind) && column.misfits[other].count > column.misfits[kind].count);
  const [comma, point] = [only("number_comma", "number_point"), only("number_point", "number_comma")];
  if (comma !== point) return comma ? "comma" : "point";
  if (delimiter === ";") return "comma";
  return delimiter === "," ? "point" : usual;
}

/** The kind that nearly all cells of a column are; text where there is none, and for codes that begin with a zero. */
export function guessKind(column: OwnColumn, decimal: Decimal): OwnKind {
  if (!column.filled || column.hasLeadingZero) return "text";
  if (column.hasWord && fits(column, "boolean")) return "boolean";
  if (fits(column, "date_iso")) return "date_iso";
  if (fits(column, "date_dmy")) return "date_dmy";
  const [usual, other] = decimal === "comma" ? ([",", "."] as const) : ([".", ","] as const);
  for (const mark of [usual, other]) {
    const kind = mark === "," ? "number_comma" : "number_point";
    if (!fits(column, kind)) continue;
    const hasMark = mark === "," ? column.hasComma : column.hasPoint;
    return !hasMark && fits(column, "whole") ? "whole" : kind;
  }
  return fits(column, "whole") ? "whole" : "text";
}

/** A few cells such as “n/a” in a column of numbers do not make it text. */
const fits = ({ filled, misfits }: OwnColumn, kind: OwnKind): boolean =>
  filled > 0 && misfits[kind].count <= filled * 0.05;
