import type { FunnelStage } from "./stage.ts";
import type { Sector } from "./sector.ts";

/** What an initiative is about; after the fields that the 2022 movement text names. */
export const fields = [
  "production_business",
  "scientific_research",
  "education_training",
  "health",
  "environment",
  "state_management",
] as const;
export type Field = (typeof fields)[number];

/** Kinds of solution in decree 13/2012/NĐ-CP, article 3. */
export const solutionTypes = ["technical", "management", "operational", "technology_application"] as const;
export type SolutionType = (typeof solutionTypes)[number];

/** One initiative sent to the city federation. */
export type Initiative = {
  initiative_id: string;
  year: number;
  title: string;
  sector: Sector;
  field: Field;
  solution_type: SolutionType;
  unit: string;
  stage_reached: FunnelStage;
  /** Whether a value in money could be computed. */
  computable: boolean;
  /** đồng; null exactly when not computable. */
  benefit_vnd: number | null;
  people: number | null;
  source: string;
};

/** Its columns, in the order of the published table. */
export const initiativeColumns = [
  "initiative_id",
  "year",
  "title",
  "sector",
  "field",
  "solution_type",
  "unit",
  "stage_reached",
  "computable",
  "benefit_vnd",
  "people",
  "source",
] as const satisfies readonly (keyof Initiative)[];
