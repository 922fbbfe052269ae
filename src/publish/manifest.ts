import { sha256 } from "./engine.ts";
import { listFiles, readBytes } from "./files.ts";
import { gzip } from "./formats/gzip.ts";

/** A published file: its path below the site's base, its size, and its size gzipped where that makes it smaller. */
export type ManifestEntry = { path: string; bytes: number; sha256: string; gzip?: number };

/** Lists every file of a folder, sorted by path. */
export async function readManifest(folder: string): Promise<ManifestEntry[]> {
  const paths = await listFiles(folder);
  return Promise.all(
    paths.map(async (path) => {
      const bytes = await readBytes(`${folder}/${path}`);
      const text = /\.(csv|json|txt|svg|js)$/.test(path);
      return { path, bytes: bytes.length, sha256: sha256(bytes), ...(text && { gzip: gzip(bytes).length }) };
    }),
  );
}
