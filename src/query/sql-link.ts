/** Longest address part, in characters, that messengers and hosts still carry whole. */
export const longestLink = 6000;

/** `?sql=…` of a statement, or null where it would be too long to share. */
export function formatSqlLink(sql: string): string | null {
  const search = `?sql=${encodeURIComponent(sql)}`;
  return search.length <= longestLink ? search : null;
}

/** The statement that an address carries: null where it has none, `too_long` where it was cut off or made by other means. */
export function parseSqlLink(search: string): string | null | "too_long" {
  const sql = new URLSearchParams(search).get("sql");
  if (!sql?.trim()) return null;
  return search.length > longestLink ? "too_long" : sql.replaceAll("\r\n", "\n");
}
