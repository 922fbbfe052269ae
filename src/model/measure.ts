/** What a value counts, and in which unit of measurement. */
export const measureUnits = {
  initiatives: "count",
  monetised: "count",
  benefit_vnd: "vnd",
  people: "count",
  collectives: "count",
  people_and_collectives: "count",
  certificates: "count",
  applications: "count",
  entries: "count",
  works: "count",
  topics: "count",
  works_value_vnd: "vnd",
  base_unions: "count",
  members: "count",
  participations: "count",
  bonus_per_person_vnd: "vnd",
  percent_of_target: "percent",
  rank: "rank",
} as const;
export type Measure = keyof typeof measureUnits;
export type MeasureUnit = (typeof measureUnits)[Measure];
export const measures = Object.keys(measureUnits) as Measure[];

/** The measures a reader can chart: counts of initiatives, those with a value in money, and that value in đồng. */
export const viewMeasures = ["initiatives", "monetised", "benefit_vnd"] as const;
export type ViewMeasure = (typeof viewMeasures)[number];
