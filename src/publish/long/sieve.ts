import { type Connection, quote, records, text, withAllCores } from "../database.ts";
import type { Resource } from "../descriptor.ts";
import type { Finding } from "../finding.ts";
import type { TableRow } from "../table.ts";
import { notNumber, own, type Staged } from "./stage.ts";

/**
 * Which rows of a long table the rules must see, so that they find in these what they would find in all.
 *
 * - Ids, titles and benefits differ from row to row: their rows are doubtful unless a pattern proves that no rule can mind
 *   them. The patterns are narrower than the rules: what they let through is fine, what they stop may be.
 * - All other columns hold few values: one row stands for each value (and each pair of unit and year, which one rule looks
 *   at together); where a rule minds it, `likeFound` brings in all rows with that value.
 * - Rows that share their id stand for themselves. Sums for the rule `records-match-figures` are made by the database.
 *
 * So a new rule is seen to here when it looks at one cell, or at columns of few values. Else it needs a line in
 * `doubtful`; tests/publish/long.test.ts knows all rules and asks for it.
 */

/** Columns of few values. */
const common = ["year", "sector", "field", "solution_type", "unit", "stage_reached", "computable", "people", "source"];

/** Whether a resource is a list of initiatives as the sieve knows it. */
export function isSieved(
  { fields, primaryKey, foreignKeys }: Resource,
  all: readonly Resource[],
  self: string,
): boolean {
  const find = (name: string) => fields.find((field) => field.name === name);
  const types = { year: "year", computable: "boolean", benefit_vnd: "integer", people: "integer" };
  return (
    fields.length === common.length + own.length &&
    [...common, ...own].every((name) => find(name)?.type === (types[name as keyof typeof types] ?? "string")) &&
    own.every((name) => !find(name)!.codelist && !find(name)!.enum && !find(name)!.pattern && !find(name)!.format) &&
    fields.every(({ list }) => !list) &&
    find("computable")!.required &&
    primaryKey.join() === "initiative_id" &&
    foreignKeys.every((key) => key.fields.length === 1 && common.includes(key.fields[0])) &&
    !all.some((other) => other.foreignKeys.some((key) => key.resource === self))
  );
}

/** Letters of Vietnamese and its neighbours, digits and plain signs: each is its own NFC, and all are visible. */
const letters = "[ -~À-ÿĂăĐđĨĩŨũƠơƯưẠ-ỹ–—‘’“”…]*";
/** Digits that may be a telephone or an identity number. */
const numbers = "(^|[^0-9.,/-])([0-9]{9}|([+]84|0)([ .-]?[0-9]){9})";
/** What in a text of these letters may be minded: white space, formulas, personal data, traces of older encodings. */
const traps = [
  "^[-=+@ ]| $|  |@",
  numbers,
  "(?i:sinh ngày|ngày sinh|sinh năm|born (on|in))[^0-9]{0,3}[0-9]",
  "[aeouyöôAEOUYÖÔ][øïõØÏÕ]|[ñÑ]|Ä‘",
].join("|");

function doubtful({ fields }: Resource): string {
  const missing = fields.filter(({ required }) => required).map(({ name }) => `${quote(name)} IS NULL`);
  return [
    ...missing,
    `year = ${notNumber}`,
    `people = ${notNumber}`,
    `benefit_vnd = ${notNumber}`,
    "(benefit_vnd IS NOT NULL) <> (computable IS NOT DISTINCT FROM true)",
    `NOT regexp_full_match(initiative_id, '[A-Za-z0-9][A-Za-z0-9._/-]*')`,
    `regexp_matches(initiative_id, ${text(numbers)})`,
    `NOT regexp_full_match(title, ${text(letters)})`,
    `regexp_matches(title, ${text(traps)})`,
  ].join(" OR ");
}

/** Rows that the rules are shown at most; a file with more of them is told of by its first ones. */
export const mostRows = 200_000;

/** Places of the rows that the rules must see, and whether there were too many of them. */
export async function findDoubtful(
  connection: Connection,
  staged: Staged,
  resource: Resource,
): Promise<{ places: number[]; many: boolean }> {
  const table = quote(staged.table);
  const single = [...common, "unit, year"].map((columns) => `SELECT min(rowid) FROM ${table} GROUP BY ${columns}`);
  const sql = `SELECT DISTINCT place FROM (
       SELECT rowid FROM ${table} WHERE ${doubtful(resource)}
       UNION ALL ${[...single, await repeatedSql(connection, table)].join(" UNION ALL ")}) t(place)
     ORDER BY place LIMIT ${mostRows + 1}`;
  const found = await withAllCores(connection, () => records<{ place: number }>(connection, sql));
  const places = found.map(({ place }) => place);
  return { places: places.slice(0, mostRows), many: places.length > mostRows };
}

/** Rows that share their id, or at least its hash. Ids that ascend need no table of them all. */
async function repeatedSql(connection: Connection, table: string): Promise<string> {
  const [{ ascend }] = await records<{ ascend: boolean | null }>(
    connection,
    `SELECT bool_and(id > before) AS ascend
     FROM (SELECT initiative_id AS id, lag(initiative_id) OVER () AS before FROM ${table}) WHERE before IS NOT NULL`,
  );
  return ascend !== false
    ? `SELECT rowid FROM ${table} WHERE false`
    : `SELECT rowid FROM ${table} WHERE hash(initiative_id) IN
         (SELECT hash(initiative_id) FROM ${table} GROUP BY hash(initiative_id) HAVING count(*) > 1)`;
}

/**
 * Places of all rows that are like those in which the rules found something, in the columns of few values.
 * @param rows those that the rules saw
 * @returns [] when nothing was found in such a column
 */
export async function likeFound(
  connection: Connection,
  staged: Staged,
  findings: readonly Finding[],
  rows: readonly TableRow[],
): Promise<number[]> {
  const byLine = new Map(rows.map((row) => [row.line, row]));
  const same = (column: string, row: TableRow) => `coalesce(${quote(column)}::VARCHAR, '') = ${text(row.raw[column])}`;
  const alike = new Set(
    findings.flatMap(({ line, column, rule }) => {
      const row = byLine.get(line);
      if (!row || !common.includes(column)) return [];
      // It minds the pair; the year alone would bring in an eighth of the table.
      return [rule === "unit-validity" ? `${same(column, row)} AND ${same("unit", row)}` : same(column, row)];
    }),
  );
  if (!alike.size) return [];
  const found = await records<{ place: number }>(
    connection,
    `SELECT rowid AS place FROM ${quote(staged.table)} WHERE (${[...alike].join(") OR (")}) ORDER BY rowid LIMIT ${mostRows}`,
  );
  return found.map(({ place }) => place);
}
