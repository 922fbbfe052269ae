import { execFile, execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import Papa from "papaparse";
import { afterAll, beforeAll, expect, test, type TestContext } from "vitest";
import { toConsoleTable } from "../../src/pages/_bodies/dataset-snippets.ts";
import { records } from "../../src/publish/database.ts";
import { consoleSnippet, duckdbSnippet, wasmSnippet } from "../../src/query/snippets/duckdb.ts";
import { powerQuerySnippet } from "../../src/query/snippets/excel.ts";
import { javascriptSnippet } from "../../src/query/snippets/javascript.ts";
import { pandasSnippet, polarsSnippet } from "../../src/query/snippets/python.ts";
import { rSnippet } from "../../src/query/snippets/r.ts";
import type { SnippetTable } from "../../src/query/snippets/table.ts";
import { openSnippetSite, type SnippetSite } from "./snippet-site.ts";

// Ready code is run as it is pasted, against a served folder, and must give the rows of the table.

let site: SnippetSite;
beforeAll(async () => {
  site = await openSnippetSite();
}, 60_000);
afterAll(() => site.close());

const run = async (command: string, args: string[]) =>
  (await promisify(execFile)(command, args, { maxBuffer: 1 << 28 })).stdout;

test("DuckDB, command line: the statements make the table, with its types", async () => {
  // The build's DuckDB has no httpfs, so the file is opened where it lies.
  for (const { table, names, rows } of site.cases) {
    await site.connection.run("DROP SCHEMA IF EXISTS snippet CASCADE; CREATE SCHEMA snippet; USE snippet");
    await site.connection.run(duckdbSnippet(table).replaceAll(site.address, `${site.folder}/`));
    const found = await records(site.connection, `SELECT * FROM snippet.${table.name}`);
    const types = await records<{ name: string; type: string }>(
      site.connection,
      `SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE schema_name = 'snippet'`,
    );
    await site.connection.run("USE main");
    expect(found.map((row) => names.map((name) => row[name]))).toEqual(rows);
    const kinds = Object.fromEntries(types.map(({ name, type }) => [name, type]));
    for (const { name, kind } of table.columns) expect([name, kinds[name]]).toEqual([name, duckdbTypes[kind]]);
  }
});
const duckdbTypes = { text: "VARCHAR", number: "DOUBLE", integer: "BIGINT", year: "INTEGER", boolean: "BOOLEAN" };

test("DuckDB on this site: the console gives the rows of the download, sample and published rows apart", async () => {
  const all = site.cases.map(({ dataset }) => dataset);
  for (const { download, dataset, table, names, rows } of site.cases) {
    const sql = consoleSnippet(toConsoleTable(dataset, all, table.comments.slice(1)));
    const found = await records(site.connection, sql);
    const own = names.filter((name) => name !== "source_kind");
    const listed = new Set(download.fields.filter(({ list }) => list).map(({ name }) => name));
    const cell = (name: string, value: unknown) =>
      listed.has(name) && value !== null ? String(value).replaceAll("|", ";") : value;
    expect(found.map((row) => own.map((name) => cell(name, row[name])))).toEqual(
      rows.map((row) => row.slice(0, own.length)),
    );
  }
});

test("JavaScript: Node runs it, and numbers, missing values and lists are what they should be", async () => {
  const modules = await Promise.all(
    site.cases.map(async ({ table }) => {
      const path = `${site.folder}/${table.name}.mjs`;
      await writeFile(path, `${javascriptSnippet(table)}\nexport default ${table.name};\n`);
      return path;
    }),
  );
  const all = modules.map((path) => `(await import(${JSON.stringify(pathToFileURL(path))})).default`);
  const out = await run(process.execPath, [
    "--input-type=module",
    "--eval",
    `console.log("\u0001" + JSON.stringify([${all.join(", ")}]));`,
  ]);
  const found: Record<string, unknown>[][] = answerOf(out);
  for (const [at, { rows, names }] of site.cases.entries()) {
    expect(out).toContain(`${rows.length} rows\n`);
    const cell = (value: unknown) => (Array.isArray(value) ? value.join(";") || null : value);
    expect(found[at].map((row) => names.map((name) => cell(row[name])))).toEqual(rows);
  }
});

test("pandas: the frame holds the rows, whole numbers whole and missing values missing", async (context) => {
  const found = await runPython(
    requirePython(context, "pandas", "Debian’s python3-pandas"),
    pandasSnippet,
    (name) => `[[None if pd.isna(v) else v for v in row] for row in ${name}.astype(object).values.tolist()]`,
    (name) => `[str(t) for t in ${name}.dtypes]`,
  );
  for (const [at, { table, rows }] of site.cases.entries()) {
    expect(found[at].rows).toEqual(rows);
    expect(found[at].types).toEqual(table.columns.map(({ kind }) => pandasTypes[kind]));
  }
}, 60_000);
const pandasTypes = { text: "string", number: "Float64", integer: "Int64", year: "Int64", boolean: "boolean" };

test("polars: the frame holds the rows", async (context) => {
  const found = await runPython(
    requirePython(context, "polars", "polars"),
    polarsSnippet,
    (name) => `${name}.rows()`,
    (name) => `[str(t) for t in ${name}.dtypes]`,
  );
  for (const [at, { rows }] of site.cases.entries()) expect(found[at].rows).toEqual(rows);
}, 60_000);

/** Runs all pieces of code one after the other, as pasted, and gives what an expression makes of each frame. */
async function runPython(
  python: string,
  write: (table: SnippetTable) => string,
  rows: (name: string) => string,
  types: (name: string) => string,
): Promise<{ rows: unknown; types: string[] }[]> {
  const parts = site.cases.map(
    ({ table }) => `${write(table)}\nfound.append({"rows": ${rows(table.name)}, "types": ${types(table.name)}})\n`,
  );
  const path = `${site.folder}/all.py`;
  await writeFile(path, ["import json", "found = []", ...parts, 'print("\\1" + json.dumps(found))'].join("\n"));
  return answerOf(await run(python, [path]));
}

test("pandas and polars: Python parses the code", (context) => {
  if (!works("python3", ["--version"])) context.skip("python3 is not installed");
  const code = site.cases.flatMap(({ table }) => [pandasSnippet(table), polarsSnippet(table)]);
  execFileSync("python3", ["-c", "import ast, json, sys; [ast.parse(code) for code in json.load(sys.stdin)]"], {
    input: JSON.stringify(code),
  });
});

test("R: the data frame holds the rows, with its classes", async (context) => {
  if (!works("Rscript", ["--version"])) context.skip("Debian’s r-base-core is not installed");
  const parts = site.cases.map(
    ({ table }) => `${rSnippet(table)}
write.csv(${table.name}, "${site.folder}/${table.name}.R.csv", na = "", row.names = FALSE, fileEncoding = "UTF-8")
classes <- c(classes, paste(sapply(${table.name}, class), collapse = " "))
`,
  );
  const path = `${site.folder}/all.R`;
  const told = 'cat("\\001[", paste0(\'"\', classes, \'"\', collapse = ","), "]", sep = "")';
  await writeFile(path, ["classes <- c()", ...parts, told].join("\n"));
  const classes: string[] = answerOf(await run("Rscript", ["--vanilla", "--encoding=UTF-8", path]));
  for (const [at, { table, rows }] of site.cases.entries()) {
    expect(classes[at].split(" ")).toEqual(table.columns.map(({ kind }) => rClasses[kind]));
    const text = await readFile(`${site.folder}/${table.name}.R.csv`, "utf8");
    const [, ...lines] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
    const read = (cell: string, column: number) => (cell === "" ? null : readR(cell, table.columns[column].kind));
    expect(lines.map((line) => line.map(read))).toEqual(rows);
  }
}, 60_000);
const rClasses = { text: "character", number: "numeric", integer: "numeric", year: "integer", boolean: "logical" };
const readR = (cell: string, kind: string) =>
  kind === "text" ? cell : kind === "boolean" ? cell === "TRUE" : Number(cell);

test("Power Query: brackets and quotes close, each step takes the one before, and every column has its type", () => {
  for (const { table, names } of site.cases) {
    const code = powerQuerySnippet(table);
    const bare = code.replace(/^\/\/.*$/gm, "").replace(/"(?:[^"]|"")*"/g, '""');
    const open: string[] = [];
    for (const [sign] of bare.matchAll(/[()[\]{}]/g))
      if ("([{".includes(sign)) open.push(sign);
      else expect("([{".indexOf(open.pop() ?? "?")).toBe(")]}".indexOf(sign));
    expect(open).toEqual([]);
    const steps = [...bare.matchAll(/^ {4}(\w+) = /gm)].map(([, name]) => name);
    expect(steps).toEqual(["Source", "Header", "Empty", "Typed"]);
    for (const [at, step] of steps.slice(1).entries())
      expect(bare).toMatch(new RegExp(`${step} = \\S+\\(${steps[at]},`));
    expect(bare.trimEnd()).toMatch(/in\n {4}Typed$/);
    expect([...code.matchAll(/\{"(\w+)", (?:type \w+|Int64\.Type)\}/g)].map(([, name]) => name)).toEqual(names);
  }
});

test("code of sample tables says so in its first lines, other code does not", () => {
  for (const { table, download } of site.cases)
    for (const code of [duckdbSnippet, javascriptSnippet, pandasSnippet, polarsSnippet, rSnippet, powerQuerySnippet]) {
      const [, second] = code(table).split("\n");
      expect(/^(--|#|\/\/) SỐ LIỆU MẪU/.test(second), `${table.name}: ${second}`).toBe(download.resource.sample);
    }
});

/** What a program told after its own output. */
const answerOf = (out: string) => JSON.parse(out.slice(out.lastIndexOf("\u0001") + 1));

test("DuckDB in a web page: the version asked for is the one that this site is tested with", async () => {
  const { dependencies } = JSON.parse(await readFile("package.json", "utf8"));
  expect(wasmSnippet(site.cases[0].table)).toContain(`duckdb-wasm@${dependencies["@duckdb/duckdb-wasm"]}/`);
});

function requirePython(context: TestContext, library: string, what: string): string {
  const found = ["python3", "/usr/bin/python3"].find((python) => works(python, ["-c", `import ${library}`]));
  if (!found) context.skip(`${what} is not installed`);
  return found!;
}

function works(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
