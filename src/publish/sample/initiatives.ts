import type { Initiative } from "../../model/initiative.ts";
import { apportion } from "./apportion.ts";
import type { SampleCell } from "./cells.ts";
import { moneyStep } from "./layers.ts";
import { drawLogNormal, pick, toRandom } from "./random.ts";
import { sampleId } from "./source.ts";
import { toTitle } from "./title.ts";

/** Spread of the benefit within a cell: the largest of a hundred is some forty times the middle one. */
const benefitSpread = 1.6;

/** How many people stand behind an initiative: one number is drawn. */
const people = [1, 1, 1, 1, 2, 2, 2, 3, 4, 5, 6] as const;

/**
 * One row for each initiative that the cells of one year sent to the city: as many titled, as many with a value in money
 * and as many đồng as the cells say.
 * @param cells the cells of one year, in the order in which the rows shall stand
 */
export function toInitiatives(cells: readonly SampleCell[]): Initiative[] {
  const used = new Set<string>();
  return cells
    .flatMap((cell) => toRows(cell, used))
    .map((row, index) => ({
      ...row,
      initiative_id: `M${row.year}-${String(index + 1).padStart(4, "0")}`,
    }));
}

function toRows({ year, unit, sector, values }: SampleCell, used: Set<string>): Initiative[] {
  const { submitted = 0, titled = 0, monetised = 0, benefit_vnd = 0 } = values;
  const random = toRandom("initiative", year, unit, sector);
  const isTitled = choose(submitted, titled, random);
  const isComputable = choose(submitted, monetised, random);
  const benefits = toBenefits(benefit_vnd, isTitled, isComputable, random);
  return isTitled.map((wonTitle, index) => ({
    initiative_id: "",
    year,
    ...toTitle(sector, random, used),
    sector,
    unit,
    stage_reached: wonTitle ? "titled" : "submitted",
    computable: isComputable[index],
    benefit_vnd: benefits[index],
    people: pick(people, random),
    source: sampleId,
  }));
}

/** Marks `count` of `total` places at random. */
function choose(total: number, count: number, random: () => number): boolean[] {
  const draws = Array.from({ length: total }, random);
  const first = new Set([...draws.keys()].sort((a, b) => draws[a] - draws[b]).slice(0, count));
  return draws.map((_, index) => first.has(index));
}

/** Splits the money of a cell over its computable rows; those with a title tend to have saved more. */
function toBenefits(
  total: number,
  isTitled: readonly boolean[],
  isComputable: readonly boolean[],
  random: () => number,
) {
  const rows = [...isComputable.keys()].filter((index) => isComputable[index]);
  const parts = rows.map((index) => ({
    weight: drawLogNormal(random, benefitSpread) * (isTitled[index] ? 2 : 1),
    min: moneyStep,
    max: Infinity,
  }));
  const shares = new Map(apportion(total, parts, moneyStep).map((share, at) => [rows[at], share]));
  return isComputable.map((_, index) => shares.get(index) ?? null);
}
