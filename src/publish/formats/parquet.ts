import { type Connection, createTable, quote, text } from "../database.ts";
import type { Sheet } from "../tables.ts";

/** Writes a sheet as a Parquet file (zstd); the folder must exist. A table of the same name is made and dropped. */
export async function writeParquet(connection: Connection, sheet: Sheet, path: string): Promise<void> {
  const name = `parquet ${sheet.name}`;
  await createTable(connection, { ...sheet, name }, "temp");
  await connection.run(`COPY ${quote(name)} TO ${text(path)} (FORMAT parquet, COMPRESSION zstd)`);
  await connection.run(`DROP TABLE ${quote(name)}`);
}
