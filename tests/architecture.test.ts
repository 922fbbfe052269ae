import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Which rooms of src/ a room may import. `types:` allows `import type` only. `styles` and `static` are files, not code. */
const arrows: Record<string, readonly string[]> = {
  model: ["model"],
  i18n: ["i18n", "model"],
  query: ["query", "model"],
  charts: ["charts", "model", "types:query", "types:i18n"],
  publish: ["publish", "model", "i18n", "query", "config"],
  client: ["client", "model", "i18n", "query", "charts"],
  components: ["components", "model", "i18n", "query", "charts", "config", "styles", "static", "script:client"],
  layouts: ["layouts", "components", "model", "i18n", "query", "charts", "config", "styles", "static", "script:client"],
  pages: [
    "pages",
    "layouts",
    "components",
    "model",
    "i18n",
    "query",
    "charts",
    "publish",
    "config",
    "styles",
    "static",
    "script:client",
  ],
  middleware: ["publish"],
  config: [],
  // It measures what is built, whole or in parts.
  bench: ["bench", "model", "i18n", "query", "charts", "publish", "client", "config", "tests/e2e/launch.ts"],
};

/** Which packages a room may import; `node:` stands for every module of Node. */
const packages: Record<string, readonly string[] | "any"> = {
  model: [],
  i18n: [],
  query: ["d3"],
  charts: ["@observablehq/plot", "d3"],
  publish: [
    "node:",
    "@duckdb/node-api",
    "@duckdb/duckdb-wasm/blocking",
    "papaparse",
    "sirv",
    "subset-font",
    "linkedom",
    "fflate",
    "write-excel-file",
  ],
  client: [
    "@duckdb/duckdb-wasm",
    "d3",
    "@codemirror",
    "@lezer/highlight",
    "papaparse",
    "write-excel-file",
    "hyparquet-compressors",
    "apache-arrow",
  ],
  components: ["astro", "astro:", "linkedom"],
  layouts: ["astro", "astro:", "linkedom"],
  pages: ["astro", "astro:", "linkedom"],
  middleware: ["astro:"],
  config: [],
  bench: "any",
};

/** Things that only one place may do, each with its reason. */
const onlyIn: readonly { what: RegExp; where: RegExp; why: string }[] = [
  {
    what: /^(node:)?fs(\/promises)?$/,
    where: /^src\/publish\/files\.ts$/,
    why: "reading and writing stays in publish/files.ts",
  },
  {
    what: /^@duckdb\/duckdb-wasm$/,
    where: /^src\/client\/database\.ts$/,
    why: "one engine a page, opened in one place",
  },
  {
    what: /^@duckdb\/duckdb-wasm\/blocking$/,
    where: /^src\/publish\/formats\/duckdb\.ts$/,
    why: "the browser's engine is used at build time to write the browser's file, and for nothing else",
  },
  {
    what: /^@duckdb\/node-api/,
    where: /^src\/publish\/(database|library)\b/,
    why: "DuckDB of the build is opened by publish/database",
  },
];

/** One import as written: who imports what, and whether it is `import type` or stands in a `<script>` of an .astro file. */
type Import = { file: string; from: string; typeOnly: boolean; script: boolean };

test("rooms import only what the arrow table allows", () => {
  const files = [
    ...globSync("src/**/*.{ts,astro}", { cwd: root }),
    ...globSync("bench/{*,runs/*,alone/*}.ts", { cwd: root }),
  ];
  expect(files.length).toBeGreaterThan(10);
  const offences = files
    .map(toSlashes)
    .sort()
    .flatMap((file) => checkFile(file, readFileSync(join(root, file), "utf8")));
  expect(offences, `imports against the arrow table:\n${offences.join("\n")}`).toEqual([]);
});

test.each([
  ["src/model/unit.ts", `import { toView } from "../query/view.ts";`, "model may not import query"],
  ["src/charts/bars.ts", `import { toLocale } from "../i18n/locale.ts";`, "charts may import types of i18n only"],
  ["src/charts/bars.ts", `const { readFile } = await import("node:fs");`, "charts may not import node:fs"],
  ["src/client/view.ts", `export { check } from "../publish/check.ts";`, "client may not import publish"],
  ["src/client/view.ts", `import * as duckdb from "@duckdb/duckdb-wasm";`, "one engine a page"],
  ["src/publish/check.ts", `import { readFileSync } from "node:fs";`, "stays in publish/files.ts"],
  ["src/charts/bars.ts", `import * as Plot from "@observablehq/plot";\nPlot.plot({});`, "only charts/render.ts draws"],
  ["src/components/Chart.astro", `---\nimport "../client/data-view.ts";\n---\n<p></p>`, "only inside <script>"],
  ["src/query/sql.ts", `import { config } from "../config.ts";`, "query may not import config"],
  ["src/publish/publish.ts", `import "../../bench/data.ts";`, "publish may not import bench"],
])("a bad import is found: %s %s", (file, text, message) => {
  expect(checkFile(file, text).join("\n")).toContain(message);
});

