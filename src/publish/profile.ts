import { type Measure, type MeasureUnit, measureUnits } from "../model/measure.ts";
import type { SourceKind } from "../model/source.ts";
import type { Field } from "./descriptor.ts";
import type { Download, Plain } from "./tables.ts";

/** How the numbers of a column lie: least, quarter, half, three quarters and greatest, in one unit of measurement. */
export type Spread = { unit: MeasureUnit | null; count: number; quantiles: readonly number[] };

export type ColumnProfile = {
  name: string;
  /** Empty cells. An empty cell is a value nobody has given, never 0. */
  missing: number;
  distinct: number;
  /** The commonest values; null for numbers and for text in which values hardly repeat. */
  values: readonly { value: string; count: number }[] | null;
  /** Filled cells whose value is not in `values`; a cell of a list may count under several. */
  others: number;
  /** For a column of numbers: one a unit of measurement, so that đồng and people are never laid side by side. */
  spreads: readonly Spread[] | null;
};

/** What a reader wants to know of a table before taking it. */
export type Profile = {
  /** First and last year that rows are about; null where rows have no year. */
  years: readonly [number, number] | null;
  /** How many organisations have a row; null where rows are not about organisations. */
  units: number | null;
  /** Rows by the kind of the source that they name; null where rows name none. */
  kinds: Readonly<Partial<Record<SourceKind, number>>> | null;
  /** Rows that give a reason in place of a value; null where the table has no such column. */
  reasons: number | null;
  /** The first rows, cells in the order of the columns. */
  first: readonly (readonly Plain[])[];
  columns: readonly ColumnProfile[];
};

/** The years of every period, by its id. */
export type PeriodYears = ReadonlyMap<string, readonly [number, number]>;

/** The kind of every source, by its id. */
export type SourceKindsById = ReadonlyMap<string, SourceKind>;

/** @returns the profile of a download, counted from all its rows */
export function toProfile(
  { fields, rows }: Pick<Download, "fields" | "rows">,
  periods: PeriodYears,
  kinds: SourceKindsById,
): Profile {
  const column = (name: string): Plain[] | null => {
    const at = fields.findIndex((field) => field.name === name);
    return at < 0 ? null : rows.map((row) => row[at]);
  };
  const units = column("unit");
  const sources = column("source") ?? column("source_id");
  const reasons = column("missing");
  const measures = column("measure") as (Measure | null)[] | null;
  return {
    years: yearsOf(column, periods),
    units: units && new Set(units.filter((unit) => unit !== null)).size,
    kinds: sources && countKinds(sources, kinds),
    reasons: reasons && reasons.filter((reason) => reason !== null).length,
    first: rows.slice(0, 5),
    columns: fields.map((field, at) => profileColumn(field, rows, at, measures)),
  };
}

function countKinds(sources: readonly Plain[], kinds: SourceKindsById): Profile["kinds"] {
  const counts: Partial<Record<SourceKind, number>> = {};
  for (const source of sources) {
    const kind = kinds.get(String(source));
    if (kind) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** Reads the kinds of tables of sources, for `toProfile`. */
export const toSourceKinds = (tables: readonly Pick<Download, "fields" | "rows">[]): SourceKindsById =>
  new Map(
    tables.flatMap(({ fields, rows }) => {
      const [id, kind] = ["source_id", "kind"].map((name) => fields.findIndex((field) => field.name === name));
      return id < 0 ? [] : rows.map((row) => [String(row[id]), row[kind] as SourceKind] as const);
    }),
  );

/** Reads the years of a table of periods, for `toProfile`. */
export function toPeriodYears({ fields, rows }: Pick<Download, "fields" | "rows">): PeriodYears {
  const [id, from, to] = ["period", "year_start", "year_end"].map((name) => fields.findIndex((f) => f.name === name));
  const years = rows.map((row) => [String(row[id]), row[from] ?? row[to], row[to] ?? row[from]] as const);
  return new Map(years.flatMap(([period, a, b]) => (isYear(a) && isYear(b) ? [[period, [a, b]]] : [])));
}

const isYear = (value: unknown): value is number => typeof value === "number";

function yearsOf(column: (name: string) => Plain[] | null, periods: PeriodYears): Profile["years"] {
  const own = [column("year"), column("year_start"), column("year_end")].flatMap((cells) => cells ?? []).filter(isYear);
  const named = (column("period") ?? []).flatMap((period) => periods.get(String(period)) ?? []);
  const years = own.length ? own : named;
  // A spread call would overflow the stack on a table of a million rows.
  return years.length ? [years.reduce((a, b) => Math.min(a, b)), years.reduce((a, b) => Math.max(a, b))] : null;
}

function profileColumn(
  field: Field,
  rows: Download["rows"],
  at: number,
  measures: readonly (Measure | null)[] | null,
): ColumnProfile {
  const cells = rows.map((row) => row[at]);
  const filled = cells.filter((cell) => cell !== null);
  const counts = new Map<string, number>();
  for (const cell of filled)
    for (const value of field.list ? String(cell).split(";") : [String(cell)])
      counts.set(value, (counts.get(value) ?? 0) + 1);
  const common = { name: field.name, missing: cells.length - filled.length, distinct: counts.size };
  if (field.type === "integer" || field.type === "number")
    return { ...common, values: null, others: 0, spreads: toSpreads(cells, measures) };
  if (!repeats(field, counts.size, filled.length)) return { ...common, values: null, others: 0, spreads: null };
  const order = [...counts].sort(([a, n], [b, m]) => (field.type === "year" ? (a < b ? -1 : 1) : m - n));
  const limit = field.codelist || field.type === "year" ? order.length : commonest;
  const values = order.slice(0, limit).map(([value, count]) => ({ value, count }));
  return { ...common, values, others: order.slice(limit).reduce((sum, [, count]) => sum + count, 0), spreads: null };
}

/** Values that are told where there is no list of codes. */
export const commonest = 8;

/** Whether the values of a column are worth listing. */
export const repeats = ({ codelist, type }: Field, distinct: number, filled: number): boolean =>
  filled > 0 && (codelist !== null || type === "boolean" || type === "year" || distinct <= filled / 2);

function toSpreads(cells: readonly Plain[], measures: readonly (Measure | null)[] | null): Spread[] {
  const groups = new Map<MeasureUnit | null, number[]>();
  cells.forEach((cell, row) => {
    if (typeof cell !== "number") return;
    const measure = measures?.[row];
    const unit = measure ? (measureUnits[measure] ?? null) : null;
    const group = groups.get(unit);
    if (group) group.push(cell);
    else groups.set(unit, [cell]);
  });
  return [...groups].map(([unit, values]) => ({ unit, count: values.length, quantiles: quantiles(values) }));
}

/** Least, quarter, half, three quarters, greatest. */
export const shares = [0, 0.25, 0.5, 0.75, 1] as const;

/** Values that stand in the column, never ones between: a half of 3 and 4 units is no figure anyone gave. */
function quantiles(values: number[]): number[] {
  const sorted = values.sort((a, b) => a - b);
  return shares.map((share) => sorted[Math.floor(share * (sorted.length - 1))]);
}
