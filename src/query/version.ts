import { keepOthers } from "./address.ts";

/** Numbers of the data's releases, after Semantic Versioning: major = meaning changed, minor = rows came, patch = corrected. */
export const steps = ["major", "minor", "patch"] as const;
export type Step = (typeof steps)[number];

/** The parameter of an address that keeps the figures of one release; part of published links, it must stay. */
export const versionParameter = "v";

/** Whether the text is a release number such as `1.0.0`: three whole numbers, nothing before or after. */
export const isVersion = (text: string): boolean => /^(0|[1-9]\d{0,5})(\.(0|[1-9]\d{0,5})){2}$/.test(text);

/** Order of numbers: below 0 when `a` is the older. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  const at = left.findIndex((number, place) => number !== right[place]);
  return at < 0 ? 0 : left[at] - right[at];
}

/** The number that follows by a step: `1.4.2` → `2.0.0`, `1.5.0` or `1.4.3`. */
export function nextVersion(version: string, step: Step): string {
  const numbers = parts(version);
  const at = steps.indexOf(step);
  return numbers.map((number, place) => (place < at ? number : place === at ? number + 1 : 0)).join(".");
}

/** What a reader's address asks for. */
export type AskedVersion =
  | { name: "living" }
  | { name: "malformed"; text: string }
  | { name: "unknown"; version: string }
  | { name: "frozen"; version: string };

/**
 * Reads which release an address asks for.
 * @param search query string of the page
 * @param known numbers that exist
 */
export function parseVersion(search: string, known: readonly string[]): AskedVersion {
  const text = new URLSearchParams(search).get(versionParameter);
  if (text === null) return { name: "living" };
  if (!isVersion(text)) return { name: "malformed", text: text.slice(0, 40) };
  return { name: known.includes(text) ? "frozen" : "unknown", version: text };
}

/**
 * The query string with another release asked for.
 * @param version null follows new data
 * @returns `""` or from `?` on, the version last
 */
export function withVersion(search: string, version: string | null): string {
  const kept = keepOthers("", search, [versionParameter]).slice(1);
  const parts = [kept, version && `${versionParameter}=${version}`].filter(Boolean);
  return parts.length ? `?${parts.join("&")}` : "";
}

function parts(version: string): number[] {
  if (!isVersion(version)) throw new Error(`not a release number such as 1.0.0: ${version}`);
  return version.split(".").map(Number);
}
