import { awards, honourStatuses, nameBases } from "../model/award.ts";
import { flags, missingReasons, qualifiers, standings } from "../model/figure.ts";
import { fields, solutionTypes } from "../model/initiative.ts";
import { measures } from "../model/measure.ts";
import { noteKinds } from "../model/note.ts";
import { periodKinds } from "../model/period.ts";
import { programmes } from "../model/programme.ts";
import { sectors, sectorScopes } from "../model/sector.ts";
import { sourceKinds } from "../model/source.ts";
import { funnelStages, stages } from "../model/stage.ts";
import { unitKinds } from "../model/unit.ts";

/** The model's codes by the name that a field of `datapackage.json` gives as its `codelist`. */
export const codelists: Readonly<Record<string, readonly string[]>> = {
  sector: sectors,
  sectorScope: sectorScopes,
  stage: stages,
  funnelStage: funnelStages,
  measure: measures,
  programme: programmes,
  unitKind: unitKinds,
  award: awards,
  honourStatus: honourStatuses,
  nameBasis: nameBases,
  periodKind: periodKinds,
  sourceKind: sourceKinds,
  qualifier: qualifiers,
  flag: flags,
  missingReason: missingReasons,
  standing: standings,
  field: fields,
  solutionType: solutionTypes,
  noteKind: noteKinds,
};
