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
    `COPY (${longSql(download)}) TO ${text(path)} (FORMAT csv, HEADER false, DELIMITER ${text(separator)},
       NEW_LINE ${text(end.replace("\r", "\\r").replace("\n", "\\n"))}, PREFIX ${text(header)}, SUFFIX ${text(end)})`,
  );
}

/** Writes a long download as Parquet, as `writeParquet` would. */
export async function writeLongParquet(connection: Connection, download: Download, path: string): Promise<void> {
  await connection.run(`COPY (${longSql(download)}) TO ${text(path)} (FORMAT parquet, COMPRESSION zstd)`);
}

/** A long download with its rows in memory, for writers that need them there; only for few enough rows. */
export async function readLong(connection: Connection, download: Download): Promise<Download> {
  const found = await records(connection, longSql(download));
  return { ...download, rows: found.map((row) => download.fields.map(({ name }) => row[name])), long: [] };
}

/** The rows of a long download, as a statement. */
export function longSql({ fields, long = [], resource }: Download): string {
  const [{ table }] = long;
  const names = fields.map(({ name }) => (isOwn(name) ? `t.${quote(name)}` : `s.kind AS ${quote(name)}`));
  return `SELECT ${names.join(", ")} FROM ${quote(table)} t
    ${names.length > resource.fields.length ? "LEFT JOIN sources s ON s.source_id = t.source" : ""}`;

  function isOwn(name: string): boolean {
    return resource.fields.some((field) => field.name === name);
  }
}
