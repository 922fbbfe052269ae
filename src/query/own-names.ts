import { fold } from "./fold.ts";

/** A column of a reader's own table: what SQL calls it, and what its file does. */
export type OwnName = { name: string; title: string; trouble: "empty" | "duplicate" | null };

const longestName = 48;

/** A name for SQL that needs no quotes: `Số sáng kiến (2024)` becomes `so_sang_kien_2024`. Empty where nothing is left. */
export function toSqlName(text: string): string {
  const plain = fold(text)
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, longestName);
  const started = /^\d/.test(plain) ? `_${plain}` : plain;
  return reserved.has(started) ? `${started}_` : started;
}

/** Names for the columns of a header, each once; a column without a name gets `prefix` and its place, counted from 1. */
export function toColumnNames(header: readonly string[], prefix: string): OwnName[] {
  const taken = new Set<string>();
  return header.map((text, place) => {
    const wanted = toSqlName(text);
    const stem = wanted || `${prefix}_${place + 1}`;
    let name = stem;
    for (let next = 2; taken.has(name); next++) name = `${stem}_${next}`;
    taken.add(name);
    return { name, title: text.trim(), trouble: !wanted ? "empty" : name !== stem ? "duplicate" : null };
  });
}

/** Name for a table from that of its file; `_2` and so on where it is taken. */
export function toTableName(file: string, taken: readonly string[], prefix: string): string {
  const stem = toSqlName(file.replace(/\.[^.]*$/, "")) || prefix;
  let name = stem;
  for (let next = 2; taken.includes(name); next++) name = `${stem}_${next}`;
  return name;
}

/** What is wrong with a name that the reader typed, or null; each has words (`own.name.<problem>`). */
export function findNameProblem(
  name: string,
  { ours, own }: { ours: readonly string[]; own: readonly string[] },
): "empty" | "form" | "ours" | "own" | null {
  if (!name) return "empty";
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name) || reserved.has(name)) return "form";
  if (ours.includes(name)) return "ours";
  return own.includes(name) ? "own" : null;
}

/** Own tables that a statement names. */
export function findOwnTables(sql: string, names: readonly string[]): string[] {
  const words = new Set(sql.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_]*/gu));
  return names.filter((name) => words.has(name));
}

/** Words that DuckDB takes for its own wherever they stand. */
const reserved = new Set(
  (
    "all analyse analyze and anti any array as asc asof asymmetric between both by case cast check collate column " +
    "constraint create cross default deferrable desc describe distinct do else end except exists false fetch for " +
    "foreign from full glob grant group having ilike in initially inner intersect into is isnull join lambda lateral " +
    "leading left like limit map natural not notnull null offset on only or order outer overlaps pivot placing " +
    "positional primary qualify references returning right select semi show similar some struct summarize symmetric " +
    "table tablesample then to trailing true try_cast union unique unpivot using values variadic when where window with"
  ).split(" "),
);
