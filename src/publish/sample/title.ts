import type { Field, SolutionType } from "../../model/initiative.ts";
import type { Sector } from "../../model/sector.ts";
import { pick } from "./random.ts";
import { administrationThemes } from "./titles/administration.ts";
import { educationThemes } from "./titles/education.ts";
import { healthThemes } from "./titles/health.ts";
import { productionThemes } from "./titles/production.ts";
import type { Theme } from "./titles/theme.ts";

const themes: Record<Sector, readonly Theme[]> = {
  health: healthThemes,
  education: educationThemes,
  administration: administrationThemes,
  production: productionThemes,
};

/**
 * Makes up a Vietnamese title with the field and kind of solution that fit it. It names no person, firm or school.
 * @param used titles taken so far; the new one is added. A double is let through only after many tries.
 */
export function toTitle(
  sector: Sector,
  random: () => number,
  used: Set<string>,
): { title: string; field: Field; solution_type: SolutionType } {
  for (let turn = 1; ; turn++) {
    const { field, solution_type, starts, objects, places, aims } = pick(themes[sector], random);
    const aim = random() < 0.45 ? [pick(aims, random)] : [];
    const title = [pick(starts, random), pick(objects, random), pick(places, random), ...aim].join(" ");
    if (used.has(title) && turn < 50) continue;
    used.add(title);
    return { title, field, solution_type };
  }
}
