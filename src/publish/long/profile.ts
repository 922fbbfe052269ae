import { type Connection, quote, records } from "../database.ts";
import type { Field } from "../descriptor.ts";
import { type ColumnProfile, commonest, type Profile, repeats, shares } from "../profile.ts";
import type { Download, Plain } from "../tables.ts";
import { longSql } from "../formats/long.ts";

/** The profile that `toProfile` makes of a download, of one whose rows are in the database. */
export async function readLongProfile(connection: Connection, download: Download): Promise<Profile> {
  const { fields } = download;
  const sql = longSql(download);
  const [whole] = await records<{ first: number; last: number; units: number; rows: number }>(
    connection,
    `SELECT min(year) AS first, max(year) AS last, count(DISTINCT unit) AS units, count(*) AS rows FROM (${sql})`,
  );
  const first = await records<Record<string, Plain>>(connection, `${sql} LIMIT 5`);
  const kinds = await records<{ kind: string; count: number }>(
    connection,
    `SELECT s.kind, count(*) AS count FROM (${sql}) i JOIN sources s ON s.source_id = i.source GROUP BY ALL`,
  );
  const columns: ColumnProfile[] = [];
  for (const field of fields) columns.push(await profileColumn(connection, download, field, whole.rows));
  return {
    years: whole.rows ? [whole.first, whole.last] : null,
    units: whole.units,
    kinds: Object.fromEntries(kinds.map(({ kind, count }) => [kind, count])),
    reasons: null,
    first: first.map((row) => fields.map(({ name }) => row[name])),
    columns,
  };
}

type Counted = { value: string; count: number };

async function profileColumn(
  connection: Connection,
  download: Download,
  field: Field,
  rows: number,
): Promise<ColumnProfile> {
  const cell = quote(field.name);
  const isKey = String(download.resource.primaryKey) === field.name;
  // Text is told apart by its hash, which takes a tenth of the memory.
  const key = field.type === "string" ? `hash(${cell})` : cell;
  const sql = longSql(download);
  const [{ filled, distinct }] = await records<{ filled: number; distinct: number }>(
    connection,
    `SELECT count(${cell}) AS filled, ${isKey ? `count(${cell})` : `count(DISTINCT ${key})`} AS distinct FROM (${sql})`,
  );
  const common = { name: field.name, missing: rows - filled, distinct };
  if (field.type === "integer" || field.type === "number") {
    const quantiles = await readQuantiles(connection, sql, cell, filled);
    const spreads = filled ? [{ unit: null, count: filled, quantiles }] : [];
    return { ...common, values: null, others: 0, spreads };
  }
  if (!repeats(field, distinct, filled)) return { ...common, values: null, others: 0, spreads: null };
  const limit = field.codelist || field.type === "year" ? "" : `LIMIT ${commonest}`;
  const values = await records<Counted>(
    connection,
    `SELECT any_value(${cell})::VARCHAR AS value, count(*) AS count
     FROM (SELECT ${cell}, row_number() OVER () AS place FROM (${sql})) WHERE ${cell} IS NOT NULL GROUP BY ${key}
     ORDER BY ${field.type === "year" ? "value" : "count DESC, min(place)"} ${limit}`,
  );
  return { ...common, values, others: filled - values.reduce((sum, { count }) => sum + count, 0), spreads: null };
}

/** Values that stand in the column, found by how many are as small, so that nothing is sorted row by row. */
async function readQuantiles(connection: Connection, sql: string, cell: string, filled: number): Promise<number[]> {
  const picked = shares.map((share, at) => `min(value) FILTER (upto > ${Math.floor(share * (filled - 1))}) AS q${at}`);
  const [found] = await records<Record<string, number>>(
    connection,
    `SELECT ${picked.join(", ")} FROM (
       SELECT ${cell} AS value, sum(count(*)) OVER (ORDER BY ${cell}) AS upto FROM (${sql})
       WHERE ${cell} IS NOT NULL GROUP BY ${cell})`,
  );
  return Object.values(found);
}
