import type { Fate } from "./compare.ts";
import type { PivotCell } from "./pivot-cell.ts";
import type { PivotTable } from "./pivot.ts";

/** What about a figure of the table can change while its value stays. */
export const pivotRemarks = ["qualifier", "sample", "sources", "flags", "missing"] as const;
export type PivotRemark = (typeof pivotRemarks)[number];

/** Where a cell stands in a table: its line and column by number, of the newer table where it is there. */
type At = { line: number; column: number };
/** One cell of the free table, then and now; `null` where the table had no such cell. */
export type PivotChange = {
  fate: Fate;
  before: (At & { cell: PivotCell }) | null;
  after: (At & { cell: PivotCell }) | null;
  /** Empty where there is a value on one side only, or on none: then the reason for that is another. */
  remarks: readonly PivotRemark[];
};

/** Pairs two answers to one question by their codes, whatever their order; only cells that are not what they were. */
export function comparePivots(then: PivotTable, now: PivotTable): PivotChange[] {
  const [was, is] = [placed(then), placed(now)];
  const keys = [...is.keys(), ...[...was.keys()].filter((key) => !is.has(key))];
  return keys
    .map((key) => compareCell(was.get(key) ?? null, is.get(key) ?? null))
    .filter(({ fate }) => fate !== "same");
}

function placed({ lines, columns }: PivotTable): Map<string, At & { cell: PivotCell }> {
  const cells = lines.flatMap(({ kind, codes, cells }, line) =>
    cells.map((cell, column): [string, At & { cell: PivotCell }] => [
      [kind, ...codes, columns[column]].join("|"),
      { line, column, cell },
    ]),
  );
  return new Map(cells);
}

function compareCell(before: PivotChange["before"], after: PivotChange["after"]): PivotChange {
  const [was, is] = [before?.cell.value ?? null, after?.cell.value ?? null];
  if (was !== is && (was === null || is === null))
    return { fate: was === null ? "added" : "withdrawn", before, after, remarks: [] };
  // A line or column that is not drawn holds nothing.
  const both = before && after;
  if (is === null) {
    const same = !both || before.cell.absence === after.cell.absence;
    return { fate: same ? "same" : "remarked", before, after, remarks: [] };
  }
  const remarks = pivotRemarks.filter((remark) => String(before!.cell[remark]) !== String(after!.cell[remark]));
  const fate = was !== is ? "revised" : remarks.length ? "remarked" : "same";
  return { fate, before, after, remarks };
}
