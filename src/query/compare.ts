import type { Dimension } from "./answer.ts";
import type { Row } from "./port.ts";

/** What about a figure can change while its value stays. */
export const remarks = ["qualifier", "sample", "sources", "flags"] as const;
export type Remark = (typeof remarks)[number];

/** What became of a cell. `remarked`: the same value, otherwise worded, sourced or flagged. */
export type Fate = "same" | "added" | "revised" | "remarked" | "withdrawn";

/** One cell of an answer, then and now. `null` where the answer had no such row. */
export type CellChange = {
  place: Pick<Row, Dimension>;
  fate: Fate;
  before: Row | null;
  after: Row | null;
  /** In the order of `remarks`; empty where a value is on one side only. */
  remarks: readonly Remark[];
};

/**
 * Pairs two answers to one question cell by cell, those of the older first and in its order.
 * @returns every cell, also those that stayed the same
 */
export function compareRows(before: readonly Row[], after: readonly Row[]): CellChange[] {
  const now = new Map(after.map((row) => [keyOf(row), row]));
  const then = new Set(before.map(keyOf));
  return [
    ...before.map((row) => compareCell(row, now.get(keyOf(row)) ?? null)),
    ...after.filter((row) => !then.has(keyOf(row))).map((row) => compareCell(null, row)),
  ];
}

/** Those of the cells that are not what they were. */
export const changedCells = (cells: readonly CellChange[]): CellChange[] => cells.filter(({ fate }) => fate !== "same");

function compareCell(before: Row | null, after: Row | null): CellChange {
  const { year, sector, unit } = (before ?? after)!;
  const place = { ...(year !== undefined && { year }), ...(sector && { sector }), ...(unit && { unit }) };
  const [was, is] = [before?.value ?? null, after?.value ?? null];
  if (was === null || is === null) {
    const fate = was === is ? "same" : was === null ? "added" : "withdrawn";
    return { place, fate, before, after, remarks: [] };
  }
  const changed = remarks.filter((remark) => String(before![remark]) !== String(after![remark]));
  const fate = was !== is ? "revised" : changed.length ? "remarked" : "same";
  return { place, fate, before, after, remarks: changed };
}

const keyOf = ({ year, sector, unit }: Row): string => [year, sector, unit].join("|");
