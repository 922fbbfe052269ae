import type { Problem, Rule } from "./rule.ts";

/** Each column of the schema stands in the header once, and nothing else does; their order is free. */
export const requiredColumns: Rule = {
  slug: "required-columns",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    for (const table of tables) {
      const known = table.fields.map((field) => field.name);
      const expected = `các cột ${known.join(", ")}`;
      const say = (column: string, mend: string): Problem => ({
        table,
        line: 1,
        column,
        value: column,
        expected,
        mend,
      });
      for (const name of known)
        if (!table.header.includes(name))
          yield say(name, `Thiếu cột “${name}”: thêm cột này, ô chưa biết thì để trống.`);
      for (const [i, name] of table.header.entries()) {
        if (table.header.indexOf(name) !== i) yield say(name, `Cột “${name}” xuất hiện hai lần: bỏ bớt một cột.`);
        else if (!known.includes(name))
          yield say(name, `Cột “${name}” chưa được khai báo: bỏ cột, sửa tên, hoặc khai báo trong datapackage.json.`);
      }
    }
  },
};
