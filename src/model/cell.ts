import type { Qualifier } from "./figure.ts";
import type { ViewMeasure } from "./measure.ts";
import type { SectorScope } from "./sector.ts";
import type { FunnelStage } from "./stage.ts";

/**
 * One cell of the cube: the movement's figure for a year, stage, measure and scope. `unit` and `sector` may be `all`.
 * A published figure takes the place of the sum of its parts; `sample` says that it is, or was summed from, sample rows.
 */
export type Cell = {
  year: number;
  stage: FunnelStage;
  measure: ViewMeasure;
  sector: SectorScope;
  unit: string;
  value: number;
  qualifier: Qualifier;
  sample: boolean;
  source: string;
  /** Flags joined by `|`, sorted; empty when there is none. */
  flags: string;
};
