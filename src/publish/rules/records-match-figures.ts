import { cityUnit } from "../../model/unit.ts";
import type { Value } from "../table.ts";
import { ceilingOf, floorOf, mainFigures } from "./figures.ts";
import { at, findTable, type Problem, type Rule } from "./rule.ts";

/** The list of initiatives gives the same counts and benefit as the figures of the years that it covers. */
export const recordsMatchFigures: Rule = {
  slug: "records-match-figures",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    const records = findTable(tables, "initiative_id", "year", "unit", "sector", "stage_reached", "benefit_vnd");
    if (!records) return;
    const sums = new Map<string, number>();
    const add = (key: string, value: number) => sums.set(key, (sums.get(key) ?? 0) + value);
    const years = new Set<Value>();
    for (const { values } of records.rows) {
      years.add(values.year);
      for (const scope of [`${values.unit}|${values.sector}`, `${cityUnit}|all`]) {
        const key = `${values.year}|${scope}`;
        add(`${key}|submitted|initiatives`, 1);
        if (values.stage_reached === "titled") add(`${key}|titled|initiatives`, 1);
        if (values.computable === true) add(`${key}|submitted|monetised`, 1);
        add(`${key}|submitted|benefit_vnd`, (values.benefit_vnd as number | null) ?? 0);
      }
    }
    for (const { table, row, figure } of mainFigures(tables)) {
      const { period, unit, sector, stage, measure } = figure;
      if (figure.programme !== "movement" || figure.value === null || !years.has(Number(period))) continue;
      const counted =
        (stage === "submitted" && measure in countedAtSubmission) || (stage === "titled" && measure === "initiatives");
      const isTotal = unit === cityUnit && sector === "all";
      if (!counted || (!isTotal && !table.sample)) continue;
      const sum = sums.get([period, unit, sector, stage, measure].join("|")) ?? 0;
      if (sum < floorOf(figure) || sum > ceilingOf(figure))
        yield at(table, row, "value", {
          expected: `${sum}, theo danh sách ở ${records.path}`,
          mend: records.sample
            ? "Tạo lại số liệu mẫu bằng npm run sample."
            : `Bổ sung ${records.path}, hoặc kiểm tra số liệu này với nguồn.`,
        });
    }
  },
};

const countedAtSubmission = { initiatives: true, monetised: true, benefit_vnd: true };
