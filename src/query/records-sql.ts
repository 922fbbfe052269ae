import { fields, solutionTypes } from "../model/initiative.ts";
import { sectors } from "../model/sector.ts";
import { funnelStages } from "../model/stage.ts";
import { benefitCodes, logClasses, notComputable } from "./benefit-class.ts";
import { filteredDimensions, type RecordsDimension, type RecordsDomain, type RecordsFilter } from "./records-filter.ts";
import type { Statement } from "./sql.ts";

/** What a dimension is called by in `initiatives`, as an expression that gives its code as text. */
export const dimensionSql: Record<RecordsDimension, string> = {
  year: "year::VARCHAR",
  sector: "sector",
  stage: "stage_reached",
  unit: "unit",
  field: "field",
  solution: "solution_type",
  benefit: `CASE WHEN benefit_vnd IS NULL THEN '${notComputable}' ${logClasses
    .filter(({ to }) => to !== null)
    .map(({ code, to }) => `WHEN benefit_vnd < ${to} THEN '${code}'`)
    .join(" ")} ELSE '${logClasses.at(-1)!.code}' END`,
};

/**
 * The condition that a filter puts on rows of `initiatives`, without WHERE.
 * @param except a dimension whose own choice is not to count, as in that dimension's chart
 * @returns `TRUE` and no values when nothing restricts
 */
export function filterSql(filter: RecordsFilter, except?: RecordsDimension): Statement {
  const restricting = filteredDimensions(filter).filter((dimension) => dimension !== except);
  return {
    sql:
      restricting
        .map((dimension) => `${dimensionSql[dimension]} IN (${filter[dimension].map(() => "?").join(", ")})`)
        .join(" AND ") || "TRUE",
    params: restricting.flatMap((dimension) => filter[dimension]),
  };
}

/** How many initiatives pass a filter; one record `{count, benefit, computable}`, benefit in đồng. */
export function recordsTotalSql(filter: RecordsFilter): Statement {
  const { sql, params } = filterSql(filter);
  return { sql: `SELECT ${sums} FROM initiatives WHERE ${sql}`, params };
}

/** A dimension's chart: one record `{code, count, benefit, computable}` for each code that occurs under the others' choices. */
export function recordsBySql(filter: RecordsFilter, dimension: RecordsDimension): Statement {
  const { sql, params } = filterSql(filter, dimension);
  return {
    sql: `SELECT ${dimensionSql[dimension]} AS code, ${sums} FROM initiatives WHERE ${sql} GROUP BY code ORDER BY code`,
    params,
  };
}

/** Initiatives by every combination of codes that occurs: one column a dimension, then count and benefit (đồng). */
export const recordsCellsSql = (): string => `
SELECT ${Object.entries(dimensionSql)
  .map(([dimension, sql]) => `${sql} AS "${dimension}"`)
  .join(", ")},
       count(*)::DOUBLE AS count, coalesce(sum(benefit_vnd), 0)::DOUBLE AS benefit
FROM initiatives GROUP BY ALL`;

/** Years and units that occur in `initiatives`; records `{dimension, code}` in display order. */
export const recordsDomainSql = (): string => `
SELECT 'year' AS dimension, year::VARCHAR AS code, 0 AS place FROM (SELECT DISTINCT year FROM initiatives)
UNION ALL
SELECT 'unit', u.unit_id, u.rowid FROM units u WHERE u.unit_id IN (SELECT unit FROM initiatives)
ORDER BY dimension, place, code`;

/** The domain that `recordsDomainSql` and the codelists make together. */
export function toRecordsDomain(found: readonly { dimension: string; code: string }[]): RecordsDomain {
  const codes = (dimension: string) => found.filter((row) => row.dimension === dimension).map(({ code }) => code);
  return {
    year: codes("year"),
    sector: sectors,
    stage: funnelStages,
    unit: codes("unit"),
    field: fields,
    solution: solutionTypes,
    benefit: benefitCodes,
  };
}

const sums = `count(*)::INTEGER AS count, coalesce(sum(benefit_vnd), 0)::DOUBLE AS benefit,
       count(benefit_vnd)::INTEGER AS computable`;
