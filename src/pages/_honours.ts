import type { Award } from "../model/award.ts";
import type { Stage } from "../model/stage.ts";
import { cityUnit } from "../model/unit.ts";
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
          candidate.standing === "main" &&
          candidate.value !== null &&
          (place.programme === "teacher_award" || candidate.unit === cityUnit),
      );
      return figure ? [{ award: award as Award, year: year_end!, total: figure.value! }] : [];
    }),
  );
}
