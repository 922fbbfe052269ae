import fc from "fast-check";
import { viewMeasures } from "../../src/model/measure.ts";
import { sectors } from "../../src/model/sector.ts";
import { funnelStages } from "../../src/model/stage.ts";
import { axes, type Domain, splits, toView } from "../../src/query/view.ts";

/** Any View of a domain, with lists of every length. */
export const anyView = (domain: Domain) =>
  fc
    .record({
      measure: fc.constantFrom(...viewMeasures),
      stage: fc.constantFrom(...funnelStages),
      by: fc.constantFrom(...axes),
      split: fc.constantFrom(...splits),
      sectors: fc.subarray([...sectors]),
      units: fc.oneof(
        fc.constant([]),
        fc.subarray([...domain.units], { maxLength: Math.min(5, domain.units.length) }),
        fc.subarray([...domain.units]),
      ),
      years: fc.oneof(fc.constant([]), fc.subarray([...domain.years])),
    })
    .map((loose) => toView(loose, domain));
