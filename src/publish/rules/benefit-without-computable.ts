import { mainFigures } from "./figures.ts";
import { at, hasColumns, type Problem, type Rule } from "./rule.ts";

/** A benefit in money stands only where it was computable, and a sum of benefits only beside the count it was computed for. */
export const benefitWithoutComputable: Rule = {
  slug: "benefit-without-computable",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    for (const table of tables)
      if (hasColumns(table, "computable", "benefit_vnd"))
        for (const row of table.rows) {
          const { computable, benefit_vnd: benefit } = row.values;
          if (benefit !== null && computable !== true)
            yield at(table, row, "benefit_vnd", {
              expected: "để trống khi computable không phải true",
              mend: "Ghi computable là true nếu giá trị làm lợi tính được, nếu không thì xóa giá trị.",
            });
          if (benefit === null && computable === true)
            yield at(table, row, "benefit_vnd", {
              expected: "giá trị làm lợi bằng đồng khi computable là true",
              mend: "Điền giá trị, hoặc ghi computable là false. Không ghi 0 thay cho thiếu.",
            });
        }

    const counted = new Set<string>();
    const keyOf = (f: { period: string; unit: string; sector: string; stage: string }) =>
      [f.period, f.unit, f.sector, f.stage].join("|");
    for (const { figure } of mainFigures(tables))
      if (figure.programme === "movement" && figure.measure === "monetised") counted.add(keyOf(figure));
    for (const { table, row, figure } of mainFigures(tables)) {
      if (figure.programme !== "movement" || figure.measure !== "benefit_vnd" || figure.value === null) continue;
      if (!counted.has(keyOf(figure)))
        yield at(table, row, "value", {
          // Only at this stage do pages show the two together.
          severity: figure.stage === "submitted" ? "error" : "warning",
          expected: "một số liệu monetised cùng kỳ, đơn vị, lĩnh vực và cấp: số sáng kiến tính được giá trị",
          mend: "Thêm dòng monetised; nếu nguồn không nêu thì để trống giá trị và ghi not_published ở cột missing.",
        });
    }
  },
};
