import { openDatabase, text } from "../src/publish/database.ts";
import { copyFolder, removeFolder } from "../src/publish/files.ts";

/**
 * Writes a data folder with as many initiatives as asked for: a copy of `data/` whose sample initiatives are drawn from
 * the sample itself. Year, unit and sector come from one row of it, field and kind of solution from another of the same
 * sector, title and benefit from several, so that combinations fill up as they would with real rows. Row number i gives
 * the same row on every machine. Figures of the movement give way to counts of these rows, so that the folder passes
 * every check; all of it is sample data and marked as such.
 * @param folder is replaced
 * @param rows number of initiatives, from 1
 */
export async function writeLargeData(folder: string, rows: number): Promise<void> {
  if (!Number.isInteger(rows) || rows < 1) throw new Error(`rows must be a whole number from 1, not ${rows}`);
  await removeFolder(folder);
  await copyFolder("data", folder);
  const { connection, close } = await openDatabase(":memory:");
  try {
    for (const sql of [readSql(folder), drawSql(rows), ...writeSql(folder)]) await connection.run(sql);
  } finally {
    close();
  }
}

/** The sample numbered: over all, and by sector. */
const readSql = (folder: string): string => `
CREATE TABLE seed AS SELECT row_number() OVER (ORDER BY initiative_id) - 1 AS place,
  row_number() OVER (PARTITION BY sector ORDER BY initiative_id) - 1 AS in_sector,
  count(*) OVER (PARTITION BY sector) AS of_sector, *
FROM read_csv(${text(`${folder}/sample/initiatives.csv`)}, header = true, all_varchar = true)`;

const drawn = (salt: number, size: string): string => `(hash(i * 31 + ${salt}) % ${size})::BIGINT`;

const drawSql = (rows: number): string => `
CREATE TABLE drawn AS
WITH numbered AS (
  SELECT i, ${drawn(1, "(SELECT count(*) FROM seed)")} AS one,
         1 + 0.0001 * ${drawn(5, "20000")} AS factor, ${drawn(6, "6")} AS words
  FROM range(${rows}) t(i)),
placed AS (
  SELECT i, factor, words, a.year, a.unit, a.sector, a.title AS opening,
         ${drawn(2, "a.of_sector")} AS two, ${drawn(3, "a.of_sector")} AS three
  FROM numbered JOIN seed a ON a.place = one)
SELECT 'M' || p.year || '-' || lpad(i::VARCHAR, 8, '0') AS initiative_id, p.year,
       array_to_string(string_split(p.opening, ' ')[:4 + words], ' ') || ' ' ||
         array_to_string(string_split(c.title, ' ')[4 + words:], ' ') AS title,
       p.sector, b.field, b.solution_type, p.unit, c.stage_reached, c.computable,
       CASE WHEN c.benefit_vnd <> '' THEN (100000 * ceil(c.benefit_vnd::DOUBLE * factor / 100000))::BIGINT END AS benefit_vnd,
       b.people, c.source
FROM placed p JOIN seed b ON b.sector = p.sector AND b.in_sector = two
              JOIN seed c ON c.sector = p.sector AND c.in_sector = three
ORDER BY p.year, p.sector, i`;

const writeSql = (folder: string): string[] => [
  `COPY (SELECT * REPLACE (trim(regexp_replace(title, ' +', ' ', 'g')) AS title) FROM drawn)
   TO ${text(`${folder}/sample/initiatives.csv`)} (HEADER)`,
  `CREATE TABLE counted AS
   SELECT year AS period, unit, sector, count(*) AS submitted, count(*) FILTER (stage_reached = 'titled') AS titled,
          count(benefit_vnd) AS monetised, coalesce(sum(benefit_vnd), 0)::BIGINT AS benefit
   FROM drawn GROUP BY ALL`,
  `COPY (
     WITH figures(stage, measure, value, period, unit, sector) AS (
       SELECT 'base', 'initiatives', 20 * submitted, period, unit, sector FROM counted
       UNION ALL SELECT 'above_base', 'initiatives', 4 * submitted, period, unit, sector FROM counted
       UNION ALL SELECT 'submitted', 'initiatives', submitted, period, unit, sector FROM counted
       UNION ALL SELECT 'submitted', 'monetised', monetised, period, unit, sector FROM counted
       UNION ALL SELECT 'submitted', 'benefit_vnd', benefit, period, unit, sector FROM counted
       UNION ALL SELECT 'titled', 'initiatives', titled, period, unit, sector FROM counted)
     SELECT period, unit, sector, 'movement' AS programme, stage, measure, value, '' AS missing, 'exact' AS qualifier,
            'main' AS standing, 'SAMPLE' AS source, if(period = '2025', 'break_before', '') AS flags, '' AS note_vi, '' AS note_en
     FROM figures ORDER BY ALL)
   TO ${text(`${folder}/sample/figures.csv`)} (HEADER)`,
  `COPY (SELECT * FROM read_csv(${text(`${folder}/figures.csv`)}, header = true, all_varchar = true, nullstr = '∅')
         WHERE NOT (programme = 'movement' AND measure IN ('initiatives', 'monetised', 'benefit_vnd')
                    AND stage IN ('base', 'above_base', 'submitted', 'titled')))
   TO ${text(`${folder}/figures.csv`)} (HEADER)`,
];
