import { benefitWithoutComputable } from "./benefit-without-computable.ts";
import { calendarDates } from "./calendar-dates.ts";
import { childrenExceedParent } from "./children-exceed-parent.ts";
import { codes } from "./codes.ts";
import { dateOrder } from "./date-order.ts";
import { duplicateKeys } from "./duplicate-keys.ts";
import { formulaCells } from "./formula-cells.ts";
import { nameBasis } from "./name-basis.ts";
import { nfc } from "./nfc.ts";
import { oneMainFigure } from "./one-main-figure.ts";
import { personalData } from "./personal-data.ts";
import { qualifierStated } from "./qualifier-stated.ts";
import { recordsMatchFigures } from "./records-match-figures.ts";
import { references } from "./references.ts";
import { requiredColumns } from "./required-columns.ts";
import { requiredValues } from "./required-values.ts";
import type { Rule } from "./rule.ts";
import { sampleMarked } from "./sample-marked.ts";
import { totalsAddUp } from "./totals-add-up.ts";
import { types } from "./types.ts";
import { unitValidity } from "./unit-validity.ts";
import { valueOrReason } from "./value-or-reason.ts";
import { wholeCounts } from "./whole-counts.ts";
import { whitespace } from "./whitespace.ts";

/** The rules in the order they run. A table with an error in one stage is not shown to the stages after it. */
export const stages: readonly { name: string; rules: readonly Rule[] }[] = [
  { name: "structure", rules: [requiredColumns, personalData] },
  { name: "types", rules: [requiredValues, types, whitespace, nfc, formulaCells] },
  { name: "codes", rules: [codes] },
  {
    name: "rows",
    rules: [
      duplicateKeys,
      oneMainFigure,
      valueOrReason,
      qualifierStated,
      wholeCounts,
      benefitWithoutComputable,
      calendarDates,
      dateOrder,
      nameBasis,
    ],
  },
  {
    name: "relations",
    rules: [references, sampleMarked, unitValidity, childrenExceedParent, totalsAddUp, recordsMatchFigures],
  },
];
