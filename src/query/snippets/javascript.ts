import { commentLines, type SnippetTable } from "./table.ts";

/**
 * For Node 20 and later (a file that ends in .mjs) and for a browser's console: the rows of the API, where numbers are
 * numbers, a missing value is null and several values are a list. Null where the table is too long for one JSON file.
 */
export const javascriptSnippet = ({ name, comments, json }: SnippetTable): string | null =>
  json &&
  [
    ...commentLines(comments, "//"),
    `const response = await fetch(${JSON.stringify(json)});`,
    "if (!response.ok) throw new Error(`${response.status} ${response.url}`);",
    `const { version, rows: ${name} } = await response.json();`,
    "",
    `console.log(\`\${${name}.length} rows, version \${version}\`);`,
    `console.table(${name}.slice(0, 10));`,
  ].join("\n");
