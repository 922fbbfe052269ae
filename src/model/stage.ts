/** The steps that an initiative climbs, lowest first: recognised by the employer, by the union above it, sent to the city, titled. */
export const funnelStages = ["base", "above_base", "submitted", "titled"] as const;
export type FunnelStage = (typeof funnelStages)[number];

/** Every stage at which a figure may be counted; those after `titled` are no step of the funnel. */
export const stages = [
  ...funnelStages,
  "merit_certificate",
  "creative_labour_proposed",
  "creative_labour_awarded",
  "city_government_applied",
  "city_government_recognised",
  "city_government_awarded",
  "base_commended",
  "above_base_commended",
  "featured",
  "applied_in_practice",
  "any_level",
  "registered",
  "completed",
  "target_assigned",
  "target_own",
  "target_phase_1",
  "target_phase_2",
  "entered",
  "finalist",
  "awarded",
  "planned",
  "organised",
  "on_roll",
] as const;
export type Stage = (typeof stages)[number];

export const isFunnelStage = (code: string): code is FunnelStage => (funnelStages as readonly string[]).includes(code);
