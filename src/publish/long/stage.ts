import { columnType, type Connection, quote, records, text, withAllCores } from "../database.ts";
import { parseCsv } from "../csv.ts";
import type { Field, Resource } from "../descriptor.ts";
import { openStream, readPieces } from "../files.ts";
import { type Finding, hasErrors } from "../finding.ts";
import { surveyCsv } from "./survey.ts";

/** A CSV that was brought into the database, cell by cell as the rules would type them. */
export type Staged = {
  /** The table: its columns are the resource's, in their order; see `typedSql` for what is not of its type. */
  table: string;
  header: readonly string[];
  rows: number;
  /** A relation with the cells as written (empty = null) and their row's number, `place`, from 0. */
  raw: string;
  /** The line of the row at a place, as an expression over `raw`. */
  line: string;
};

/** Columns of values that differ from row to row; sieve.ts minds each of them, and one value of a kind in the others. */
export const own = ["initiative_id", "title", "benefit_vnd"];

/** Stands for a number or year that is not written as one. */
export const notNumber = -1;

/**
 * Lets DuckDB read the file, which it does many times faster than JavaScript.
 * @returns null when the file is not plain or its header is not the schema's: then it takes a stricter reader
 */
export async function stagePlain(
  connection: Connection,
  resource: Resource,
  file: string,
  table: string,
): Promise<Staged | null> {
  const { header } = await parseCsv([await readFirstLine(file)], file, () => () => null);
  if (!isWhole(header, resource)) return null;
  const columns = header.map((name) => `${text(name)}: 'VARCHAR'`).join(", ");
  const csv = `read_csv(${text(file)}, auto_detect = false, header = false, skip = 1, delim = ',', quote = '"', escape = '"',
    new_line = '\\n', strict_mode = true, max_line_size = 1000000, columns = {${columns}})`;
  // While the database reads the file, its bytes are looked through: what it made of a file that is not plain is not used.
  const read = withAllCores(connection, () => fillTable(connection, resource, csv, table)).then(
    () => true,
    // A row of more or fewer cells: the reader that names its line comes next.
    () => false,
  );
  const [{ plain, lines }, isRead] = await Promise.all([surveyCsv(readPieces(file)), read]);
  if (!plain || !isRead) return null;
  const [{ rows }] = await records<{ rows: number }>(connection, `SELECT count(*) AS rows FROM ${quote(table)}`);
  if (rows !== lines - 1) return null;
  const raw = `(SELECT row_number() OVER () - 1 AS place, * FROM ${csv})`;
  return { table, header, rows, raw, line: "place + 2" };
}

/**
 * Reads the file as every other table is read, and puts its cells into the database instead of memory.
 * @returns the findings of the file itself; `staged` is null when one of them is an error, or the header is not the schema's
 */
export async function stageParsed(
  connection: Connection,
  resource: Resource,
  file: string,
  table: string,
): Promise<{ staged: Staged | null; findings: Finding[] }> {
  const written = `${table} as written`;
  const names = resource.fields.map(({ name }) => quote(name));
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${quote(written)} (line INTEGER, ${names.map((name) => `${name} VARCHAR`).join(", ")})`,
  );
  const appender = await connection.createAppender(written, "main", "temp");
  let rows = 0;
  const { header, findings } = await parseCsv(openStream(file), resource.path, (header) => {
    const places = resource.fields.map(({ name }) => header.indexOf(name));
    const whole = isWhole(header, resource);
    return (cells, line) => {
      if (!whole) return null;
      appender.appendInteger(line);
      for (const place of places)
        if (cells[place] === "") appender.appendNull();
        else appender.appendVarchar(cells[place]);
      appender.endRow();
      rows++;
      return null;
    };
  });
  appender.closeSync();
  if (hasErrors(findings) || !isWhole(header, resource)) {
    await connection.run(`DROP TABLE temp.${quote(written)}`);
    return { staged: null, findings };
  }
  const source = `temp.${quote(written)}`;
  await fillTable(connection, resource, source, table);
  const staged = { table, header, rows, raw: `(SELECT rowid AS place, * FROM ${source})`, line: "line" };
  return { staged, findings };
}

async function readFirstLine(file: string): Promise<Uint8Array> {
  for await (const chunk of openStream(file) as AsyncIterable<Uint8Array>) {
    const end = chunk.indexOf(10);
    return end < 0 ? chunk : chunk.subarray(0, end + 1);
  }
  return new Uint8Array();
}

const isWhole = (header: readonly string[], { fields }: Resource): boolean =>
  header.length === fields.length && fields.every(({ name }) => header.includes(name));

/**
 * Makes the table of a relation of cells. Columns whose text differs from row to row are stored as they are: looking for a
 * way to pack them takes a fifth of the time, and finds none.
 */
async function fillTable(connection: Connection, resource: Resource, from: string, table: string): Promise<void> {
  const columns = resource.fields.map((field) => {
    const differs = field.type === "string" && own.includes(field.name);
    return `${quote(field.name)} ${columnType(field)}${differs ? " USING COMPRESSION uncompressed" : ""}`;
  });
  await connection.run(`CREATE OR REPLACE TABLE ${quote(table)} (${columns.join(", ")})`);
  await connection.run(`INSERT INTO ${quote(table)} ${typedSql(resource, from)}`);
}

/** Empty cells become null; numbers and years that are not written as one `notNumber`, truth values null. */
const typedSql = ({ fields }: Resource, from: string): string =>
  `SELECT ${fields.map((field) => `${typed(field)} AS ${quote(field.name)}`).join(", ")} FROM ${from}`;

/** The forms are those of `parseValue`, or narrower. */
function typed({ name, type }: Field): string {
  const cell = quote(name);
  const number = (form: string, as: string) =>
    `CASE WHEN ${cell} IS NULL THEN NULL WHEN regexp_full_match(${cell}, '${form}') THEN ${cell}::${as} ELSE ${notNumber} END::${as}`;
  if (type === "year") return number("[12][0-9]{3}", "INTEGER");
  if (type === "integer") return number("0|[1-9][0-9]{0,14}", "BIGINT");
  if (type === "boolean") return `CASE ${cell} WHEN 'true' THEN true WHEN 'false' THEN false END`;
  return cell;
}
