import { hashFile, listFiles, readBytes, sizeOf } from "./files.ts";
import { gzip } from "./formats/gzip.ts";

/** A published file: its path below the site's base, its size, and where that was worth trying, its size gzipped. */
export type ManifestEntry = { path: string; bytes: number; sha256: string; gzip?: number };

/** Bytes beyond which nobody waits to learn how small a file would be. */
const mostBytes = 4_000_000;

/** Lists every file of a folder, sorted by path. */
export async function readManifest(folder: string): Promise<ManifestEntry[]> {
  const entries: ManifestEntry[] = [];
  for (const path of await listFiles(folder)) {
    const file = `${folder}/${path}`;
    const bytes = await sizeOf(file);
    const text = /\.(csv|json|txt|svg|js)$/.test(path) && bytes <= mostBytes;
    const gzipped = text && { gzip: gzip(await readBytes(file)).length };
    entries.push({ path, bytes, sha256: await hashFile(file), ...gzipped });
  }
  return entries;
}
