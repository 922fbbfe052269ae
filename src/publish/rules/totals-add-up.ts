import { viewMeasures } from "../../model/measure.ts";
import { sectors } from "../../model/sector.ts";
import { cityUnit, reportingKinds, type UnitKind } from "../../model/unit.ts";
import { ceilingOf, floorOf, mainFigures, type PlacedFigure } from "./figures.ts";
import { at, findTable, type Problem, type Rule } from "./rule.ts";

/**
 * Published totals agree with their parts. A breakdown that is whole (sample rows always are) must give the total;
 * one that may lack parts must not exceed it.
 */
export const totalsAddUp: Rule = {
  slug: "totals-add-up",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    const units = findTable(tables, "unit_id", "kind");
    const reporting = new Set(
      units?.rows.filter((row) => reportingKinds.includes(row.values.kind as UnitKind)).map((row) => row.raw.unit_id),
    );
    for (const group of groupsOf(mainFigures(tables), reporting)) {
      const bySector = [...group.city.values()];
      const units = [...group.units.values()];
      if (group.total) {
        yield* compare(group.total, bySector, bySector.length === sectors.length);
        yield* compare(group.total, units, false);
        yield* compare(group.total, group.details, hasSample(group.details));
      }
      const detailsBySector = Map.groupBy(group.details, ({ figure }) => figure.sector as string);
      for (const [sector, total] of group.city) {
        const parts = detailsBySector.get(sector) ?? [];
        yield* compare(total, parts, hasSample(parts));
      }
      const detailsByUnit = Map.groupBy(group.details, ({ figure }) => figure.unit);
      for (const [unit, total] of group.units) {
        const parts = detailsByUnit.get(unit) ?? [];
        yield* compare(total, parts, hasSample(parts) || parts.length === sectors.length);
      }
    }
  },
};

type Group = {
  total?: PlacedFigure;
  city: Map<string, PlacedFigure>;
  units: Map<string, PlacedFigure>;
  details: PlacedFigure[];
};

function groupsOf(figures: Iterable<PlacedFigure>, reporting: ReadonlySet<string>): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const placed of figures) {
    const { period, unit, sector, programme, stage, measure } = placed.figure;
    if (programme !== "movement" || !(viewMeasures as readonly string[]).includes(measure)) continue;
    if (unit !== cityUnit && !reporting.has(unit)) continue;
    const key = [period, stage, measure].join("|");
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { city: new Map(), units: new Map(), details: [] }));
    if (unit !== cityUnit) {
      if (sector === "all") group.units.set(unit, placed);
      else group.details.push(placed);
    } else if (sector === "all") group.total = placed;
    else group.city.set(sector, placed);
  }
  return groups.values();
}

const hasSample = (parts: readonly PlacedFigure[]): boolean => parts.some(({ table }) => table.sample);

function* compare(total: PlacedFigure, parts: readonly PlacedFigure[], whole: boolean): Generator<Problem> {
  if (parts.length === 0 || total.figure.value === null) return;
  const least = parts.reduce((sum, { figure }) => sum + floorOf(figure), 0);
  const most = parts.reduce((sum, { figure }) => sum + ceilingOf(figure), 0);
  const tooMuch = least > ceilingOf(total.figure);
  const tooLittle = whole && parts.every(({ figure }) => figure.value !== null) && most < floorOf(total.figure);
  if (!tooMuch && !tooLittle) return;
  const sum = tooMuch ? least : most;
  yield at(total.table, total.row, "value", {
    expected: `${tooMuch ? "ít nhất" : "nhiều nhất"} ${sum}: tổng ${parts.length} phần, bắt đầu từ ${parts[0].table.path}, dòng ${parts[0].row.line}`,
    mend: hasSample(parts)
      ? "Tạo lại số liệu mẫu bằng npm run sample; nếu vẫn lệch, kiểm tra tổng với nguồn."
      : "Kiểm tra tổng và các phần với nguồn; phần thuộc kỳ hay chương trình khác phải ghi đúng kỳ và chương trình ấy.",
  });
}
