/**
 * Puts the parameters of one part of a page in front of those that other parts wrote, so that none loses what it chose.
 * @param own query string of the part, `""` or from `?` on
 * @param search query string of the page as it stands
 * @param names parameters of the part itself: these are taken from `own` only
 * @returns `""` or a query string
 */
export function keepOthers(own: string, search: string, names: readonly string[]): string {
  const others = search
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => part && !names.includes(part.split("=")[0]));
  const parts = [own.replace(/^\?/, ""), ...others].filter(Boolean);
  return parts.length ? `?${parts.join("&")}` : "";
}
