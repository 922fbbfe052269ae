import fc from "fast-check";
import { fields, solutionTypes } from "../../src/model/initiative.ts";
import { sectors } from "../../src/model/sector.ts";
import { benefitCodes } from "../../src/model/benefit-class.ts";
import { type RecordsDomain, type RecordsFilter, recordsDimensions } from "../../src/query/records-filter.ts";

/** A domain in little. */
export const recordsDomain: RecordsDomain = {
  year: ["2022", "2023", "2024"],
  sector: sectors,
  stage: ["submitted", "titled"],
  unit: ["cd-y-te", "ldld-quan-ba-dinh"],
  field: fields,
  solution: solutionTypes,
  benefit: benefitCodes,
};

/** Any filter of a domain: dimensions free, with few codes, or with many. */
export const anyRecordsFilter = (domain: RecordsDomain): fc.Arbitrary<RecordsFilter> =>
  fc.record(
    Object.fromEntries(
      recordsDimensions.map((dimension) => [
        dimension,
        fc.oneof(
          { weight: 3, arbitrary: fc.constant<string[]>([]) },
          {
            weight: 2,
            arbitrary: fc.subarray([...domain[dimension]], { maxLength: Math.min(3, domain[dimension].length) }),
          },
          { weight: 1, arbitrary: fc.subarray([...domain[dimension]]) },
        ),
      ]),
    ) as { [D in keyof RecordsFilter]: fc.Arbitrary<string[]> },
  );
