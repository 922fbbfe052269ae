import { at, hasColumns, type Problem, type Rule } from "./rule.ts";

/** What ends does not end before it begins. */
export const dateOrder: Rule = {
  slug: "date-order",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    for (const table of tables)
      for (const [from, to] of pairs) {
        if (!hasColumns(table, from, to)) continue;
        for (const row of table.rows) {
          const [start, end] = [row.raw[from], row.raw[to]];
          // “2025” and “2025-06-30” do not contradict each other: compare as far as both are known.
          const length = Math.min(start.length, end.length);
          if (length > 0 && end.slice(0, length) < start.slice(0, length))
            yield at(table, row, to, {
              expected: `không trước ${from} (${start})`,
              mend: `Kiểm tra ${from} và ${to} với nguồn.`,
            });
        }
      }
  },
};

const pairs = [
  ["valid_from", "valid_to"],
  ["year_start", "year_end"],
  ["window_from", "window_to"],
] as const;
