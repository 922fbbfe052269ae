import type { ForeignKey } from "../descriptor.ts";
import type { Table, TableRow } from "../table.ts";
import { findNearest } from "./codes.ts";
import { at, type Problem, type Rule } from "./rule.ts";

/** Every foreign key of the descriptor leads to a row; each item of a list cell does. */
export const references: Rule = {
  slug: "references",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    for (const table of tables)
      for (const key of table.resource.foreignKeys) {
        const target = tables.find((t) => t.name === key.resource);
        // A target that failed earlier has its own findings; its rows are not to be trusted here.
        if (target) yield* dangling(table, key, target);
      }
  },
};

function* dangling(table: Table, key: ForeignKey, target: Table): Generator<Problem> {
  const known = new Set(target.rows.map((row) => joined(row, key.references)));
  const suggestions = new Map<string, string | undefined>();
  const isList = table.fields.find((field) => field.name === key.fields[0])?.list === true;
  for (const row of table.rows) {
    if (key.fields.some((name) => row.raw[name] === "")) continue;
    const ids = isList ? row.raw[key.fields[0]].split(";") : [joined(row, key.fields)];
    for (const id of ids) {
      if (known.has(id)) continue;
      // Near names help with the first few slips among units or sources; more would take long.
      if (!suggestions.has(id) && suggestions.size < 50 && known.size < 5000)
        suggestions.set(id, findNearest(id, [...known]));
      const near = suggestions.get(id);
      yield at(table, row, key.fields.join(", "), {
        expected: `mã có trong ${target.path}, cột ${key.references.join(", ")}`,
        mend: `Thêm “${id}” vào ${target.path}${near ? `, hoặc sửa thành “${near}”` : " hoặc sửa mã ở đây"}.`,
      });
    }
  }
}

const joined = (row: TableRow, names: readonly string[]): string => names.map((name) => row.raw[name]).join("|");
