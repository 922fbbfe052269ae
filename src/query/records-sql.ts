import { fields, solutionTypes } from "../model/initiative.ts";
import { sectors } from "../model/sector.ts";
import { funnelStages } from "../model/stage.ts";
import { benefitCodes, logClasses, notComputable } from "../model/benefit-class.ts";
import {
  filteredDimensions,
  type RecordsDimension,
  recordsDimensions,
  type RecordsDomain,
  type RecordsFilter,
} from "./records-filter.ts";
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

/** The condition that a filter puts on rows of `initiatives`, without WHERE; `TRUE` when nothing restricts. */
export const filterSql = (filter: RecordsFilter): Statement =>
  condition(filter, filteredDimensions(filter), (dimension) => dimensionSql[dimension]);

/**
 * The charts of a filter in one statement: records `{dimension, code, count, benefit, computable}` for each code that
 * occurs under the others' choices, and one whose dimension is `all` for what passes; benefit in đồng.
 */
export function recordsSql(
  filter: RecordsFilter,
  dimensions: readonly RecordsDimension[] = recordsDimensions,
): Statement {
  const charts = dimensions.map((dimension) => {
    const others = filteredDimensions(filter).filter((other) => other !== dimension);
    const { sql, params } = condition(filter, others, quoted);
    return { sql: `SELECT '${dimension}', "${dimension}", ${sums} FROM coded WHERE ${sql} GROUP BY ALL`, params };
  });
  const all = condition(filter, filteredDimensions(filter), quoted);
  return {
    sql: [
      `${codedSql}
SELECT 'all' AS dimension, 'all' AS code, ${sums} FROM coded WHERE ${all.sql}`,
      ...charts.map(({ sql }) => sql),
    ].join("\nUNION ALL\n"),
    params: [...all.params, ...charts.flatMap(({ params }) => params)],
  };
}

/**
 * Initiatives by every combination of codes that occurs, as the cells of a matrix: `row` and `column` are the places of
 * the codes in the domain as one number each, the last dimension counting by ones; `count`, and `money`: đồng in all.
 * @throws (when run) on a code that the domain does not know
 */
export function recordsCellsSql(
  domain: RecordsDomain,
  rows: readonly RecordsDimension[],
  columns: readonly RecordsDimension[],
): string {
  const place = (name: RecordsDimension) =>
    `enum_code((${dimensionSql[name]})::ENUM(${domain[name].map((code) => `'${code.replaceAll("'", "''")}'`).join(", ")}))::UINTEGER`;
  const key = (dimensions: readonly RecordsDimension[]) =>
    dimensions.reduce((sum, name) => (sum ? `(${sum}) * ${domain[name].length} + ${place(name)}` : place(name)), "");
  return `
SELECT (${key(rows)})::UINTEGER AS "row", (${key(columns)})::UINTEGER AS "column",
       count(*)::DOUBLE AS count, coalesce(sum(benefit_vnd), 0)::DOUBLE AS money
FROM initiatives GROUP BY 1, 2 ORDER BY 1, 2`;
}

/** Years, stages and units that occur in `initiatives`; records `{dimension, code}` in display order. */
export const recordsDomainSql = (): string => `
SELECT 'year' AS dimension, year::VARCHAR AS code, 0 AS place FROM (SELECT DISTINCT year FROM initiatives)
UNION ALL
SELECT 'stage', stage_reached, 0 FROM (SELECT DISTINCT stage_reached FROM initiatives)
UNION ALL
SELECT 'unit', u.unit_id, u.rowid FROM units u WHERE u.unit_id IN (SELECT unit FROM initiatives)
ORDER BY dimension, place, code`;

/** The domain that `recordsDomainSql` and the codelists make together. */
export function toRecordsDomain(found: readonly { dimension: string; code: string }[]): RecordsDomain {
  const codes = (dimension: string) => found.filter((row) => row.dimension === dimension).map(({ code }) => code);
  return {
    year: codes("year"),
    sector: sectors,
    stage: funnelStages.filter((stage) => codes("stage").includes(stage)),
    unit: codes("unit"),
    field: fields,
    solution: solutionTypes,
    benefit: benefitCodes,
  };
}

const sums = `count(*)::INTEGER AS count, coalesce(sum(benefit_vnd), 0)::DOUBLE AS benefit,
       count(benefit_vnd)::INTEGER AS computable`;

/** Initiatives with the code of every dimension beside them, once for all charts of a statement. */
const codedSql = `
WITH coded AS MATERIALIZED (
  SELECT ${Object.entries(dimensionSql)
    .map(([dimension, sql]) => `${sql} AS "${dimension}"`)
    .join(", ")}, benefit_vnd
  FROM initiatives)`;

const quoted = (dimension: RecordsDimension): string => `"${dimension}"`;

function condition(
  filter: RecordsFilter,
  restricting: readonly RecordsDimension[],
  column: (dimension: RecordsDimension) => string,
): Statement {
  const parts = restricting.map((name) => `${column(name)} IN (${filter[name].map(() => "?").join(", ")})`);
  return { sql: parts.join(" AND ") || "TRUE", params: restricting.flatMap((name) => filter[name]) };
}
