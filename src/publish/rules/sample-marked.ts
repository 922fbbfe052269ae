import { at, hasColumns, type Problem, type Rule } from "./rule.ts";

/** Synthetic rows lie in sample tables with a source of kind `sample`, and published tables have no such source. */
export const sampleMarked: Rule = {
  slug: "sample-marked",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    const kinds = new Map<string, string>();
    for (const table of tables)
      if (hasColumns(table, "source_id", "kind"))
        for (const row of table.rows) kinds.set(row.raw.source_id, row.raw.kind);
    for (const table of tables)
      for (const column of ["source", "sources", "kind"]) {
        if (!hasColumns(table, column) || (column === "kind" && !hasColumns(table, "source_id"))) continue;
        for (const row of table.rows) {
          const named = column === "kind" ? [row.raw.kind] : row.raw[column].split(";").map((id) => kinds.get(id));
          // An unknown source is for the rule `references`.
          if (named.some((kind) => kind !== undefined && (kind === "sample") !== table.sample))
            yield at(table, row, column, {
              expected: table.sample ? "nguồn loại sample" : "nguồn loại official hoặc press",
              mend: table.sample
                ? "Bảng mẫu chỉ chứa số liệu mẫu: chuyển dòng này sang bảng công bố, hoặc ghi nguồn mẫu."
                : "Số liệu mẫu không đặt trong bảng công bố: chuyển sang thư mục sample.",
            });
        }
      }
  },
};
