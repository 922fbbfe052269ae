import fc from "fast-check";
import {
  type LoosePivot,
  type PivotCodes,
  pivotDimensions,
  pivotMeasures,
  type PivotQuestion,
  pivotShares,
  type PivotSource,
  toPivotQuestion,
} from "../../src/query/pivot-question.ts";
import { funnelStages } from "../../src/model/stage.ts";

/** Any question that can be put to a source. */
export const anyPivot = (source: PivotSource, codes: PivotCodes): fc.Arbitrary<PivotQuestion> =>
  fc
    .record({
      axes: fc.shuffledSubarray([...pivotDimensions[source]], { minLength: 1, maxLength: 3 }),
      crossed: fc.boolean(),
      measure: fc.constantFrom(...pivotMeasures),
      share: fc.constantFrom(...pivotShares),
      totals: fc.constantFrom("yes", "no"),
      stage: fc.constantFrom(...funnelStages),
      years: fc.subarray([...codes("year")]),
      by: fc.nat(),
      way: fc.constantFrom("asc", "desc", null),
    })
    .map(({ axes, crossed, by, way, measure, share, totals, stage, years }) => {
      const across = axes.length === 3 || (axes.length === 2 && crossed) ? axes.at(-1)! : null;
      const columns = ["head", ...(across ? [...codes(across), "total"] : ["value"])];
      const loose: LoosePivot = {
        source: [source],
        rows: across ? axes.slice(0, -1) : axes,
        columns: [across ?? "none"],
        measure: [measure],
        share: [share],
        totals: [totals],
        stage: [stage],
        years,
        ...(way && { sort: [`${columns[by % columns.length]}-${way}`] }),
      };
      return toPivotQuestion(loose, codes).question;
    });
