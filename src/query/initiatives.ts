import type { Field, SolutionType } from "../model/initiative.ts";
import type { Sector } from "../model/sector.ts";
import type { Statement } from "./sql.ts";

/** Which initiatives are meant; what is absent does not restrict. */
export type InitiativeFilter = { sector?: Sector; year?: number; unit?: string };

/** Lower bounds of the classes of benefit, in đồng; the last has no upper bound. Steps widen as the values thin out. */
export const benefitBounds = [0, 10e6, 50e6, 100e6, 200e6, 500e6, 1e9, 5e9] as const;

/** Initiatives with a value in money by class: `from` ≤ benefit < `to` (đồng), `to` null for the last. Every class is there. */
export type BenefitClass = { from: number; to: number | null; initiatives: number; sample: boolean };

/** How many initiatives a field and kind of solution has, and what those with a value in money brought (đồng). */
export type FieldCount = {
  field: Field;
  solution_type: SolutionType;
  initiatives: number;
  monetised: number;
  benefit_vnd: number | null;
  sample: boolean;
};

/** Records themselves, largest benefit first, those without a value last; shaped like `Initiative`. */
export function initiativesSql(filter: InitiativeFilter, limit: number): Statement {
  const { where, params } = restrict(filter);
  return {
    sql: `SELECT i.* FROM initiatives i ${where} ORDER BY benefit_vnd DESC NULLS LAST, initiative_id LIMIT ?`,
    params: [...params, limit],
  };
}

/** How many initiatives there are; one record `{initiatives, monetised}`. */
export function initiativeCountSql(filter: InitiativeFilter): Statement {
  const { where, params } = restrict(filter);
  return {
    sql: `SELECT count(*)::INTEGER AS initiatives, count(benefit_vnd)::INTEGER AS monetised FROM initiatives i ${where}`,
    params,
  };
}

/** The distribution of benefit; records shaped like `BenefitClass`, in order. */
export function benefitClassesSql(filter: InitiativeFilter): Statement {
  const { where, params } = restrict(filter);
  const classes = benefitBounds.map((from, at) => `(${from}::DOUBLE, ${benefitBounds[at + 1] ?? "NULL"}::DOUBLE)`);
  return {
    sql: `
WITH classes(lower, upper) AS (VALUES ${classes.join(", ")}),
chosen AS (SELECT i.benefit_vnd, s.kind = 'sample' AS sample
           FROM initiatives i JOIN sources s ON s.source_id = i.source ${where})
SELECT lower AS "from", upper AS "to", count(benefit_vnd)::INTEGER AS initiatives, coalesce(bool_or(sample), false) AS sample
FROM classes LEFT JOIN chosen ON benefit_vnd >= lower AND (upper IS NULL OR benefit_vnd < upper)
GROUP BY ALL ORDER BY lower`,
    params,
  };
}

/** Initiatives by field and kind of solution, most first; records shaped like `FieldCount`. */
export function fieldCountsSql(filter: InitiativeFilter): Statement {
  const { where, params } = restrict(filter);
  return {
    sql: `
SELECT i.field, i.solution_type, count(*)::INTEGER AS initiatives, count(i.benefit_vnd)::INTEGER AS monetised,
       sum(i.benefit_vnd)::DOUBLE AS benefit_vnd, bool_or(s.kind = 'sample') AS sample
FROM initiatives i JOIN sources s ON s.source_id = i.source ${where}
GROUP BY i.field, i.solution_type ORDER BY initiatives DESC, i.field, i.solution_type`,
    params,
  };
}

function restrict(filter: InitiativeFilter): { where: string; params: (string | number)[] } {
  const columns = (["sector", "year", "unit"] as const).filter((column) => filter[column] !== undefined);
  return {
    where: columns.length ? `WHERE ${columns.map((column) => `i.${column} = ?`).join(" AND ")}` : "",
    params: columns.map((column) => filter[column] as string | number),
  };
}
