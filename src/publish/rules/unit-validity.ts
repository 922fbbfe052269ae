import { stoodIn } from "../../model/unit.ts";
import type { Table, TableRow } from "../table.ts";
import { at, findTable, hasColumns, type Problem, type Rule } from "./rule.ts";

/** A row that names a unit and a time lies, at least in part, within the years in which the unit stood. */
export const unitValidity: Rule = {
  slug: "unit-validity",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    const bounds = new Map(
      findTable(tables, "unit_id", "valid_from", "valid_to")?.rows.map((r) => [r.raw.unit_id, r.raw]),
    );
    const periods = new Map(findTable(tables, "period", "year_start", "year_end")?.rows.map((r) => [r.raw.period, r]));
    for (const table of tables) {
      if (!hasColumns(table, "unit")) continue;
      const column = hasColumns(table, "period") ? "period" : "year";
      for (const row of table.rows) {
        const unit = bounds.get(row.raw.unit);
        const years = yearsOf(table, row, column, periods);
        if (!unit || years.length === 0) continue;
        const { valid_from, valid_to } = unit;
        if (!years.some((year) => stoodIn({ valid_from, valid_to }, year)))
          yield at(table, row, column, {
            expected: `trong thời gian ${row.raw.unit} hoạt động: ${valid_from || "?"} đến ${valid_to || "nay"}`,
            mend: "Sửa kỳ hoặc đơn vị; nếu thời gian hoạt động sai thì sửa ở bảng đơn vị.",
          });
      }
    }
  },
};

function yearsOf(table: Table, row: TableRow, column: string, periods: ReadonlyMap<string, TableRow>): number[] {
  if (column === "year") return hasColumns(table, "year") && row.values.year ? [Number(row.values.year)] : [];
  const { year_start: start, year_end: end } = periods.get(row.raw.period)?.values ?? {};
  if (typeof start !== "number" || typeof end !== "number" || end < start) return [];
  return Array.from({ length: end - start + 1 }, (_, i) => start + i);
}
