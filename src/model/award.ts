/** Awards of the honour roll, the movement's own title first. `named_in_press` is no award: it says that none was confirmed. */
export const awards = [
  "city_initiative_title",
  "creative_labour_certificate",
  "city_initiative_certificate",
  "nguyen_duc_canh_prize",
  "good_worker_title",
  "dedicated_creative_teacher",
  "other_initiative_award",
  "named_in_press",
] as const;
export type Award = (typeof awards)[number];

export const honourStatuses = ["valid", "corrected", "withdrawn"] as const;
export type HonourStatus = (typeof honourStatuses)[number];

/** Why a name may be published. An honour without one is not published. */
export const nameBases = ["public_source", "official_decision", "consent"] as const;
export type NameBasis = (typeof nameBases)[number];
