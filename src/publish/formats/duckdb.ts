import { fileURLToPath } from "node:url";
import { createDuckDB, DuckDBDataProtocol, NODE_RUNTIME, VoidLogger } from "@duckdb/duckdb-wasm/blocking";
import { type Connection, openDatabase, quote, records, text } from "../database.ts";
import { removeFolder } from "../files.ts";
import type { Plain } from "../tables.ts";

/** A table as the file gets it: with columns that only the file has, another comment, and comments on columns that have none. */
export type StoredTable = {
  name: string;
  added?: readonly AddedColumn[];
  comment?: string;
  comments?: Readonly<Record<string, string>>;
};
/** `sql` gives its value; in it `t` is the row of the table. */
export type AddedColumn = { name: string; type: string; comment: string; sql: string };

/** Writes `.duckdb` files. */
export type DuckdbWriter = {
  /**
   * Writes tables as a file in the oldest storage version, then reads it back.
   * @param path absolute path of a file that is not there yet, in a folder that is
   * @throws Error when the file does not hold the same number of rows as the tables
   */
  write(connection: Connection, tables: readonly (string | StoredTable)[], path: string): Promise<void>;
  close(): void;
};

const enginePath = fileURLToPath(import.meta.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"));

/** Writes one such file. */
export async function writeDuckdb(
  connection: Connection,
  tables: readonly (string | StoredTable)[],
  path: string,
): Promise<void> {
  const writer = await openDuckdbWriter();
  await writer.write(connection, tables, path);
  writer.close();
}

/**
 * Starts the browser's own engine to write files with.
 *
 * The native one leaves whatever was in memory in the unused bytes of its blocks, so no two of its files are alike; a
 * fresh WebAssembly memory is all zeros, and the same files written in the same order leave the same in it. FSST
 * compression is off because it picks its samples by chance (and packs worse under gzip).
 * @param wasm path of the engine; it starts in a third of the time when it is lean
 */
export async function openDuckdbWriter(wasm = enginePath): Promise<DuckdbWriter> {
  const bundle = { mainModule: wasm, mainWorker: "" };
  const engine = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME);
  await engine.instantiate(() => {});
  const writer = engine.connect();
  writer.query("SET disabled_compression_methods = 'fsst'");

  async function write(connection: Connection, tables: readonly (string | StoredTable)[], path: string): Promise<void> {
    const attach = `ATTACH ${text(path)} AS file (STORAGE_VERSION 'v1.0.0')`;
    writer.query(attach);
    writer.query("DETACH file");
    // Its page buffer appends what belongs further up (https://github.com/duckdb/duckdb-wasm/issues/1638). Direct I/O goes
    // past it, but only for a file that is there; hence twice.
    engine.dropFile(path);
    engine.registerFileURL(path, path, DuckDBDataProtocol.NODE_FS, true);
    writer.query(attach);
    writer.query("USE file");
    const stored = tables.map((table) => (typeof table === "string" ? { name: table } : table));
    for (const table of stored) await writeTable(connection, table);
    writer.query("USE memory");
    writer.query("CHECKPOINT file");
    writer.query("DETACH file");
    engine.dropFile(path);
    await removeFolder(`${path}.wal`);
    const names = stored.map(({ name }) => name);
    await readBack(connection, names, path);
  }

  async function writeTable(connection: Connection, table: StoredTable): Promise<void> {
    const { name, added = [] } = table;
    const columns = [...(await columnsOf(connection, name)), ...added];
    const more = added.map(({ name, sql }) => `, ${sql} AS ${quote(name)}`).join("");
    const rows = await records(connection, `SELECT t.*${more} FROM ${quote(name)} t ORDER BY t.rowid`);
    const line = (row: Record<string, Plain>) => `${columns.map(({ name }) => cell(row[name])).join(",")}\n`;
    engine.registerFileText(name, rows.map(line).join(""));
    for (const statement of await tableSql(connection, table, columns)) writer.query(statement);
    engine.dropFile(name);
  }

  return {
    write,
    close: () => {
      writer.close();
      engine.reset();
    },
  };
}

async function readBack(connection: Connection, tables: readonly string[], path: string): Promise<void> {
  const file = await openDatabase(path, "read");
  const counts = tables.map((table) => `SELECT ${text(table)} AS name, count(*) AS rows FROM ${quote(table)}`);
  const sql = `${counts.join(" UNION ALL ")} ORDER BY name`;
  const [expected, found] = [await records(connection, sql), await records(file.connection, sql)];
  file.close();
  if (JSON.stringify(expected) !== JSON.stringify(found))
    throw new Error(`the .duckdb file reads back as ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
}

type Column = { name: string; type: string; comment: string | null };

const columnsOf = (connection: Connection, table: string): Promise<Column[]> =>
  records<Column>(
    connection,
    `SELECT column_name AS name, data_type AS type, comment FROM duckdb_columns()
     WHERE table_name = ? AND NOT internal ORDER BY column_index`,
    [table],
  );

async function tableSql(
  connection: Connection,
  { name: table, comment: own, comments = {} }: StoredTable,
  columns: readonly Column[],
): Promise<string[]> {
  const [{ comment: known }] = await records<{ comment: string | null }>(
    connection,
    "SELECT comment FROM duckdb_tables() WHERE table_name = ?",
    [table],
  );
  const comment = own ?? known;
  const types = columns.map(({ name, type }) => `${text(name)}: ${text(type)}`).join(", ");
  return [
    `CREATE TABLE ${quote(table)} (${columns.map(({ name, type }) => `${quote(name)} ${type}`).join(", ")})`,
    `INSERT INTO ${quote(table)} SELECT * FROM read_csv(${text(table)}, columns = {${types}}, ${csvForm})`,
    ...(comment ? [`COMMENT ON TABLE ${quote(table)} IS ${text(comment)}`] : []),
    ...columns
      .map(({ name, comment }) => ({ name, said: comment ?? comments[name] }))
      .filter(({ said }) => said)
      .map(({ name, said }) => `COMMENT ON COLUMN ${quote(table)}.${quote(name)} IS ${text(said)}`),
  ];
}

/** Nothing is guessed, and an empty text stays apart from no value. */
const csvForm = `auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\\n',
  nullstr = '', allow_quoted_nulls = false, strict_mode = true, parallel = false, max_line_size = 1000000`;

const cell = (value: Plain): string =>
  value === null ? "" : typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : String(value);
