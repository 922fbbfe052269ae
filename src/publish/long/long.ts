import { type Connection, quote, records } from "../database.ts";
import type { Descriptor, Resource } from "../descriptor.ts";
import { findOldEncoding } from "../../i18n/encoding.ts";
import { exists, sizeOf } from "../files.ts";
import type { Finding } from "../finding.ts";
import { parseValue, type RecordSum, type Table, type TableRow } from "../table.ts";
import { tableName } from "../tables.ts";
import { findDoubtful, isSieved, likeFound, mostRows } from "./sieve.ts";
import { notNumber, stageParsed, stagePlain, type Staged } from "./stage.ts";

/** Bytes of a CSV beyond which its rows go to the database and not into memory. */
const longFile = 16_000_000;

/** How a check deals with tables too long for memory; see sieve.ts for why it finds the same. */
export type LongTables = {
  /** The table without most of its rows; null when it is to be read like any other, `table` null when its file is broken. */
  read(resource: Resource): Promise<{ table: Table | null; findings: Finding[] } | null>;
  /** The tables with all rows that are like those in which something was found; the same list when there are none. */
  widen(tables: readonly Table[], findings: readonly Finding[]): Promise<readonly Table[]>;
};

/**
 * Reads long lists of initiatives into a database, where they stay as tables that `Table.long` names.
 * @param folder the data folder
 * @param beyond bytes of a CSV from which on it is long
 */
export function longTables(
  connection: Connection,
  folder: string,
  { resources }: Descriptor,
  beyond = longFile,
): LongTables {
  const known = new Map<string, Staged>();
  let last: Promise<unknown> = Promise.resolve();

  async function read(resource: Resource) {
    const file = `${folder}/${resource.path}`;
    // What changed since a release is told row by row, which takes the rows; sample tables are in no release.
    if (!resource.sample && (await exists(`${folder}/releases`))) return null;
    if (!isSieved(resource, resources, resource.name) || !(await exists(file)) || (await sizeOf(file)) < beyond)
      return null;
    // One after the other: each has the database to itself.
    const taken = last.then(() => take(resource, file));
    last = taken.catch(() => {});
    return taken;
  }

  async function take(resource: Resource, file: string): ReturnType<LongTables["read"]> {
    const alone = resources.filter((other) => tableName(other) === tableName(resource)).length === 1;
    const name = alone ? tableName(resource) : `long ${resource.name}`;
    const plain = await stagePlain(connection, resource, file, name);
    const seen = plain && (await sift(plain, resource));
    if (seen) return { table: await toTable(plain, resource, seen), findings: [] };
    const { staged, findings } = await stageParsed(connection, resource, file, name);
    if (staged) return { table: await toTable(staged, resource, (await sift(staged, resource, false))!), findings };
    await connection.run(`DROP TABLE IF EXISTS ${quote(name)}`);
    return findings.some(({ severity }) => severity === "error") ? { table: null, findings } : null;
  }

  /** The rows that the rules must see; null when text in an older encoding, or too many doubts, call for the other reader. */
  async function sift(staged: Staged, resource: Resource, strict = true): Promise<TableRow[] | null> {
    const { places, many } = await findDoubtful(connection, staged, resource);
    if (strict && many) return null;
    const rows = await readRows(staged, resource, places);
    const old = strict && rows.some(({ raw }) => findOldEncoding(Object.values(raw).join(",")) !== null);
    return old ? null : rows;
  }

  async function toTable(staged: Staged, resource: Resource, rows: TableRow[]): Promise<Table> {
    known.set(resource.name, staged);
    const { name, path, sample, fields } = resource;
    const long = { table: staged.table, rows: staged.rows, sums: await readSums(staged) };
    return { name, path, sample, resource, fields, header: staged.header, rows, long };
  }

  async function readRows(staged: Staged, { fields }: Resource, places: readonly number[]): Promise<TableRow[]> {
    if (!places.length) return [];
    const names = fields.map(({ name }) => quote(name));
    const some = `(SELECT unnest([${places.join(",")}]) AS wanted)`;
    const found = await records<Record<string, string | number> & { line: number }>(
      connection,
      `SELECT ${staged.line} AS line, ${names.map((name) => `coalesce(${name}, '') AS ${name}`).join(", ")}
       FROM ${(await hasOdd(staged, some)) ? staged.raw : typedAsWritten(staged, fields)} WHERE place IN ${some} ORDER BY place`,
    );
    return found.map(({ line, ...cells }) => {
      const raw = cells as Record<string, string>;
      const values = fields.map((field) => [field.name, parseValue(raw[field.name], field) ?? null]);
      return { line, raw, values: Object.fromEntries(values) };
    });
  }

  /** Whether a cell among these rows did not fit its type, so that only the file knows how it is written. */
  async function hasOdd({ table, line }: Staged, some: string): Promise<boolean> {
    if (line === "line") return true;
    const odd = `${notNumber} IN (year, people, benefit_vnd) OR computable IS NULL`;
    const [{ count }] = await records<{ count: number }>(
      connection,
      `SELECT count(*) AS count FROM ${quote(table)} WHERE (${odd}) AND rowid IN ${some}`,
    );
    return count > 0;
  }

  const readSums = ({ table }: Staged): Promise<RecordSum[]> =>
    records<RecordSum>(
      connection,
      `SELECT year, unit, sector, count(*) AS submitted, count(*) FILTER (stage_reached = 'titled') AS titled,
              count(*) FILTER (computable) AS monetised, coalesce(sum(benefit_vnd), 0)::DOUBLE AS benefit_vnd
       FROM ${quote(table)} GROUP BY ALL ORDER BY ALL`,
    );

  async function widen(tables: readonly Table[], findings: readonly Finding[]): Promise<readonly Table[]> {
    let changed = false;
    const wider = await Promise.all(
      tables.map(async (table) => {
        const staged = known.get(table.name);
        if (!staged) return table;
        const own = findings.filter(({ file }) => file === table.path);
        const more = await likeFound(connection, staged, own, table.rows);
        if (!more.length) return table;
        changed = true;
        const seen = new Set(table.rows.map(({ line }) => line));
        const rows = (await readRows(staged, table.resource, more)).filter(({ line }) => !seen.has(line));
        const all = [...table.rows, ...rows].sort((a, b) => a.line - b.line);
        return { ...table, rows: all.slice(0, mostRows) };
      }),
    );
    return changed ? wider : tables;
  }

  return { read, widen };
}

/** Cells that fit their types look in the file as the database writes them. */
const typedAsWritten = ({ table }: Staged, fields: Resource["fields"]): string =>
  `(SELECT rowid AS place, ${fields.map(({ name }) => `${quote(name)}::VARCHAR AS ${quote(name)}`).join(", ")} FROM ${quote(table)})`;
