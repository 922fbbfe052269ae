import type { Qualifier } from "../model/figure.ts";
import type { MeasureUnit } from "../model/measure.ts";
import type { Claim, Reading } from "./claim.ts";

/** What a figure must tell to be found. */
export type Findable = { value: number; unit: MeasureUnit; qualifier: Qualifier; sample: boolean; main: boolean };

/** How a figure answers a claim, best first. */
export const answers = ["exact", "rounded", "bounded", "coarse", "near"] as const;
export type Match<T> = { item: T; how: (typeof answers)[number]; reading: Reading };

/**
 * Figures that the claim could be a rounding of, exact ones first, then near misses. Sample figures come last, and only
 * where they would be exact or a rounding.
 * @param most near misses, at most
 */
export function findNumber<T extends Findable>(claim: Claim, items: readonly T[], most = 5): Match<T>[] {
  const matches = items.flatMap((item): (Match<T> & { distance: number })[] => {
    if (claim.unit && claim.unit !== item.unit) return [];
    const all = claim.readings.map((reading) => ({
      item,
      reading,
      how: compare(claim, reading, item),
      distance: Math.abs(item.value - reading.value) / Math.max(1, Math.abs(reading.value)),
    }));
    const known = all.filter((match): match is Match<T> & { distance: number } => match.how !== null);
    return known.sort(byQuality).slice(0, 1);
  });
  const sorted = matches.filter(({ item, how }) => !item.sample || answers.indexOf(how) < 3).sort(byQuality);
  const near = sorted.filter(({ how }) => how === "near").slice(0, most);
  return sorted
    .filter((match) => match.how !== "near" || near.includes(match))
    .map(({ item, how, reading }) => ({ item, how, reading }));
}

type Ranked = { item: Findable; how: (typeof answers)[number]; distance: number };
const byQuality = (a: Ranked, b: Ranked): number =>
  Number(a.item.sample) - Number(b.item.sample) ||
  answers.indexOf(a.how) - answers.indexOf(b.how) ||
  Number(b.item.main) - Number(a.item.main) ||
  a.distance - b.distance;

/** Half a unit of the last digit, as floating point has it. */
const slack = 1 + 1e-9;

function compare({ bound }: Claim, { value, step, coarse }: Reading, item: Findable): Match<Findable>["how"] | null {
  const gap = item.value - value;
  if (gap === 0) return "exact";
  if (bound === "more" ? gap > 0 && gap < step * slack : bound === "nearly" ? gap < 0 && -gap < step * slack : false)
    return "bounded";
  if (bound === "more" && gap > 0 && gap < coarse) return "bounded";
  if (bound === "nearly" && gap < 0 && -gap < coarse) return "bounded";
  if (Math.abs(gap) <= (step / 2) * slack) return "rounded";
  if (bound === "about" && Math.abs(gap) <= coarse) return "bounded";
  if (Math.abs(gap) <= (coarse / 2) * slack) return "coarse";
  return Math.abs(gap) <= Math.abs(value) * 0.02 || sameEnding(value, item.value) ? "near" : null;
}

/** Whether two counts end in the same four digits or more: 93.973 and 163.973. */
const sameEnding = (a: number, b: number): boolean =>
  Number.isInteger(a) && Number.isInteger(b) && a > 10_000 && a % 10_000 !== 0 && a % 10_000 === b % 10_000;
