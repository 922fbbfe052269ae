import { funnelStages } from "../../model/stage.ts";
import { ceilingOf, floorOf, mainFigures, type PlacedFigure } from "./figures.ts";
import { at, type Problem, type Rule } from "./rule.ts";

/** A step of the funnel holds no more than the step before it, and no more initiatives have a benefit than there are. */
export const childrenExceedParent: Rule = {
  slug: "children-exceed-parent",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    const groups = new Map<string, Map<string, PlacedFigure>>();
    for (const placed of mainFigures(tables)) {
      const { period, unit, sector, programme, stage, measure, value } = placed.figure;
      if (value === null || (measure !== "initiatives" && measure !== "monetised")) continue;
      const key = [period, unit, sector, programme].join("|");
      let group = groups.get(key);
      if (!group) groups.set(key, (group = new Map()));
      group.set(`${stage}.${measure}`, placed);
    }
    for (const group of groups.values()) {
      let parent: PlacedFigure | undefined;
      for (const stage of funnelStages) {
        const child = group.get(`${stage}.initiatives`);
        if (child && parent) yield* compare(child, parent);
        parent = child ?? parent;
      }
      for (const [key, child] of group) {
        const whole = key.endsWith(".monetised") && group.get(`${child.figure.stage}.initiatives`);
        if (whole) yield* compare(child, whole);
      }
    }
  },
};

function* compare(child: PlacedFigure, parent: PlacedFigure): Generator<Problem> {
  if (floorOf(child.figure) <= ceilingOf(parent.figure)) return;
  const { stage, measure, value } = parent.figure;
  yield at(child.table, child.row, "value", {
    expected: `không quá ${value} (${stage}, ${measure}: ${parent.table.path}, dòng ${parent.row.line})`,
    mend: "Kiểm tra hai số liệu với nguồn; số của kỳ hoặc chương trình khác phải ghi đúng kỳ và chương trình ấy.",
  });
}
