import { viewMeasures } from "../model/measure.ts";
import { funnelStages } from "../model/stage.ts";
import { cityUnit, reportingKinds } from "../model/unit.ts";
import { type Group, scopeOf } from "./answer.ts";
import type { Domain, View } from "./view.ts";

/** A statement and the values that go with its `?` marks, in order. */
export type Statement = { sql: string; params: (string | number)[] };

/**
 * Makes the table `cells` (see model/cell.ts) from `figures`, `periods`, `units` and `sources`. Every scope is there:
 * unit × sector as reported, and sums over sectors, over units and over both, unless a figure was published for that scope.
 * Titles that a year's sources count only by people stand as counted, and say so in their flags.
 */
export const cellsSql = (): string => `
CREATE TABLE cells AS
WITH titled_by_people AS (
  SELECT * REPLACE ('initiatives' AS measure, concat_ws('|', nullif(flags, ''), 'counted_in_people') AS flags)
  FROM figures p
  WHERE stage = 'titled' AND measure = 'people' AND NOT EXISTS (
    FROM figures i
    WHERE (i.period, i.unit, i.sector, i.programme, i.stage) = (p.period, p.unit, p.sector, p.programme, p.stage)
      AND i.measure = 'initiatives' AND i.standing = 'main' AND i.value IS NOT NULL)
),
counted AS (FROM figures UNION ALL FROM titled_by_people),
scoped AS (
  SELECT p.year_start AS year, f.stage, f.measure, f.sector,
         CASE WHEN f.unit = ${quote(cityUnit)} THEN 'all' ELSE f.unit END AS unit,
         f.value, f.qualifier, s.kind = 'sample' AS sample, f.source, coalesce(f.flags, '') AS flags
  FROM counted f
  JOIN periods p ON p.period = f.period
  JOIN units u ON u.unit_id = f.unit
  JOIN sources s ON s.source_id = f.source
  WHERE p.edition AND f.programme = 'movement' AND f.standing = 'main' AND f.value IS NOT NULL
    AND f.stage IN (${codes(funnelStages)}) AND f.measure IN (${codes(viewMeasures)})
    AND (f.measure = 'initiatives' OR f.stage = 'submitted')
    AND (f.unit = ${quote(cityUnit)} OR u.kind IN (${codes(reportingKinds)}))
),
breaks AS (SELECT DISTINCT year FROM scoped WHERE contains(flags, 'break_before')),
summed AS (
  SELECT year, stage, measure, coalesce(sector, 'all') AS sector, coalesce(unit, 'all') AS unit,
         sum(value) AS value,
         CASE WHEN count(DISTINCT qualifier) = 1 THEN any_value(qualifier)
              WHEN bool_or(qualifier IN ('about', 'nearly')) THEN 'about'
              WHEN bool_or(qualifier = 'more_than') THEN 'more_than' ELSE 'at_least' END AS qualifier,
         bool_or(sample) AS sample,
         string_agg(DISTINCT source, '|' ORDER BY source) AS source,
         array_to_string(list_sort(list_distinct(flatten(list(string_split(flags, '|'))))), '|') AS flags
  FROM scoped WHERE unit <> 'all' AND sector <> 'all'
  GROUP BY GROUPING SETS ((year, stage, measure, sector), (year, stage, measure, unit), (year, stage, measure))
),
every AS (
  SELECT * FROM scoped
  UNION ALL
  SELECT * FROM summed ANTI JOIN scoped USING (year, stage, measure, sector, unit)
)
SELECT year::INTEGER AS year, stage, measure, sector, unit, value::DOUBLE AS value, qualifier, sample, source,
       CASE WHEN year IN (SELECT year FROM breaks) THEN
         array_to_string(list_sort(list_distinct(list_append(string_split(flags, '|'), 'break_before'))), '|')
       ELSE flags END AS flags
FROM every
ORDER BY measure, stage, sector, unit, year`;

/**
 * The statement that answers a View from `cells`.
 * @returns rows shaped like `Group` of answer.ts; give them to `toRows`
 */
export function viewSql(view: View, domain: Domain): Statement {
  const { years, sectors, units, groups } = scopeOf(view, domain);
  const marks = (list: readonly unknown[]) => list.map(() => "?").join(", ");
  return {
    sql: `
SELECT ${groups.join(", ")},
       sum(value)::DOUBLE AS value,
       string_agg(DISTINCT qualifier, '|' ORDER BY qualifier) AS qualifiers,
       bool_or(sample) AS sample,
       string_agg(DISTINCT source, '|' ORDER BY source) AS sources,
       string_agg(DISTINCT flags, '|' ORDER BY flags) AS flags,
       count(*)::INTEGER AS parts
FROM cells
WHERE measure = ? AND stage = ?
  AND year IN (${marks(years)}) AND sector IN (${marks(sectors)}) AND unit IN (${marks(units)})
GROUP BY ${groups.join(", ")}
ORDER BY ${groups.join(", ")}`,
    params: [view.measure, view.stage, ...years, ...sectors, ...units],
  };
}

/** Makes Groups of records as an engine returns them (nulls possible, numbers already plain). */
export const toGroups = (records: readonly Record<string, unknown>[]): Group[] =>
  records.map((record) => ({ ...(record as Group), flags: String(record.flags ?? "") }));

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const codes = (list: readonly string[]): string => list.map(quote).join(", ");
