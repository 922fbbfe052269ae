import { at, type Problem, type Rule } from "./rule.ts";

/** A column that the descriptor calls required has no empty cell. */
export const requiredValues: Rule = {
  slug: "required-values",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    for (const table of tables)
      for (const { name, required } of table.fields) {
        if (!required) continue;
        for (const row of table.rows)
          if (row.raw[name] === "")
            yield at(table, row, name, {
              expected: "ô không được để trống",
              mend: `Điền “${name}”, hoặc bỏ dòng này nếu chưa có dữ liệu.`,
            });
      }
  },
};
