import { mainFigures, type PlacedFigure } from "./figures.ts";
import { at, type Problem, type Rule } from "./rule.ts";

/** At most one figure in all tables is the `main` one for its period, unit, sector, programme, stage and measure. */
export const oneMainFigure: Rule = {
  slug: "one-main-figure",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    const first = new Map<string, PlacedFigure>();
    for (const placed of mainFigures(tables)) {
      const { period, unit, sector, programme, stage, measure } = placed.figure;
      const key = [period, unit, sector, programme, stage, measure].join("|");
      const other = first.get(key);
      if (!other) first.set(key, placed);
      else
        yield at(placed.table, placed.row, "standing", {
          expected: `chỉ một số liệu “main” cho ${[period, unit, sector, programme, stage, measure].join(" · ")}`,
          mend: placed.table.sample
            ? `Đã có số liệu ở ${other.table.path}, dòng ${other.row.line}: tạo lại số liệu mẫu bằng npm run sample.`
            : `Trùng với ${other.table.path}, dòng ${other.row.line}: ghi repeat, rounded, conflict hoặc interim cho một trong hai.`,
        });
    }
  },
};
