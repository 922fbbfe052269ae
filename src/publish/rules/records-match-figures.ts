import { cityUnit } from "../../model/unit.ts";
import type { RecordSum, Table, TableRow, Value } from "../table.ts";
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
    for (const { year, unit, sector, ...counts } of sumsOf(records)) {
      years.add(year);
      for (const scope of [`${unit}|${sector}`, `${cityUnit}|all`]) {
        const key = `${year}|${scope}`;
        add(`${key}|submitted|initiatives`, counts.submitted);
        add(`${key}|titled|initiatives`, counts.titled);
        add(`${key}|submitted|monetised`, counts.monetised);
        add(`${key}|submitted|benefit_vnd`, counts.benefit_vnd);
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

const sumsOf = ({ rows, long }: Table): Iterable<RecordSum> => long?.sums ?? rows.map(({ values }) => toSum(values));

const toSum = ({ year, unit, sector, stage_reached, computable, benefit_vnd }: TableRow["values"]): RecordSum => ({
  year,
  unit,
  sector,
  submitted: 1,
  titled: stage_reached === "titled" ? 1 : 0,
  monetised: computable === true ? 1 : 0,
  benefit_vnd: (benefit_vnd as number | null) ?? 0,
});

const countedAtSubmission = { initiatives: true, monetised: true, benefit_vnd: true };
