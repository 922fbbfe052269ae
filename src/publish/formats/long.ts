import { type Connection, quote, records, text } from "../database.ts";
import type { Download } from "../tables.ts";

/** How `formatCsv` and `formatExcelCsv` write, in the words of DuckDB. */
const forms = {
  plain: { separator: ",", end: "\n", mark: "" },
  excel: { separator: ";", end: "\r\n", mark: "\uFEFF" },
} as const;

/**
 * Writes a long download as CSV, byte for byte as `formatCsv` or `formatExcelCsv` would. Its columns hold text, whole
 * numbers and truth values, and its text begins with no formula: else the check would have stopped it.
 */
export async function writeLongCsv(
  connection: Connection,
  download: Download,
  path: string,
  form: keyof typeof forms,
): Promise<void> {
  const { separator, end, mark } = forms[form];
  const header = mark + download.fields.map(({ name }) => name).join(separator) + end;
  await connection.run(
    `COPY (${await longSql(connection, download)}) TO ${text(path)} (FORMAT csv, HEADER false, DELIMITER ${text(separator)},
       NEW_LINE ${text(end.replace("\r", "\\r").replace("\n", "\\n"))}, PREFIX ${text(header)}, SUFFIX ${text(end)})`,
  );
}

/** Writes a long download as Parquet, as `writeParquet` would. */
export async function writeLongParquet(connection: Connection, download: Download, path: string): Promise<void> {
  await connection.run(
    `COPY (${await longSql(connection, download)}) TO ${text(path)} (FORMAT parquet, COMPRESSION zstd)`,
  );
}

/** A long download with its rows in memory, for writers that need them there; only for few enough rows. */
export async function readLong(connection: Connection, download: Download): Promise<Download> {
  const found = await records(connection, await longSql(connection, download));
  return { ...download, rows: found.map((row) => download.fields.map(({ name }) => row[name])), long: [] };
}

/**
 * The rows of a long download in their order, as a statement. The kind of a source is looked up without a join, which would
 * put some rows last (those of a vector that is cut short where the database read on in the file).
 */
export async function longSql(connection: Connection, download: Download): Promise<string> {
  const [{ table }] = download.long!;
  const isMarked = download.fields.length > download.resource.fields.length;
  const kinds = isMarked ? await readKinds(connection, table) : [];
  const list = (values: readonly string[]) => values.map(text).join(", ");
  const sources = list(kinds.map(({ source_id }) => source_id));
  const place = `enum_code(TRY_CAST(source AS ENUM(${sources})))::INTEGER + 1`;
  const kind = kinds.length ? `([${list(kinds.map(({ kind }) => kind))}])[${place}]` : "NULL::VARCHAR";
  const own = download.resource.fields.map(({ name }) => quote(name));
  return `SELECT ${[...own, ...(isMarked ? [`${kind} AS source_kind`] : [])].join(", ")} FROM ${quote(table)}`;
}

/** The kinds of the sources that a long table names. */
const readKinds = (connection: Connection, table: string): Promise<{ source_id: string; kind: string }[]> =>
  records(
    connection,
    `SELECT source_id, kind FROM sources
     WHERE source_id IN (SELECT DISTINCT source FROM ${quote(table)}) ORDER BY source_id`,
  );
