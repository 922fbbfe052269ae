import { hashFile, listFiles, readBytes, sizeOf } from "./files.ts";
import { gzipAside } from "./formats/gzip.ts";

/** A published file: its path below the site's base, its size, and where that was worth trying, its size gzipped. */
export type ManifestEntry = { path: string; bytes: number; sha256: string; gzip?: number };

/** Bytes beyond which nobody waits to learn how small a file would be. */
const mostBytes = 4_000_000;

/**
 * Lists every file of a folder, sorted by path.
 * @param known entries of files that were hashed before; paths as they are called here
 */
export async function readManifest(folder: string, known: readonly ManifestEntry[] = []): Promise<ManifestEntry[]> {
  const hashes = new Map(known.map(({ path, sha256 }) => [path, sha256]));
  const entries: ManifestEntry[] = [];
  for (const path of await listFiles(folder)) entries.push(await readEntry(folder, path, hashes.get(path)));
  return entries;
}

/** The entry of one file of a folder. */
export async function readEntry(folder: string, path: string, sha256?: string): Promise<ManifestEntry> {
  const file = `${folder}/${path}`;
  const bytes = await sizeOf(file);
  const text = /\.(csv|json|txt|svg|js)$/.test(path) && bytes <= mostBytes;
  const gzipped = text && { gzip: (await gzipAside(await readBytes(file))).length };
  return { path, bytes, sha256: sha256 ?? (await hashFile(file)), ...gzipped };
}
