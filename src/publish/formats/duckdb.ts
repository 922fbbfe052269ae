import { fileURLToPath } from "node:url";
import { createDuckDB, DuckDBDataProtocol, NODE_RUNTIME, VoidLogger } from "@duckdb/duckdb-wasm/blocking";
import { type Connection, openDatabase, quote, records, text } from "../database.ts";
import { removeFolder } from "../files.ts";
import type { Plain } from "../tables.ts";

/**
 * Writes tables as the `.duckdb` file that the browser opens, in the oldest storage version; then reads it back.
 *
 * The browser's own engine writes it. The native one leaves whatever was in memory in the unused bytes of its blocks,
 * so no two of its files are alike; a fresh WebAssembly memory is all zeros. FSST compression is off because it picks
 * its samples by chance (and packs worse under gzip).
 * @param path absolute path of a file that is not there yet, in a folder that is
 * @throws Error when the file does not hold the same number of rows as the tables
 */
export async function writeDuckdb(connection: Connection, tables: readonly string[], path: string): Promise<void> {
  const wasm = fileURLToPath(import.meta.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"));
  const bundle = { mainModule: wasm, mainWorker: "" };
  const engine = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME);
  await engine.instantiate(() => {});
  const writer = engine.connect();
  writer.query("SET disabled_compression_methods = 'fsst'");
  const attach = `ATTACH ${text(path)} AS file (STORAGE_VERSION 'v1.0.0')`;
  writer.query(attach);
  writer.query("DETACH file");
  // Its page buffer appends what belongs further up (https://github.com/duckdb/duckdb-wasm/issues/1638). Direct I/O goes
  // past it, but only for a file that is there; hence twice.
  engine.dropFile(path);
  engine.registerFileURL(path, path, DuckDBDataProtocol.NODE_FS, true);
  writer.query(attach);
  writer.query("USE file");
  for (const table of tables) {
    const columns = await columnsOf(connection, table);
    const rows = await records(connection, `SELECT * FROM ${quote(table)} ORDER BY rowid`);
    const line = (row: Record<string, Plain>) => `${columns.map(({ name }) => cell(row[name])).join(",")}\n`;
    engine.registerFileText(table, rows.map(line).join(""));
    for (const statement of await tableSql(connection, table, columns)) writer.query(statement);
    engine.dropFile(table);
  }
  writer.query("USE memory");
  writer.query("CHECKPOINT file");
  writer.query("DETACH file");
  writer.close();
  engine.reset();
  await removeFolder(`${path}.wal`);
  await readBack(connection, tables, path);
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

async function tableSql(connection: Connection, table: string, columns: readonly Column[]): Promise<string[]> {
  const [{ comment }] = await records<{ comment: string | null }>(
    connection,
    "SELECT comment FROM duckdb_tables() WHERE table_name = ?",
    [table],
  );
  const types = columns.map(({ name, type }) => `${text(name)}: ${text(type)}`).join(", ");
  return [
    `CREATE TABLE ${quote(table)} (${columns.map(({ name, type }) => `${quote(name)} ${type}`).join(", ")})`,
    `INSERT INTO ${quote(table)} SELECT * FROM read_csv(${text(table)}, columns = {${types}}, ${csvForm})`,
    ...(comment ? [`COMMENT ON TABLE ${quote(table)} IS ${text(comment)}`] : []),
    ...columns
      .filter((column) => column.comment)
      .map(({ name, comment }) => `COMMENT ON COLUMN ${quote(table)}.${quote(name)} IS ${text(comment as string)}`),
  ];
}

/** Nothing is guessed, and an empty text stays apart from no value. */
const csvForm = `auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\\n',
  nullstr = '', allow_quoted_nulls = false, strict_mode = true, parallel = false, max_line_size = 1000000`;

const cell = (value: Plain): string =>
  value === null ? "" : typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : String(value);
