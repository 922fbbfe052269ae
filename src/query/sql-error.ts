/** What went wrong, for a sentence in the reader's language (`query.error.<kind>`). */
export const sqlErrorKinds = [
  "syntax",
  "syntax_end",
  "table",
  "column",
  "function",
  "group",
  "types",
  "conversion",
  "access",
  "extension",
  "readonly",
  "memory",
  "interval",
  "other",
] as const;
export type SqlErrorKind = (typeof sqlErrorKinds)[number];

/** `line` counts from 1 and is null where DuckDB names none; `name` is what it stumbled over, or empty. */
export type SqlError = { kind: SqlErrorKind; line: number | null; name: string; message: string };

const patterns: readonly (readonly [SqlErrorKind, RegExp])[] = [
  ["access", /disabled (?:through|by) configuration|file system operations are disabled|Permission Error/i],
  [
    "extension",
    /(?:in the|extension) "?(\w+)"? extension|extension "(\w+)\.duckdb_extension"|requires? the (\w+) extension/i,
  ],
  ["syntax_end", /syntax error at end of input/i],
  ["syntax", /(?:syntax error at or near|unterminated \S+ \S+ at or near) "([\s\S]+?)"/i],
  ["table", /Table with name "?([^"\s]+?)"? does not exist/i],
  ["table", /Referenced table "(.+?)" not found/i],
  ["column", /Referenced column "(.+?)" not found|does not have a column named "(.+?)"/i],
  ["function", /Function with name "?([^"\s]+?)"? does not exist/i],
  ["group", /column "(.+?)" must appear in the GROUP BY/i],
  ["types", /No function matches the given name and argument types '(.+?)'|Cannot compare values of type (.+?) and/i],
  ["conversion", /(?:Conversion Error|Could not convert)[^']*(?:'([^']*)')?/i],
  ["readonly", /read-only/i],
  ["memory", /Out of Memory|could not allocate|malloc of size/i],
  ["interval", /an INTERVAL cannot be shown/],
];

/**
 * Reads DuckDB's message.
 * @param sql the reader's own statement
 * @param before lines put before it
 * @returns the message with lines counted as the reader counts, and without what was put around the statement
 */
export function readSqlError(raw: string, sql: string, before = 0): SqlError {
  const whole = plainMessage(raw);
  const [text, place] = whole.split(/(?=\bLINE \d+:)/, 2);
  const said = place ? Number(/\d+/.exec(place)![0]) - before : null;
  const past = said !== null && said > sql.split("\n").length;
  const message = place && !past ? text + place.replace(/^LINE \d+( *:)/, `LINE ${said}$1`) : text.trim();
  const [kind, pattern] = patterns.find(([, candidate]) => candidate.test(message)) ?? ["other" as const, null];
  if (kind === "syntax" && past) return { kind: "syntax_end", line: null, name: "", message: endMessage };
  const name = pattern?.exec(message)?.slice(1).find(Boolean) ?? "";
  return { kind, line: past ? null : said, name: name.slice(0, 80), message };
}

const endMessage = "Parser Error: syntax error at end of input";

/** Some messages come as JSON, with the kind beside the words. */
function plainMessage(raw: string): string {
  if (!raw.startsWith("{")) return raw;
  try {
    const { exception_type: type, exception_message: words } = JSON.parse(raw) as Record<string, string>;
    return words ? `${type} Error: ${words}` : raw;
  } catch {
    return raw;
  }
}
