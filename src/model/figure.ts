import type { Measure } from "./measure.ts";
import type { Programme } from "./programme.ts";
import type { SectorScope } from "./sector.ts";
import type { Stage } from "./stage.ts";

/** How a source words a value: as a count, or “hơn”, “ít nhất”, “khoảng”, “gần”. */
export const qualifiers = ["exact", "more_than", "at_least", "about", "nearly"] as const;
export type Qualifier = (typeof qualifiers)[number];

/** What the reader must know before using a figure. */
export const flags = [
  "needs_confirmation",
  "provisional",
  "revised",
  "break_before",
  "partial",
  "counted_in_people",
] as const;
export type Flag = (typeof flags)[number];

/** Why there is no value. Never written as 0. */
export const missingReasons = ["not_published", "not_computable", "not_comparable", "withdrawn"] as const;
export type MissingReason = (typeof missingReasons)[number];

/** `main` is the one figure that charts use; the rest say how further sources relate to it. */
export const standings = ["main", "repeat", "rounded", "conflict", "interim"] as const;
export type Standing = (typeof standings)[number];

export type Figure = {
  period: string;
  unit: string;
  sector: SectorScope;
  programme: Programme;
  stage: Stage;
  measure: Measure;
  /** đồng for money, else a count; null with a reason. */
  value: number | null;
  missing: MissingReason | null;
  qualifier: Qualifier;
  standing: Standing;
  source: string;
  flags: readonly Flag[];
  note_vi: string | null;
  note_en: string | null;
};

/**
 * The qualifier of a sum: that of its parts when they agree, a floor when every part is exact or a floor, else `about`.
 * @param parts distinct qualifiers, in any order; at least one
 */
export function combineQualifiers(parts: readonly Qualifier[]): Qualifier {
  const kinds = new Set(parts);
  if (kinds.size === 1) return parts[0];
  if (kinds.has("about") || kinds.has("nearly")) return "about";
  return kinds.has("more_than") ? "more_than" : "at_least";
}
