import { type Connection, quote, records } from "../database.ts";
import type { Field } from "../descriptor.ts";
import { type ColumnProfile, commonest, type Profile, repeats, shares } from "../profile.ts";
import type { Download, Plain } from "../tables.ts";
import { longSql } from "../formats/long.ts";

/** The profile that `toProfile` makes of a download, of one whose rows are in the database. */
export async function readLongProfile(connection: Connection, download: Download): Promise<Profile> {
  const { fields } = download;
  const table = quote(download.long![0].table);
  const [whole] = await records<{ first: number; last: number; units: number; rows: number }>(
    connection,
    `SELECT min(year) AS first, max(year) AS last, count(DISTINCT unit) AS units, count(*) AS rows FROM ${table}`,
  );
  const first = await records<Record<string, Plain>>(connection, `${await longSql(connection, download)} LIMIT 5`);
  const kinds = await records<{ kind: string; count: number }>(
    connection,
    `SELECT value AS kind, count(*)::BIGINT AS count FROM ${kindsOf(table)} WHERE value IS NOT NULL GROUP BY ALL`,
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

/** The kind of the source of each row, a relation of `value` and `place`. */
const kindsOf = (table: string): string =>
  `(SELECT s.kind AS value, t.rowid AS place FROM ${table} t LEFT JOIN sources s ON s.source_id = t.source)`;

async function profileColumn(
  connection: Connection,
  { resource, long = [] }: Download,
  field: Field,
  rows: number,
): Promise<ColumnProfile> {
  const { name, type } = field;
  const table = quote(long[0].table);
  const isOwn = resource.fields.some((own) => own.name === name);
  const cells = isOwn ? `(SELECT ${quote(name)} AS value, rowid AS place FROM ${table})` : kindsOf(table);
  if (type === "integer" || type === "number") return profileNumbers(connection, name, cells, rows);
  const isKey = String(resource.primaryKey) === name;
  // Text is told apart by its hash, which takes a tenth of the memory.
  const key = type === "string" ? "hash(value)" : "value";
  const [{ filled, distinct }] = await records<{ filled: number; distinct: number }>(
    connection,
    `SELECT count(value) AS filled, ${isKey ? "count(value)" : `count(DISTINCT ${key})`} AS distinct FROM ${cells}`,
  );
  const common = { name, missing: rows - filled, distinct };
  if (!repeats(field, distinct, filled)) return { ...common, values: null, others: 0, spreads: null };
  const limit = field.codelist || type === "year" ? "" : `LIMIT ${commonest}`;
  // The texts come last, from where they stand first: no table of groups has to hold them.
  const values = await records<{ value: string; count: number }>(
    connection,
    `SELECT value::VARCHAR AS value, count FROM ${cells}
     JOIN (SELECT count(*) AS count, min(place) AS place FROM ${cells} WHERE value IS NOT NULL GROUP BY ${key}
           ORDER BY ${type === "year" ? "any_value(value)" : "1 DESC, 2"} ${limit}) USING (place)
     ORDER BY ${type === "year" ? "1" : "2 DESC, place"}`,
  );
  return { ...common, values, others: filled - values.reduce((sum, { count }) => sum + count, 0), spreads: null };
}

/** Values that stand in the column, found by how many are as small, so that nothing is sorted row by row. */
async function profileNumbers(
  connection: Connection,
  name: string,
  cells: string,
  rows: number,
): Promise<ColumnProfile> {
  const picked = shares.map(
    (share, at) => `min(value) FILTER (upto > floor(${share}::DOUBLE * (filled - 1))) AS q${at}`,
  );
  const [{ filled, distinct, ...found }] = await records<Record<string, number>>(
    connection,
    `SELECT coalesce(any_value(filled), 0) AS filled, count(*) AS distinct, ${picked.join(", ")} FROM (
       SELECT value, sum(count(*)) OVER (ORDER BY value) AS upto, sum(count(*)) OVER () AS filled
       FROM ${cells} WHERE value IS NOT NULL GROUP BY value)`,
  );
  const spreads = filled ? [{ unit: null, count: filled, quantiles: Object.values(found) }] : [];
  return { name, missing: rows - filled, distinct, values: null, others: 0, spreads };
}
