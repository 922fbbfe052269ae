import type { Figure } from "../../model/figure.ts";
import type { Table, TableRow } from "../table.ts";
import { hasColumns } from "./rule.ts";

/** A figure with the place it was read from. */
export type PlacedFigure = { table: Table; row: TableRow; figure: Figure };

const columns = ["period", "unit", "sector", "programme", "stage", "measure", "value", "standing", "source"];

export const isFigureTable = (table: Table): boolean => hasColumns(table, ...columns);

/** Figures of every table that has the columns of a figure, published and sample alike. */
export function* figuresOf(tables: readonly Table[]): Generator<PlacedFigure> {
  for (const table of tables)
    if (isFigureTable(table))
      for (const row of table.rows) yield { table, row, figure: row.values as unknown as Figure };
}

/** The figures that charts use: one for each key. */
export function* mainFigures(tables: readonly Table[]): Generator<PlacedFigure> {
  for (const placed of figuresOf(tables)) if (placed.figure.standing === "main") yield placed;
}

/** The least that the figure can stand for; a value that is only roughly known has no floor. */
export function floorOf({ value, qualifier }: Figure): number {
  return value !== null && (qualifier === "exact" || qualifier === "more_than" || qualifier === "at_least") ? value : 0;
}

/** The most that the figure can stand for; “hơn” and “khoảng” leave it open. */
export function ceilingOf({ value, qualifier }: Figure): number {
  return value !== null && (qualifier === "exact" || qualifier === "nearly") ? value : Infinity;
}
