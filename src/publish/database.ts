import { availableParallelism } from "node:os";
import {
  type DuckDBBlobValue,
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBTypeId,
  type DuckDBValue,
} from "@duckdb/node-api";
import type { ColumnKind, SqlAnswer } from "../query/sql-answer.ts";
import { cellsSql } from "../query/sql.ts";
import type { Field, Words } from "./descriptor.ts";
import type { Plain, Sheet } from "./tables.ts";

export type Connection = DuckDBConnection;
export type Database = {
  connection: Connection;
  /** Another connection to the same database: statements of different connections run side by side. */
  connect(): Promise<Connection>;
  /** Closes the database with all its connections. */
  close(): void;
};

/**
 * Opens a DuckDB file, or a database in memory. One thread, so that the same input gives rows and files in the same order.
 * @param path a file, or `:memory:`
 * @param access `read` lets several processes open the same file
 */
export async function openDatabase(path: string, access: "read" | "write" = "write"): Promise<Database> {
  const instance = await DuckDBInstance.create(path, {
    threads: "1",
    ...(access === "read" && { access_mode: "READ_ONLY" }),
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connections: Connection[] = [];
  const connect = async () => {
    const connection = await instance.connect();
    connections.push(connection);
    return connection;
  };
  const close = () => {
    for (const connection of connections) connection.closeSync();
    instance.closeSync();
  };
  const connection = await connect();
  await connection.run(`SET memory_limit = '${memoryLimit}'`);
  // Packs text to half, and takes longer than all else that is done to a row. The file is read a few times, by us. (As an
  // option of a new database this setting would be taken without a word, and forgotten.)
  await connection.run("SET disabled_compression_methods = 'fsst,dict_fsst'");
  return { connection, connect, close };
}

/**
 * What the database may hold in memory: ten times as many rows must not take half as much again, so sorting and counting
 * go to disk, beside the database's file, beyond what a million rows take. With ten million the process
 * holds some 1 GB more, which the database does not count.
 */
const memoryLimit = "400MB";

/**
 * Lets a statement use every core. Only for what gives the same rows in the same order however the work is shared out:
 * reading a file into a table, or an answer that is sorted; and only while nothing else runs in the database.
 */
export async function withAllCores<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  await connection.run(`SET threads = ${availableParallelism()}`);
  try {
    return await work();
  } finally {
    await connection.run("SET threads = 1");
  }
}

/**
 * Creates one typed, commented table a sheet, and from them the table `cells` (see model/cell.ts). In one transaction:
 * each one waits for the disk.
 */
export async function fillDatabase(connection: Connection, sheets: readonly Sheet[]): Promise<void> {
  await connection.run("BEGIN");
  for (const sheet of sheets) {
    await createTable(connection, sheet);
    for (const statement of commentSql(sheet)) await connection.run(statement);
  }
  await connection.run(cellsSql());
  await connection.run(`COMMENT ON TABLE cells IS ${text(both(cellTitles))}`);
  await connection.run("COMMIT");
}

/**
 * Creates a table of a sheet's name and columns, and appends its rows in order; a long table of that name is taken as it is.
 * @param place `temp` for a table that only this connection needs: nothing of it waits for the disk
 */
export async function createTable(
  connection: Connection,
  { name, fields, rows, long = [] }: Sheet,
  place: "main" | "temp" = "main",
): Promise<void> {
  if (long.some(({ table }) => table === name)) {
    for (const field of fields.filter(({ required }) => required))
      await connection.run(`ALTER TABLE ${quote(name)} ALTER ${quote(field.name)} SET NOT NULL`);
    return;
  }
  const columns = fields.map(
    (field) => `${quote(field.name)} ${columnType(field)}${field.required ? " NOT NULL" : ""}`,
  );
  await connection.run(`CREATE ${place === "temp" ? "TEMP " : ""}TABLE ${quote(name)} (${columns.join(", ")})`);
  const appender = await connection.createAppender(name, "main", place === "temp" ? "temp" : undefined);
  const types = fields.map(columnType);
  for (const row of rows) {
    row.forEach((value, at) => append[types[at]](appender, value));
    appender.endRow();
  }
  appender.closeSync();
  const names = fields.map((field) => quote(field.name)).join(", ");
  for (const { table } of long) await connection.run(`INSERT INTO ${quote(name)} SELECT ${names} FROM ${quote(table)}`);
}

/**
 * Runs a statement and returns its records as plain values: 64-bit integers become numbers.
 * @throws Error with the statement in its message
 */
export async function records<T = Record<string, Plain>>(
  connection: Connection,
  sql: string,
  params: readonly Plain[] = [],
): Promise<T[]> {
  try {
    const reader = await connection.runAndReadAll(sql, params as DuckDBValue[]);
    return reader.getRowObjectsJS().map((record) => mapValues(record, (value) => toPlain(value)) as T);
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : cause}\nin the statement: ${sql.trim()}`, { cause });
  }
}

/** A column of numbers as DuckDB's memory has it. */
export type NumberColumn = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/**
 * Runs a statement and returns its columns whole, without an object for a row or a cell.
 * @param sql its columns must be UTINYINT, USMALLINT, UINTEGER, INTEGER or DOUBLE, and hold no null
 * @param expected how many rows there will be, when that is known
 */
export async function columns<Name extends string>(
  connection: Connection,
  sql: string,
  expected = 0,
): Promise<Record<Name, NumberColumn>> {
  const result = await connection.stream(sql);
  const names = result.columnNames();
  const whole: NumberColumn[] = [];
  let rows = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount; chunk = await result.fetchChunk()) {
    for (const at of names.keys()) {
      // The items are not part of the types, but they are what every vector of numbers is.
      const { items } = chunk.getColumnVector(at) as unknown as { items: NumberColumn };
      whole[at] = withRoom(whole[at] ?? items.slice(0, 0), Math.max(expected, rows + chunk.rowCount));
      whole[at].set(items.subarray(0, chunk.rowCount), rows);
    }
    rows += chunk.rowCount;
  }
  const found = names.map((name, at) => {
    const column = whole[at] ?? new Uint8Array();
    return [name, column.length === rows ? column : column.slice(0, rows)];
  });
  return Object.fromEntries(found) as Record<Name, NumberColumn>;
}

/** The column, or a longer one that begins with it: it doubles, so that few arrays are made. */
function withRoom(column: NumberColumn, rows: number): NumberColumn {
  if (rows <= column.length) return column;
  const longer = new (column.constructor as new (length: number) => NumberColumn)(Math.max(rows, 2 * column.length));
  longer.set(column);
  return longer;
}

/** Runs a statement whose one row holds bytes only, such as `encode(…)` makes of text. */
export async function bytes(connection: Connection, sql: string): Promise<Uint8Array[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRows()[0].map((value) => (value as DuckDBBlobValue).bytes);
}

/** Runs a statement as a reader would type it; whole numbers beyond ±2⁵³ lose their last digits. */
export async function answerSql(connection: Connection, sql: string): Promise<SqlAnswer> {
  const reader = await connection.runAndReadAll(sql);
  const columns = reader.columnNames().map((name, i) => ({ name, kind: kindOf(reader.columnTypeId(i)) }));
  const rows = reader.getRowsJS().map((row) => row.map((value) => (typeof value === "bigint" ? Number(value) : value)));
  return { columns, rows, more: false };
}

function kindOf(type: DuckDBTypeId): ColumnKind {
  if (type === DuckDBTypeId.VARCHAR || type === DuckDBTypeId.ENUM) return "text";
  if (type === DuckDBTypeId.BOOLEAN) return "boolean";
  if (type === DuckDBTypeId.DATE || type === DuckDBTypeId.TIMESTAMP) return "date";
  return [DuckDBTypeId.LIST, DuckDBTypeId.STRUCT, DuckDBTypeId.MAP].includes(type) ? "nested" : "number";
}

/** The statements that write titles and descriptions into the database, where SQL tools show them. */
export const commentSql = ({ name, titles, fields }: Pick<Sheet, "name" | "titles" | "fields">): string[] => [
  `COMMENT ON TABLE ${quote(name)} IS ${text(both(titles))}`,
  ...fields.map((field) => `COMMENT ON COLUMN ${quote(name)}.${quote(field.name)} IS ${text(both(field.titles))}`),
];

/** Puts a name in double quotes, or a text in single ones, for use in a statement. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

type ColumnType = "BIGINT" | "INTEGER" | "DOUBLE" | "BOOLEAN" | "VARCHAR";

/** The database's type for a field. */
export function columnType({ type }: Field): ColumnType {
  const types: Record<string, ColumnType> = {
    integer: "BIGINT",
    year: "INTEGER",
    number: "DOUBLE",
    boolean: "BOOLEAN",
  };
  return types[type] ?? "VARCHAR";
}

type Appender = Awaited<ReturnType<Connection["createAppender"]>>;
type Append = (appender: Appender, value: Plain) => void;

const orNull =
  (write: (appender: Appender, value: Exclude<Plain, null>) => void): Append =>
  (appender, value) =>
    value === null ? appender.appendNull() : write(appender, value);

const append: Record<ColumnType, Append> = {
  BIGINT: orNull((appender, value) => appender.appendBigInt(BigInt(value))),
  INTEGER: orNull((appender, value) => appender.appendInteger(Number(value))),
  DOUBLE: orNull((appender, value) => appender.appendDouble(Number(value))),
  BOOLEAN: orNull((appender, value) => appender.appendBoolean(Boolean(value))),
  VARCHAR: orNull((appender, value) => appender.appendVarchar(String(value))),
};

function toPlain(value: unknown): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  throw new Error(`a query must return text, numbers or booleans, not: ${String(value)}`);
}

const mapValues = (record: Record<string, unknown>, change: (value: unknown) => Plain): Record<string, Plain> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

const both = ({ vi, en }: Words): string => (vi === en ? vi : `${vi} / ${en}`);
const cellTitles: Words = {
  vi: "Số liệu của phong trào theo năm, cấp, chỉ tiêu, lĩnh vực và đơn vị (all = gộp)",
  en: "The movement's figures by year, stage, measure, sector and unit (all = together)",
};
