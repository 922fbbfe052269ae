/**
 * What figures cannot bear. One rule for every chart and table of initiatives: where it finds something, the value or
 * the order is not drawn and the page says why.
 */
export type Unfair =
  /** Reporting broke off before this year: what lies on both sides is neither added in money nor ranked. */
  | { reason: "break"; year: number }
  /** Invented figures put nobody before anybody. */
  | { reason: "sample" }
  /** Of the units that stood in the year, only so many reported. */
  | { reason: "incomplete"; year: number; reported: number; expected: number }
  /** Fewer initiatives than a share, a mean or a rate can be told by. */
  | { reason: "small"; least: number }
  /** A rate needs a dated number of members, and there is none for what is shown. */
  | { reason: "no_denominator" };
type Because<R extends Unfair["reason"]> = Extract<Unfair, { reason: R }>;

/** The fewest initiatives that a share, a mean or a rate is told of. */
export const leastCounted = 10;

/** The break that years lie on both sides of, the newest first; null where they may be added up. */
export function findBreak(years: readonly number[], breaks: readonly number[]): Because<"break"> | null {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const year = breaks.findLast((at) => first < at && at <= last);
  return year === undefined ? null : { reason: "break", year };
}

/** Whether so few initiatives bear no share, mean or rate. */
export const findSmall = (counted: number): Because<"small"> | null =>
  counted < leastCounted ? { reason: "small", least: leastCounted } : null;

export type Ranking = {
  /** Years that anything is counted in. */
  years: readonly number[];
  breaks: readonly number[];
  /** Whether sample data is counted. */
  sample: boolean;
  /** How many units reported in each year, of those that stood; empty where no units are ranked. */
  reporting: readonly { year: number; reported: number; expected: number }[];
};

/** Everything that speaks against an order of size; empty where one may be drawn. */
export function findUnfairRanking({ years, breaks, sample, reporting }: Ranking): Unfair[] {
  const broken = findBreak(years, breaks);
  const short = reporting.filter(({ year, reported, expected }) => years.includes(year) && reported < expected);
  return [
    ...(sample ? [{ reason: "sample" } as const] : []),
    ...(broken ? [broken] : []),
    ...short.map((one) => ({ reason: "incomplete" as const, ...one })),
  ];
}
