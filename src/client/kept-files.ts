/** Files that the device keeps between visits, by their SHA-256. Where a browser keeps none, nothing is found and all goes on. */
export type KeptFiles = {
  has(sha256: string): Promise<boolean>;
  find(sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Keeps files; others of this shelf, of an older version, are let go. */
  keep(files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): Promise<void>;
};

/** @param base absolute address of the site's root: sites that share an origin do not touch each other's files */
export function openKeptFiles(base: string): KeptFiles {
  const { pathname } = new URL(base);
  const shelf = `engine ${pathname}`;
  const keyOf = (sha256: string) => new URL(`engine/${sha256}`, base).href;
  const match = (sha256: string) => caches.match(keyOf(sha256), { cacheName: shelf });
  return {
    has: (sha256) => attempt(async () => (await match(sha256)) !== undefined, false),
    find: (sha256) =>
      attempt(async () => {
        const response = await match(sha256);
        return response ? new Uint8Array(await response.arrayBuffer()) : null;
      }, null),
    keep: (files) =>
      attempt(async () => {
        const cache = await caches.open(shelf);
        const keys = Object.keys(files).map(keyOf);
        for (const { url } of await cache.keys()) if (!keys.includes(url)) await cache.delete(url);
        for (const [sha256, bytes] of Object.entries(files)) await cache.put(keyOf(sha256), new Response(bytes));
      }, undefined),
  };
}

/** Cache Storage is missing on plain http, forbidden in some private windows, and may be full. */
async function attempt<T>(task: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await task();
  } catch {
    return otherwise;
  }
}
