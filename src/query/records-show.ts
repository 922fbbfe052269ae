import { cityUnit } from "../model/unit.ts";
import type { CrossAnswer, RecordsBar } from "./crossfilter.ts";
import { findBreak, findSmall, type Unfair } from "./fair.ts";
import { type Ignored, type RecordsDimension, type RecordsFilter, showName } from "./records-filter.ts";

/**
 * What the bars of the initiatives' charts show: how many, their share of the chart in percent, their benefit in đồng,
 * or how many for each 1,000 union members. In an address it is `f.show`, left out for `count`; published links hold
 * these names, so they must stay.
 */
export const recordsShows = ["count", "share", "benefit", "rate"] as const;
export type RecordsShow = (typeof recordsShows)[number];

/** What an address asks to be shown; `count` where it says nothing or something unknown. */
export function readShow(search: string): RecordsShow {
  const asked = new URLSearchParams(search).get(showName);
  return recordsShows.find((show) => show === asked) ?? "count";
}

/** What an address asks to be shown and nobody knows, so that the page can say it. */
export function findIgnoredShow(search: string): Ignored[] {
  const asked = new URLSearchParams(search).get(showName);
  const known = asked === null || recordsShows.some((show) => show === asked);
  return known ? [] : [{ reason: "unknown", name: showName, values: [asked] }];
}

/** A query string with `f.show` in it, or without where counts are shown. */
export function writeShow(show: RecordsShow, search: string): string {
  const parts = search
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => part && !/^f(\.|%2e)show(=|$)/i.test(part));
  if (show !== "count") parts.push(`${showName}=${show}`);
  return parts.length ? `?${parts.join("&")}` : "";
}

/** Members by year and unit, as published; the city's stand under its own unit. */
export type Members = Readonly<Record<string, Readonly<Record<string, number>>>>;
/** What is known beside the cube. */
export type Ground = { breaks: readonly number[]; members: Members };

/**
 * The bars of one chart as numbers: percent, đồng or initiatives for each 1,000 members.
 * `null` has nothing to show; `unfair` says why, of the whole chart or of some bars.
 */
export type Measured = { values: (number | null)[]; unfair: Unfair | null };

/** Measures the bars of a dimension, in their order. */
export function measureBars(
  answer: CrossAnswer,
  dimension: RecordsDimension,
  show: RecordsShow,
  filter: RecordsFilter,
  ground: Ground,
): Measured {
  const bars = answer.by[dimension];
  if (show === "count") return { values: bars.map(({ count }) => count), unfair: null };
  if (show === "share") return shares(bars);
  if (show === "rate") return rates(bars, dimension, filter, countedYears(answer, filter), ground.members);
  const broken = dimension === "year" ? null : findBreak(countedYears(answer, filter), ground.breaks);
  if (broken) return refuse(bars, broken);
  return { values: bars.map(({ computable, benefit }) => (computable ? benefit : null)), unfair: null };
}

/** The years that what passes was counted in. */
export const countedYears = ({ by }: CrossAnswer, filter: RecordsFilter): number[] =>
  by.year
    .filter(({ code, count }) => count > 0 && (!filter.year.length || filter.year.includes(code)))
    .map(({ code }) => Number(code));

const refuse = (bars: readonly RecordsBar[], unfair: Unfair): Measured => ({ values: bars.map(() => null), unfair });

function shares(bars: readonly RecordsBar[]): Measured {
  const total = bars.reduce((sum, { count }) => sum + count, 0);
  const small = findSmall(total);
  return small ? refuse(bars, small) : { values: bars.map(({ count }) => (100 * count) / total), unfair: null };
}

function rates(
  bars: readonly RecordsBar[],
  dimension: RecordsDimension,
  filter: RecordsFilter,
  years: readonly number[],
  members: Members,
): Measured {
  const of = denominators(bars, dimension, filter, years, members);
  if (of.every((known) => known === null)) return refuse(bars, { reason: "no_denominator" });
  const values = bars.map(({ count }, at) =>
    of[at] === null || findSmall(count) ? null : (1000 * count) / (of[at] as number),
  );
  const small = bars.map(({ count }, at) => (of[at] === null || !count ? null : findSmall(count))).find(Boolean);
  return { values, unfair: small ?? (of.includes(null) ? { reason: "no_denominator" } : null) };
}

/** For each bar the members it is told by. Only years and units have any; those of a sector or field are not counted. */
function denominators(
  bars: readonly RecordsBar[],
  dimension: RecordsDimension,
  filter: RecordsFilter,
  years: readonly number[],
  members: Members,
): (number | null)[] {
  if (dimension === "unit") {
    const known = years.length === 1 ? (members[years[0]] ?? {}) : {};
    return bars.map(({ code }) => known[code] ?? null);
  }
  if (dimension !== "year") return bars.map(() => null);
  const units = filter.unit.length ? filter.unit : [cityUnit];
  return bars.map(({ code }) => {
    const known = units.map((unit) => members[code]?.[unit]);
    return known.every((one) => one !== undefined) ? known.reduce((sum: number, one) => sum + one!, 0) : null;
  });
}
