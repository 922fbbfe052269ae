/** A question that stands ready on the SQL page; its words are `query.ready.<id>` and `query.ready.<id>.text`. */
export type Question = { id: string; sql: (language: "vi" | "en") => string };

/** In the order shown; the first one stands in the editor when the page opens. */
export const questions: readonly Question[] = [
  {
    id: "base_by_year",
    sql: () => `SELECT year, value, qualifier, flags, sample
FROM cells
WHERE stage = 'base' AND measure = 'initiatives'
  AND unit = 'all' AND sector = 'all'
ORDER BY year`,
  },
  {
    id: "published_totals",
    sql: () => `SELECT f.period, f.stage, f.value, f.qualifier, f.flags, s.publisher, f.source
FROM figures f
JOIN sources s ON s.source_id = f.source
WHERE f.unit = 'ldld-ha-noi' AND f.programme = 'movement'
  AND f.measure = 'initiatives' AND f.standing = 'main'
  AND f.value IS NOT NULL AND s.kind <> 'sample'
ORDER BY f.period, f.value DESC`,
  },
  {
    id: "sectors",
    sql: () => `SELECT sector, value, sample
FROM cells
WHERE year = 2024 AND stage = 'submitted' AND measure = 'initiatives'
  AND unit = 'all' AND sector <> 'all'
ORDER BY value DESC`,
  },
  {
    id: "not_published",
    sql: (language) => `SELECT f.period, u.name_${language} AS unit, f.stage, f.measure, f.missing, f.source
FROM figures f
JOIN units u ON u.unit_id = f.unit
WHERE f.value IS NULL
ORDER BY f.period, f.stage`,
  },
  {
    id: "conflicts",
    sql: () => `SELECT f.period, f.stage, f.measure, f.value, s.publisher, f.source, s.url
FROM figures f
JOIN sources s ON s.source_id = f.source
WHERE f.standing = 'conflict'
ORDER BY f.period, f.stage`,
  },
  {
    id: "units_by_kind",
    sql: () => `SELECT kind, count(*) AS units
FROM units
GROUP BY kind
ORDER BY units DESC, kind`,
  },
  {
    id: "ended_units",
    sql: (language) => `SELECT name_${language} AS name, valid_from, valid_to, successor
FROM units
WHERE valid_to IS NOT NULL
ORDER BY valid_to, unit_id
LIMIT 20`,
  },
  {
    id: "most_used_sources",
    sql: () => `SELECT s.publisher, count(*) AS figures
FROM figures f
JOIN sources s ON s.source_id = f.source
WHERE s.kind <> 'sample'
GROUP BY s.publisher
ORDER BY figures DESC, s.publisher
LIMIT 12`,
  },
  {
    id: "benefit_spread",
    sql: () => `SELECT sector, count(*) AS initiatives,
       round(quantile_cont(benefit_vnd, 0.25)) AS quarter_vnd,
       round(median(benefit_vnd)) AS median_vnd,
       round(quantile_cont(benefit_vnd, 0.75)) AS three_quarters_vnd,
       max(benefit_vnd) AS largest_vnd
FROM initiatives
WHERE benefit_vnd IS NOT NULL
GROUP BY sector
ORDER BY sector`,
  },
  {
    id: "title_search",
    sql: (language) => `SELECT i.year, i.title, u.name_${language} AS unit, i.benefit_vnd, i.source
FROM initiatives i
JOIN units u ON u.unit_id = i.unit
WHERE i.title ILIKE '%năng lượng%' OR i.title ILIKE '%điện%'
ORDER BY i.benefit_vnd DESC NULLS LAST, i.initiative_id
LIMIT 10`,
  },
  {
    id: "pivot",
    sql: () => `PIVOT (SELECT year, solution_type FROM initiatives)
ON solution_type IN ('technical', 'management', 'technology_application')
USING count(*)
GROUP BY year
ORDER BY year`,
  },
  { id: "columns", sql: () => "DESCRIBE figures" },
];