test.each([
  [
    "src/charts/bars.ts",
    `import type { Locale } from "../i18n/locale.ts";\nimport { type Row } from "../query/port.ts";`,
  ],
  ["src/charts/render.ts", `import { plot } from "@observablehq/plot";\nplot({});`],
  ["src/components/Chart.astro", `---\n---\n<script>import "../client/data-view.ts";</script>`],
  ["src/i18n/locale.ts", `import vi from "./vi/codes.json" with { type: "json" };`],
  ["bench/data.ts", `import { mkdtemp } from "node:fs/promises";\nimport { text } from "../src/publish/database.ts";`],
])("a good import passes: %s", (file, text) => {
  expect(checkFile(file, text)).toEqual([]);
});

/** @returns one sentence for each import, or call of Plot.plot, that the tables above do not allow */
function checkFile(file: string, text: string): string[] {
  const parts = file.endsWith(".astro") ? splitAstro(text) : [{ code: text, script: false }];
  const draws = parts.some(({ code }) => callsPlot(code)) && file !== "src/charts/render.ts";
  return [
    ...parts.flatMap(({ code, script }) => readImports(file, code, script)).flatMap(checkImport),
    ...(draws ? [`${file}: calls Plot.plot; only charts/render.ts draws`] : []),
  ];
}

function checkImport({ file, from, typeOnly, script }: Import): string[] {
  const room = roomOf(file);
  const allowed = arrows[room] ?? [];
  const say = (why: string) => [`${file}: imports “${from}”; ${why}`];
  if (!from.startsWith(".")) return checkPackage(file, room, from, typeOnly, say);
  const target = roomOf(toSlashes(normalize(join(dirname(file), from))));
  if (allowed.includes(target) || (typeOnly && allowed.includes(`types:${target}`))) return [];
  if (script && allowed.includes(`script:${target}`)) return [];
  if (allowed.includes(`types:${target}`)) return say(`${room} may import types of ${target} only`);
  if (allowed.includes(`script:${target}`)) return say(`${target} is for the browser, only inside <script>`);
  return say(`${room} may not import ${target}`);
}

function checkPackage(file: string, room: string, from: string, typeOnly: boolean, say: (why: string) => string[]) {
  const allowed = packages[room] ?? [];
  if (allowed === "any") return [];
  const known = allowed.some((name) =>
    name.endsWith(":") ? from.startsWith(name) : from === name || from.startsWith(`${name}/`),
  );
  if (!known) return say(`${room} may not import ${from}`);
  const rule = onlyIn.find(({ what, where }) => what.test(from) && !where.test(file));
  return rule && !typeOnly ? say(rule.why) : [];
}

function readImports(file: string, code: string, script: boolean): Import[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: Import[] = [];
  const add = (node: ts.Expression | undefined, typeOnly: boolean) => {
    if (node && ts.isStringLiteralLike(node)) found.push({ file, from: node.text.split("?")[0], typeOnly, script });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal as ts.StringLiteral, true);
    else if (ts.isImportTypeNode(node)) return;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.isTypeOnly) return true;
  const names = importClause.namedBindings;
  return (
    !importClause.name && !!names && ts.isNamedImports(names) && names.elements.every(({ isTypeOnly }) => isTypeOnly)
  );
}

const callsPlot = (code: string) =>
  /\bPlot\.plot\s*\(/.test(code) || /import\s*\{[^}]*\bplot\b[^}]*\}\s*from\s*"@observablehq\/plot"/.test(code);

/** The frontmatter and each bundled `<script>`; `is:inline` scripts cannot import. */
function splitAstro(text: string): { code: string; script: boolean }[] {
  const front = /^---\r?\n([\s\S]*?)\r?\n?---/.exec(text)?.[1] ?? "";
  const scripts = [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
  return [{ code: front, script: false }, ...scripts.map((code) => ({ code, script: true }))];
}

/** `src/query/view.ts` → query; `src/config.ts` → config; `bench/data.ts` → bench; what else is outside src is its own path. */
function roomOf(path: string): string {
  const [first, room] = path.split("/");
  if (first === "bench") return first;
  return first === "src" && room ? room.replace(/\.ts$/, "") : path;
}

function toSlashes(path: string): string {
  return path.replaceAll("\\", "/");
}
