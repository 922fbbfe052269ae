import { at, type Problem, type Rule } from "./rule.ts";

/** No two rows of a table share its primary key. */
export const duplicateKeys: Rule = {
  slug: "duplicate-keys",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    for (const table of tables) {
      const key = table.resource.primaryKey;
      if (key.length === 0) continue;
      const first = new Map<string, number>();
      for (const row of table.rows) {
        const value = key.map((name) => row.raw[name]).join("\n");
        const line = first.get(value);
        if (line === undefined) first.set(value, row.line);
        else
          yield {
            ...at(table, row, key.join(", "), {
              expected: "khóa chỉ xuất hiện một lần",
              mend: `Trùng với dòng ${line}: bỏ một dòng hoặc sửa khóa.`,
            }),
            value: value.replaceAll("\n", ", "),
          };
      }
    }
  },
};
