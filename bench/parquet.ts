/** `node bench/parquet.ts <csv> <parquet>`: what publishing is timed against, DuckDB as it comes, with all its threads. */
import { DuckDBInstance } from "@duckdb/node-api";
import { text } from "../src/publish/database.ts";

const [csv, parquet] = process.argv.slice(2);
const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
await connection.run(`COPY (FROM read_csv(${text(csv)})) TO ${text(parquet)} (FORMAT parquet, COMPRESSION zstd)`);
connection.closeSync();
instance.closeSync();
