import { type ColumnKind, commentLines, fillLines, type SnippetTable } from "./table.ts";

/** For DuckDB's command line: the Parquet file, whose types are right as they are. */
export const duckdbSnippet = ({ name, comments, parquet }: SnippetTable): string =>
  [
    ...commentLines(comments, "--"),
    `CREATE OR REPLACE TABLE ${name} AS`,
    `SELECT * FROM read_parquet(${text(parquet)});`,
    `SELECT * FROM ${name} LIMIT 10;`,
  ].join("\n");

/** What the site's own console has of a table, whose published and sample rows lie together there. */
export type ConsoleTable = {
  comments: readonly string[];
  /** Name of the table in the site's database. */
  table: string;
  sample: boolean;
  /** Whether other rows of that table belong to another download. */
  shared: boolean;
};

/** For the site's own console: the same rows as the download holds. */
export function consoleSnippet({ comments, table, sample, shared }: ConsoleTable): string {
  const samples = "(SELECT source_id FROM sources WHERE kind = 'sample')";
  const own =
    table === "sources" ? `kind ${sample ? "=" : "<>"} 'sample'` : `source ${sample ? "" : "NOT "}IN ${samples}`;
  return [...commentLines(comments, "--"), `SELECT * FROM ${table}`, ...(shared ? [`WHERE ${own}`] : [])].join("\n");
}

/** Version of DuckDB-Wasm that the page below asks for; the one that this site runs. */
const wasm = "1.32.0";

/**
 * A whole HTML page that opens DuckDB in the reader's browser. It reads the CSV, because DuckDB-Wasm must first fetch an
 * extension for Parquet, and states each column's type, so that nothing is guessed.
 */
export function wasmSnippet({ name, comments, csv, columns }: SnippetTable): string {
  return [
    "<!doctype html>",
    '<meta charset="utf-8">',
    '<pre id="answer">…</pre>',
    '<script type="module">',
    ...commentLines(comments, "//"),
    `import * as duckdb from "https://cdn.jsdelivr.net/npm/@duckdb/duckdb-wasm@${wasm}/+esm";`,
    "",
    "const bundle = await duckdb.selectBundle(duckdb.getJsDelivrBundles());",
    "const worker = await duckdb.createWorker(bundle.mainWorker);",
    "const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);",
    "await database.instantiate(bundle.mainModule, bundle.pthreadWorker);",
    "const connection = await database.connect();",
    "",
    `const response = await fetch(${JSON.stringify(csv)});`,
    "if (!response.ok) throw new Error(`${response.status} ${response.url}`);",
    `await database.registerFileText("${name}.csv", await response.text());`,
    "await connection.query(`",
    `  CREATE TABLE ${name} AS SELECT * FROM read_csv('${name}.csv', header = true, delim = ',',`,
    `    quote = '"', escape = '"', auto_detect = false, columns = {`,
    ...fillLines(
      columns.map((column) => `'${column.name}': '${sqlTypes[column.kind]}'`),
      6,
    ),
    "    });",
    "`);",
    `const answer = await connection.query("SELECT * FROM ${name}");`,
    "const rows = answer.toArray().map((row) => row.toJSON());",
    'document.getElementById("answer").textContent = JSON.stringify(rows.slice(0, 10), null, 2);',
    "</script>",
  ].join("\n");
}

// DOUBLE holds every whole number up to 2⁵³, and reaches JavaScript as a number, where a BIGINT would be a BigInt.
const sqlTypes: Record<ColumnKind, string> = {
  text: "VARCHAR",
  number: "DOUBLE",
  integer: "DOUBLE",
  year: "INTEGER",
  boolean: "BOOLEAN",
};

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
