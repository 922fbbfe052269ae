import { type Award, awards } from "../model/award.ts";
import type { Honour } from "../model/honour.ts";
import { type Sector, sectors } from "../model/sector.ts";
import { isCovered } from "./terms.ts";

/** One line of the honour roll as it is listed and searched, in one language. Withdrawn honours have none. */
export type RollEntry = {
  id: string;
  name: string;
  /** null = the source gives no year. */
  year: number | null;
  award: Award;
  /** The award in words, so that a found line can be written without a catalogue. */
  awardName: string;
  sector: Sector;
  /** Unit id, or null; `unitName` is what the reader sees, even where no id is certain. */
  unit: string | null;
  unitName: string | null;
  /** The union as printed, where `unitName` does not say it; for the search only. */
  union: string | null;
  role: string | null;
  workplace: string | null;
  initiative: string | null;
};

/** The line of an honour. Throws for a withdrawn one: its name may not leave the table. */
export function toRollEntry(honour: Honour, words: { awardName: string; unitName: string | null }): RollEntry {
  if (honour.status === "withdrawn") throw new Error(`withdrawn honour: ${honour.honour_id}`);
  const { union_name } = honour;
  const unitName = words.unitName ?? union_name;
  return {
    id: honour.honour_id,
    name: honour.recipient.normalize("NFC"),
    year: honour.year,
    award: honour.award,
    awardName: words.awardName,
    sector: honour.sector,
    unit: honour.unit,
    unitName,
    union: union_name && !isCovered(union_name, unitName ?? "") ? union_name : null,
    role: honour.role,
    workplace: honour.workplace,
    initiative: honour.initiative_title,
  };
}

export const rollSorts = ["relevance", "name", "year"] as const;
export type RollSort = (typeof rollSorts)[number];

/** What the reader looks for; also the address. `year` "none" asks for lines without a year. */
export type RollQuery = {
  q: string;
  year: number | "none" | null;
  award: Award | null;
  sector: Sector | null;
  unit: string | null;
  sort: RollSort;
};

export const defaultRollQuery: RollQuery = {
  q: "",
  year: null,
  award: null,
  sector: null,
  unit: null,
  sort: "relevance",
};

/** Reads a query string such as `?q=tuan&year=2025`; what it does not understand is left as if not asked. */
export function parseRollQuery(search: string): RollQuery {
  const params = new URLSearchParams(search);
  const text = (name: string) => params.get(name)?.trim().normalize("NFC") ?? "";
  const code = <T extends string>(codes: readonly T[], name: string) => codes.find((known) => known === text(name));
  return {
    q: text("q").slice(0, 200),
    year: text("year") === "none" ? "none" : /^\d{4}$/.test(text("year")) ? Number(text("year")) : null,
    award: code(awards, "award") ?? null,
    sector: code(sectors, "sector") ?? null,
    unit: /^[a-z0-9-]+$/.test(text("unit")) ? text("unit") : null,
    sort: code(rollSorts, "sort") ?? "relevance",
  };
}

/** Writes the query string; the plain roll has none. */
export function formatRollQuery(query: RollQuery): string {
  const parts = (Object.keys(defaultRollQuery) as (keyof RollQuery)[])
    .filter((name) => query[name] !== defaultRollQuery[name])
    .map((name) => [name, String(query[name]).trim().normalize("NFC")]);
  const search = new URLSearchParams(parts.filter(([, value]) => value !== "")).toString();
  return search && `?${search}`;
}

/** Lines of one award, by year, newest first and the lines without a year last. */
export type RollGroup<T> = { award: Award; years: { year: number | null; items: T[] }[] };

/** Groups what has an award and a year, awards in the order of the codelist; the items of a year keep their order. */
export function groupRoll<T extends { award: Award; year: number | null }>(items: readonly T[]): RollGroup<T>[] {
  const sorted = [...items].sort((a, b) => byAward(a, b) || byYear(a, b));
  const groups: RollGroup<T>[] = [];
  for (const item of sorted) {
    if (groups.at(-1)?.award !== item.award) groups.push({ award: item.award, years: [] });
    const { years } = groups.at(-1)!;
    if (!years.length || years.at(-1)!.year !== item.year) years.push({ year: item.year, items: [] });
    years.at(-1)!.items.push(item);
  }
  return groups;
}

const byAward = (a: { award: Award }, b: { award: Award }) => awards.indexOf(a.award) - awards.indexOf(b.award);
const byYear = (a: { year: number | null }, b: { year: number | null }) => (b.year ?? 0) - (a.year ?? 0);
