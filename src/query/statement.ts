/** A statement that may be run, or why not; each problem has words in the catalogue (`query.refused.<problem>`). */
export type CheckedStatement =
  | {
      /** Without the semicolon at its end. */
      sql: string;
      /** Whether it can stand in brackets as a table, so that its rows can be limited and counted. */
      isTable: boolean;
    }
  | { problem: "empty" | "several" | "changes"; word: string };

/** First words of what may be asked. The value tells whether such a statement can stand in brackets as a table. */
const asking: Record<string, boolean> = {
  SELECT: true,
  WITH: true,
  FROM: true,
  VALUES: true,
  PIVOT: true,
  UNPIVOT: true,
  TABLE: true,
  DESCRIBE: false,
  DESC: false,
  SHOW: false,
  SUMMARIZE: false,
  EXPLAIN: false,
};
const changing = ["INSERT", "UPDATE", "DELETE", "MERGE"];

/** Comments and everything quoted first, so that nothing inside them counts. */
const tokens =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|[\p{L}_][\p{L}\p{N}_]*|[;()]/gu;

/** Checks what the reader typed: one statement, and one that only asks. What it asks for is left to the engine. */
export function checkStatement(text: string): CheckedStatement {
  const found = [...text.matchAll(tokens)].filter(([token]) => !/^(--|\/\*)/.test(token));
  const first = found.findIndex(([token]) => token !== ";" && token !== "(");
  if (first < 0) return { problem: "empty", word: "" };
  const end = found.findIndex(([token], i) => token === ";" && i > first);
  if (end >= 0 && found.slice(end).some(([token]) => token !== ";")) return { problem: "several", word: ";" };

  const words = wordsAtTop(found.slice(first, end < 0 ? undefined : end).map(([token]) => token));
  const word = (words[0] ?? found[first][0]).toUpperCase();
  if (!(word in asking)) return { problem: "changes", word };
  const led = word === "EXPLAIN" ? words.find((next) => !["EXPLAIN", "ANALYZE"].includes(next)) : undefined;
  if (led && !(led in asking)) return { problem: "changes", word: led };
  const change = word === "WITH" || led === "WITH" ? words.find((next) => changing.includes(next)) : undefined;
  if (change) return { problem: "changes", word: change };
  const start = found[0][0] === ";" ? found[first].index : 0;
  return { sql: text.slice(start, end < 0 ? undefined : found[end].index), isTable: asking[word] };
}

/** Words outside brackets, in upper case. */
function wordsAtTop(list: readonly string[]): string[] {
  let depth = 0;
  return list.flatMap((token) => {
    if (token === "(") depth++;
    else if (token === ")") depth--;
    else if (depth <= 0 && /^[\p{L}_]/u.test(token) && !/^[eE]'/.test(token)) return [token.toUpperCase()];
    return [];
  });
}

/** The statement cut to its first rows. The bracket stands on a line of its own, so that a comment at the end is safe. */
export const limited = (sql: string, rows: number): string => `SELECT * FROM (\n${sql}\n) LIMIT ${rows}`;
/** The statement that counts all its rows, in a column `n`. */
export const counted = (sql: string): string => `SELECT count(*) AS n FROM (\n${sql}\n)`;
/** Lines that `limited` and `counted` put before the reader's own. */
export const linesBefore = 1;
