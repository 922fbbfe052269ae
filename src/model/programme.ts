/**
 * The programme a figure belongs to. Only `movement` (the title “Sáng kiến trong CNVCLĐ Thủ đô” and the steps below it)
 * enters the cube; the others are neighbours that press articles mention beside it, and are never added to it.
 */
export const programmes = [
  "movement",
  "million_initiatives",
  "good_worker",
  "city_certificate",
  "health_contest",
  "teacher_award",
  "admin_reform_contest",
  "creative_ideas_contest",
  "experience_initiative",
  "works_and_topics",
  "emulation_conference",
  "union_membership",
] as const;
export type Programme = (typeof programmes)[number];
