import type { RollEntry } from "./roll.ts";

/**
 * The roll as one small JSON file: a column for each field, lines in the order of names, texts that repeat kept once
 * in `texts` and named by their place in it.
 */
export type PackedRoll = {
  version: 1;
  texts: string[];
  columns: { [K in keyof RollEntry]: (string | number | null)[] };
};

const plain = ["id", "name", "year", "initiative"] as const;
const shared = ["award", "awardName", "sector", "unit", "unitName", "workplace"] as const;

/**
 * @param entries in any order
 * @param sortKey makes of a name a key that sorts by its code units; the order is kept in the file, not the keys
 */
export function packRoll(entries: readonly RollEntry[], sortKey: (name: string) => string): PackedRoll {
  const keyed = entries.map((line) => ({ line, key: `${sortKey(line.name)}\n${line.name}\n${line.id}` }));
  const lines = keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ line }) => line);
  const texts = [...new Set(lines.flatMap((line) => shared.flatMap((field) => line[field] ?? [])))].sort();
  const place = new Map(texts.map((text, i) => [text, i]));
  const columns = {
    ...toColumns(plain, (field) => lines.map((line) => line[field])),
    ...toColumns(shared, (field) => lines.map((line) => (line[field] === null ? null : place.get(line[field])!))),
  };
  return { version: 1, texts, columns };
}

/** The entries of a packed roll, in the order of names. Throws when the file is of another version. */
export function unpackRoll(packed: PackedRoll): RollEntry[] {
  if (packed?.version !== 1) throw new Error(`unknown version of the roll index: ${packed?.version}; want 1`);
  const { columns, texts } = packed;
  return columns.id.map((_, i) => {
    const own = plain.map((field) => [field, columns[field][i]]);
    const named = shared.map((field) => [
      field,
      columns[field][i] === null ? null : texts[columns[field][i] as number],
    ]);
    return Object.fromEntries([...own, ...named]) as RollEntry;
  });
}

const toColumns = <F extends string, T>(fields: readonly F[], column: (field: F) => T) =>
  Object.fromEntries(fields.map((field) => [field, column(field)])) as Record<F, T>;
