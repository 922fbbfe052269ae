import { keepOthers } from "./address.ts";
import {
  defaultPivot,
  formatSort,
  type LoosePivot,
  type PivotCodes,
  type PivotFault,
  type PivotQuestion,
  toPivotQuestion,
} from "./pivot-question.ts";

/**
 * The free table in an address. One parameter a choice, named `t.` and what it chooses, lists joined by commas; what is
 * as in the table that the page opens with is not written:
 *
 * - `t.data=initiatives` – made of the initiatives sent to the city; without it of the published figures
 * - `t.rows=sector` or `t.rows=sector,field` – the second inside the first
 * - `t.columns=year`, or `none`
 * - `t.measure=initiatives | monetised | benefit | mean`
 * - `t.share=total | row | column`
 * - `t.totals=no`
 * - `t.sort=2022-desc` – a column's code, `total`, `value` (the only column) or `head` (row names), and `asc` or `desc`
 * - `t.stage=base`, `t.years=2022,2024` – published figures only
 *
 * Codes are those of the published tables. Initiatives are restricted by the parameters `f.` of records-filter.ts. These
 * names are part of published links and must stay. An address is of version 1 unless it says otherwise: should one have
 * to change its meaning, new addresses will carry `t.v=2`, and this reader will leave them alone.
 */
export const pivotParameters: readonly string[] = [
  "t.data",
  "t.rows",
  "t.columns",
  "t.measure",
  "t.share",
  "t.totals",
  "t.sort",
  "t.stage",
  "t.years",
];

/** What of an address was left aside, in its own words. */
export type PivotIgnored = {
  reason: PivotFault["reason"] | "version" | "too_long";
  name: string;
  values: readonly string[];
};

/** Characters of the table's own parameters beyond which they come from no page of ours. */
export const longestPivot = 600;

/** The loose question of an address, and what is wrong with it as a whole. */
export function readPivotAddress(search: string): { loose: LoosePivot; ignored: PivotIgnored[] } {
  const own = ownParts(search);
  if (own.join("&").length > longestPivot)
    return { loose: {}, ignored: [{ reason: "too_long", name: "t.", values: [] }] };
  const params = new URLSearchParams(own.join("&"));
  const version = params.get(versionName);
  if (version !== null && version !== "1")
    return { loose: {}, ignored: [{ reason: "version", name: versionName, values: [version] }] };
  const known = (name: string) => name === versionName || pivotParameters.includes(name);
  const strange = [...new Set(params.keys())].filter((name) => !known(name));
  const loose = Object.fromEntries(
    parts.flatMap((part) => {
      const words = params
        .getAll(names[part])
        .flatMap((text) => text.split(","))
        .filter(Boolean);
      return words.length ? [[part, words]] : [];
    }),
  ) as LoosePivot;
  return { loose, ignored: strange.map((name) => ({ reason: "unknown", name, values: [] })) };
}

/** Reads the question of an address; what it does not understand, or cannot be, is left out and named. */
export function parsePivot(search: string, codes: PivotCodes): { question: PivotQuestion; ignored: PivotIgnored[] } {
  const { loose, ignored } = readPivotAddress(search);
  const { question, faults } = toPivotQuestion(loose, codes);
  return {
    question,
    ignored: [...ignored, ...faults.map(({ part, values, reason }) => ({ reason, name: names[part], values }))],
  };
}

/**
 * Writes a question as a query string.
 * @param search query string whose other parameters are kept, behind
 * @returns `""` or such as `?t.rows=sector,field&t.measure=benefit&f.sector=health`
 */
export function formatPivot(question: PivotQuestion, search = ""): string {
  const words: Record<keyof PivotQuestion, string> = {
    ...wordsOf(defaultPivot),
    ...wordsOf(question),
  };
  const plain = wordsOf(defaultPivot);
  const own = parts
    .filter((part) => words[part] !== plain[part])
    .map((part) => `${names[part]}=${encodeURIComponent(words[part]).replaceAll("%2C", ",")}`);
  const others = [...new Set(ownParts(search).map((part) => part.split("=")[0]))];
  return keepOthers(own.join("&"), search, others);
}

/** Whether a query string says anything about the table. */
export const hasPivot = (search: string): boolean => ownParts(search).length > 0;

const versionName = "t.v";
const names: Record<keyof PivotQuestion, string> = {
  source: "t.data",
  rows: "t.rows",
  columns: "t.columns",
  measure: "t.measure",
  share: "t.share",
  totals: "t.totals",
  sort: "t.sort",
  stage: "t.stage",
  years: "t.years",
};
const parts = Object.keys(names) as (keyof PivotQuestion)[];

/** Some tools that pass links on write the dot as %2E. */
const ownParts = (search: string): string[] =>
  search
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => /^t(\.|%2e)/i.test(part));

const wordsOf = ({ source, rows, columns, measure, share, totals, sort, stage, years }: PivotQuestion) => ({
  source,
  rows: rows.join(","),
  columns: columns ?? "none",
  measure,
  share,
  totals: totals ? "yes" : "no",
  sort: sort ? formatSort(sort) : "",
  stage,
  years: years.join(","),
});
