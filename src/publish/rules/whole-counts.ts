import { measureUnits } from "../../model/measure.ts";
import { figuresOf } from "./figures.ts";
import { type Advice, at, hasColumns, type Problem, type Rule } from "./rule.ts";

/** Counts and đồng are whole and not negative; a rank starts at 1; a percentage is not negative. */
export const wholeCounts: Rule = {
  slug: "whole-counts",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    for (const { table, row, figure } of figuresOf(tables)) {
      if (figure.value === null) continue;
      const unit = measureUnits[figure.measure];
      const fits = unit === "percent" ? figure.value >= 0 : isWhole(figure.value, unit === "rank" ? 1 : 0);
      if (!fits) yield at(table, row, "value", withHint(advice[unit], row.raw.value));
    }
    for (const table of tables)
      for (const [column, unit] of [
        ["benefit_vnd", "vnd"],
        ["people", "count"],
      ] as const)
        if (hasColumns(table, column))
          for (const row of table.rows) {
            const value = row.values[column];
            if (value !== null && !isWhole(value as number, 0)) yield at(table, row, column, advice[unit]);
          }
  },
};

// A Vietnamese spreadsheet writes 93973 as 93.973, which reads as a number all the same.
const withHint = (base: Advice, raw: string): Advice =>
  /^\d{1,3}\.\d{3}$/.test(raw)
    ? { ...base, mend: `Nếu dấu chấm ngăn hàng nghìn, viết ${raw.replace(".", "")}.` }
    : base;

const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;

const mend = "Kiểm tra lại với nguồn; nếu không có số thì để trống và ghi lý do.";
const advice = {
  count: { expected: "số đếm: nguyên, không âm", mend },
  vnd: { expected: "số đồng: nguyên, không âm", mend: "Ghi bằng đồng, như 488000000000 cho 488 tỷ đồng." },
  percent: { expected: "phần trăm, không âm", mend },
  rank: { expected: "thứ hạng: số nguyên từ 1", mend },
};
