import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { exists, readBytes, writeBytes } from "./files.ts";
import { gzip } from "./formats/gzip.ts";

/** A file of the engine as the page fetches it: `path` below the site's base, `bytes` on the wire, `inflated` in memory. */
export type EnginePart = {
  path: string;
  bytes: number;
  inflated: number;
  /** Hex, of the inflated bytes: it holds whether or not the host has inflated the file on its way. */
  sha256: string;
};
export type EngineInfo = { version: string; wasm: EnginePart; worker: EnginePart; database: EnginePart };

export const enginePaths = {
  wasm: "engine/duckdb-eh.wasm.gz",
  worker: "engine/duckdb-browser-eh.worker.js",
  database: "data/sang-kien.duckdb.gz",
  info: "engine/engine.json",
} as const;

/**
 * Writes the engine, its worker, the database it opens, and `engine.json` that tells the page their sizes.
 * @param folder the public folder
 * @param database the `.duckdb` file's bytes
 * @param cache folder that keeps the compressed engine between builds; compressing takes seconds
 */
export async function writeEngine(folder: string, database: Uint8Array, cache = cacheFolder): Promise<EngineInfo> {
  const [wasm, worker] = await Promise.all([packaged("duckdb-eh.wasm"), packaged("duckdb-browser-eh.worker.js")]);
  const put = async (path: string, whole: Uint8Array, sent: Uint8Array): Promise<EnginePart> => {
    await writeBytes(`${folder}/${path}`, sent);
    return { path, bytes: sent.length, inflated: whole.length, sha256: sha256(whole) };
  };
  const info: EngineInfo = {
    version: JSON.parse(new TextDecoder().decode(await readBytes(packagedPath("../package.json")))).version,
    wasm: await put(enginePaths.wasm, wasm, await gzipOnce(wasm, cache)),
    worker: await put(enginePaths.worker, worker, worker),
    database: await put(enginePaths.database, database, gzip(database)),
  };
  await writeBytes(`${folder}/${enginePaths.info}`, new TextEncoder().encode(`${JSON.stringify(info, null, 2)}\n`));
  return info;
}

/** SHA-256 of bytes, in hex. */
export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

async function gzipOnce(bytes: Uint8Array, cache: string): Promise<Uint8Array> {
  const path = `${cache}/${sha256(bytes)}.gz`;
  if (await exists(path)) return readBytes(path);
  const packed = gzip(bytes);
  await writeBytes(path, packed);
  return packed;
}

const cacheFolder = fileURLToPath(new URL("../../node_modules/.cache/engine", import.meta.url));
const packagedPath = (name: string): string =>
  fileURLToPath(new URL(name, import.meta.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm")));
const packaged = (name: string) => readBytes(packagedPath(name));
