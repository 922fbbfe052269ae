import type { Field, SolutionType } from "../../../model/initiative.ts";

/** Words that make titles of one kind: any start, object and place go together; an aim may follow. */
export type Theme = {
  field: Field;
  solution_type: SolutionType;
  starts: readonly string[];
  objects: readonly string[];
  places: readonly string[];
  aims: readonly string[];
};
