/**
 * A period that figures refer to: one award or calendar year, a school year, several years together,
 * or a time that the source does not state. Only `year` can be charted by year.
 */
export const periodKinds = ["year", "school_year", "span", "undated"] as const;
export type PeriodKind = (typeof periodKinds)[number];

export type Period = {
  period: string;
  kind: PeriodKind;
  year_start: number | null;
  year_end: number | null;
  /** An edition is a year of the movement that has a page of its own and a place on every year axis. */
  edition: boolean;
  /** ISO months between which an initiative had to be applied; null = not found. */
  window_from: string | null;
  window_to: string | null;
  /** ISO date of the ceremony or announcement; null = not found. */
  event_date: string | null;
  /** Where the date is from; `source` is where the rest is. */
  event_source: string | null;
  source: string | null;
  title_vi: string | null;
  title_en: string | null;
  note_vi: string | null;
  note_en: string | null;
};
