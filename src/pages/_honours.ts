import type { Award } from "../model/award.ts";
import type { Honour } from "../model/honour.ts";
import type { Stage } from "../model/stage.ts";
import { cityUnit, type Unit } from "../model/unit.ts";
import { editions } from "./_key-figures.ts";
import type { Site } from "./_site.ts";

/** Where the published number of holders of an award stands among the figures. */
const counted: Partial<Record<Award, { programme: string; stage: Stage }>> = {
  city_initiative_title: { programme: "movement", stage: "titled" },
  good_worker_title: { programme: "good_worker", stage: "titled" },
  dedicated_creative_teacher: { programme: "teacher_award", stage: "awarded" },
};

/** How many held an award in a year, where a source says so; for “2 of 100 are listed here”. */
export function awardTotals({ library, ...site }: Site): { award: Award; year: number; total: number }[] {
  const years = editions({ library, ...site });
  return Object.entries(counted).flatMap(([award, place]) =>
    years.flatMap(({ period, year_end }) => {
      const figure = library.figures.find(
        (candidate) =>
          candidate.period === period &&
          candidate.programme === place.programme &&
          candidate.stage === place.stage &&
          candidate.measure === "people" &&
          candidate.standing === "main" &&
          candidate.value !== null &&
          (place.programme === "teacher_award" || candidate.unit === cityUnit),
      );
      return figure ? [{ award: award as Award, year: year_end!, total: figure.value! }] : [];
    }),
  );
}

/** The employer among the units where an honour's holder works, by the name of the workplace. */
export const employerOf = ({ library }: Site, honour: Honour): Unit | undefined =>
  library.units.find((unit) => unit.kind === "employer" && worksAt(honour.workplace, unit));

/** The honours of a unit: those of its union, or of an employer's people. Withdrawn ones are left out. */
export const honoursOf = ({ library }: Site, unit: Unit): Honour[] =>
  library.honours.filter(
    (honour) =>
      honour.status !== "withdrawn" &&
      (honour.unit === unit.unit_id || (unit.kind === "employer" && worksAt(honour.workplace, unit))),
  );

/** A workplace may say more than the employer's name: its branch, its place. */
function worksAt(workplace: string | null, unit: Unit): boolean {
  const plain = (name: string) => name.normalize("NFC").toLowerCase().replaceAll(/\s+/g, " ").trim();
  const [place, name] = [plain(workplace ?? ""), plain(unit.name_vi.replace(/\s*\([^)]*\)$/, ""))];
  return place.startsWith(name) && !/^[\p{L}\p{N}]/u.test(place.slice(name.length));
}
