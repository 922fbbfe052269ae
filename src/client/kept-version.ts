import { type AskedVersion, parseVersion, versionParameter } from "../query/version.ts";
import { type KeptVersion, type VersionList, versionListPath } from "../query/version-list.ts";
import { fetchBytes, LoadError, type LoadErrorCode, siteUrl } from "./bytes.ts";
import { type Cube, openCube } from "./cube-client.ts";

/** Why an old release does not answer; each has words (`engine.error.<code>`). */
type Reason = LoadErrorCode | "unknown";
/** Who is to answer for the address. All but `frozen` leave it to today's figures. */
export type Opened =
  | { name: "living" }
  | { name: "frozen"; kept: KeptVersion; cube: Cube }
  | { name: "malformed" | "unknown"; text: string; versions: readonly KeptVersion[] }
  | { name: "no_list" | "failed"; text: string; reason: Reason; kept?: KeptVersion };

/** Whether the address asks for a release, well or badly. */
export const asksVersion = (search: string): boolean => new URLSearchParams(search).has(versionParameter);

let listing: Promise<VersionList> | undefined;
const cubes = new Map<string, Promise<Cube>>();

/**
 * Opens the release that an address asks for: its cube, held to its checksum. Never rejects: what went wrong is told, and
 * asked again it is tried again.
 */
export async function openVersion(search: string): Promise<Opened> {
  if (!asksVersion(search)) return { name: "living" };
  const text = new URLSearchParams(search).get(versionParameter)!.slice(0, 40);
  let list: VersionList;
  try {
    list = await loadList();
  } catch (cause) {
    return { name: "no_list", text, reason: reasonOf(cause) };
  }
  const { versions } = list;
  const asked: AskedVersion = parseVersion(
    search,
    versions.map(({ version }) => version),
  );
  if (asked.name === "living") return asked;
  if (asked.name !== "frozen") return { name: asked.name, text, versions };
  const kept = versions.find(({ version }) => version === asked.version)!;
  try {
    return { name: "frozen", kept, cube: await loadKept(kept) };
  } catch (cause) {
    return { name: "failed", text, reason: reasonOf(cause), kept };
  }
}

function loadList(): Promise<VersionList> {
  listing ??= fetchBytes(siteUrl(versionListPath), { cache: "no-cache" })
    .then((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as VersionList)
    .catch((error: unknown) => {
      listing = undefined;
      throw error;
    });
  return listing;
}

function loadKept({ version, cube: { path, bytes, sha256 } }: KeptVersion): Promise<Cube> {
  const loading = cubes.get(version) ?? fetchBytes(siteUrl(path), { expected: { bytes, sha256 } }).then(openCube);
  cubes.set(version, loading);
  loading.catch(() => cubes.delete(version));
  return loading;
}

function reasonOf(cause: unknown): Reason {
  console.warn("the kept figures did not open:", cause);
  return cause instanceof LoadError ? cause.code : "unknown";
}
