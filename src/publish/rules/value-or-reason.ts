import { figuresOf } from "./figures.ts";
import { at, type Problem, type Rule } from "./rule.ts";

/** A figure has either a value or the reason there is none, never both and never neither. */
export const valueOrReason: Rule = {
  slug: "value-or-reason",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    for (const { table, row, figure } of figuresOf(tables)) {
      if (figure.value === null && !figure.missing)
        yield at(table, row, "value", {
          expected: "một giá trị, hoặc lý do ở cột missing",
          mend: "Điền giá trị; nếu không có thì ghi lý do ở cột missing (như not_published). Không ghi 0 thay cho thiếu.",
        });
      if (figure.value !== null && figure.missing)
        yield at(table, row, "missing", {
          expected: "để trống khi đã có giá trị",
          mend: "Xóa lý do ở cột missing, hoặc xóa giá trị.",
        });
    }
  },
};
