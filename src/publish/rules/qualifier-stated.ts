import { figuresOf } from "./figures.ts";
import { at, hasColumns, type Problem, type Rule } from "./rule.ts";

/** A value says how exact it is: “hơn 488 tỷ” is never stored as 488 billion sharp. */
export const qualifierStated: Rule = {
  slug: "qualifier-stated",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    const advice = {
      expected: "exact, more_than, at_least, about hoặc nearly, theo đúng chữ của nguồn",
      mend: "Ghi “hơn” là more_than, “ít nhất” là at_least, “khoảng” là about, “gần” là nearly; số đếm chính xác là exact.",
    };
    for (const { table, row, figure } of figuresOf(tables))
      if (figure.value !== null && !figure.qualifier) yield at(table, row, "qualifier", advice);
    for (const table of tables)
      if (hasColumns(table, "benefit_vnd", "benefit_qualifier"))
        for (const row of table.rows)
          if (row.values.benefit_vnd !== null && !row.values.benefit_qualifier)
            yield at(table, row, "benefit_qualifier", advice);
  },
};
