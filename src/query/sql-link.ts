/** Longest address part, in characters, that messengers and hosts still carry whole. */
export const longestLink = 6000;

/**
 * `?sql=…` of a statement, or null where it would be too long to share.
 * @param own tables of the asker's own files that it names: `&own=…` says so to whoever opens it
 */
export function formatSqlLink(sql: string, own: readonly string[] = []): string | null {
  const search = `?sql=${encodeURIComponent(sql)}${own.length ? `&own=${own.join(",")}` : ""}`;
  return search.length <= longestLink ? search : null;
}

/** The statement that an address carries: null where it has none, `too_long` where it was cut off or made by other means. */
export function parseSqlLink(search: string): string | null | "too_long" {
  const sql = new URLSearchParams(search).get("sql");
  if (!sql?.trim()) return null;
  return search.length > longestLink ? "too_long" : sql.replaceAll("\r\n", "\n");
}

/** Tables that the statement of an address takes from files which the address does not carry. */
export function parseOwnTables(search: string): string[] {
  const names = new URLSearchParams(search).get("own")?.split(",") ?? [];
  return names.filter((name) => /^[a-z_][a-z0-9_]{0,62}$/.test(name)).slice(0, 10);
}
