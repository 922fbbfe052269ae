import { commentLines, type SnippetTable } from "./table.ts";

/**
 * For Node 20 and later (a file that ends in .mjs) and for a browser's console: numbers are numbers, a missing value is
 * null and several values are a list.
 */
export const javascriptSnippet = ({ name, comments, json }: SnippetTable): string =>
  [
    ...commentLines(comments, "//"),
    `const response = await fetch(${JSON.stringify(json)});`,
    "if (!response.ok) throw new Error(`${response.status} ${response.url}`);",
    `const ${name} = await response.json();`,
    "",
    `console.log(\`\${${name}.length} rows\`);`,
    `console.table(${name}.slice(0, 10));`,
  ].join("\n");
