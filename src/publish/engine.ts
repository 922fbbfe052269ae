import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { exists, readBytes, writeBytes, writeWhole } from "./files.ts";
import { brotli } from "./formats/brotli.ts";
import { gzip } from "./formats/gzip.ts";
import { dropExports, importsOf } from "./formats/wasm.ts";

/** A file as the page fetches it: `path` below the site's base, `bytes` on the wire. */
export type Packing = { path: string; bytes: number };
/** What is inside: its size, and its SHA-256 in hex, which holds whether or not the host inflates on the way. */
type Content = { inflated: number; sha256: string };
/** A file of the engine in both of its packings: Brotli is asked for, gzip where a host will not give that. */
export type EngineFile = Content & { br: Packing; gz: Packing };
export type EngineInfo = { version: string; wasm: EngineFile; worker: EngineFile; database: Packing & Content };

export const enginePaths = {
  wasm: "engine/duckdb-eh.wasm",
  worker: "engine/duckdb-browser-eh.worker.js",
  database: "data/sang-kien.duckdb.gz",
  info: "engine/engine.json",
} as const;

export type PackOptions = {
  /** Packs for readers: smallest, in minutes the first time. Else in seconds and a fifth larger, unless that is at hand. */
  full?: boolean;
  /** Folder that keeps packed files between builds. */
  cache?: string;
  /** Told before the packing that takes minutes. */
  say?: (line: string) => void;
};

/** Brotli's quality for readers, and for a look. */
const qualities = { full: 11, draft: 5 } as const;

/** What pages say of the engine: bytes that a first start downloads, and what tells whether the device keeps it. */
export const toOffer = ({ wasm, worker, database }: EngineInfo): { bytes: number; sha256: string } => ({
  bytes: wasm.br.bytes + worker.br.bytes + database.bytes,
  sha256: wasm.sha256,
});

/**
 * Writes the engine and its worker, each packed twice, the database it opens, and `engine.json` that tells the page
 * their sizes.
 * @param folder the public folder
 * @param database the `.duckdb` file's bytes
 * @param lean the engine, where it has been made lean before
 */
export async function writeEngine(
  folder: string,
  database: Uint8Array,
  options: PackOptions = {},
  lean?: Uint8Array,
): Promise<EngineInfo> {
  const put = async (path: string, bytes: Uint8Array): Promise<Packing> => {
    await writeBytes(`${folder}/${path}`, bytes);
    return { path, bytes: bytes.length };
  };
  const pack = async (path: string, bytes: Uint8Array): Promise<EngineFile> => {
    const { br, gz } = await packOnce(bytes, path, options);
    return { ...contentOf(bytes), br: await put(`${path}.br`, br), gz: await put(`${path}.gz`, gz) };
  };
  const [wasm, worker] = await Promise.all([
    pack(enginePaths.wasm, lean ?? (await readLeanEngine())),
    pack(enginePaths.worker, await readBytes(workerPath)),
  ]);
  const info: EngineInfo = {
    version: JSON.parse(new TextDecoder().decode(await readBytes(packagedPath("../package.json")))).version,
    wasm,
    worker,
    database: { ...(await put(enginePaths.database, gzip(database))), ...contentOf(database) },
  };
  await writeBytes(`${folder}/${enginePaths.info}`, new TextEncoder().encode(`${JSON.stringify(info, null, 2)}\n`));
  return info;
}

/** SHA-256 of bytes, in hex. */
export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const contentOf = (bytes: Uint8Array): Content => ({ inflated: bytes.length, sha256: sha256(bytes) });

/**
 * The engine exports 75,000 names for extensions to link with. Extensions are never loaded here, so only the names stay
 * that its own worker or its own imports ask for: a fifth less to fetch, to hold and to start.
 */
export async function readLeanEngine(): Promise<Uint8Array> {
  const [wasm, worker] = [await readBytes(packagedPath("duckdb-eh.wasm")), await readBytes(workerPath)];
  const linked = importsOf(wasm)
    .filter(({ module }) => module.startsWith("GOT."))
    .map(({ name }) => name);
  const asked = new Set([...linked, ...(new TextDecoder().decode(worker).match(/[\w$]+/g) ?? [])]);
  return dropExports(wasm, (name) => asked.has(name));
}

/** Both packings, from the cache where they are there. */
async function packOnce(bytes: Uint8Array, name: string, { full, cache = cacheFolder, say }: PackOptions) {
  const at = (quality: number) => `${cache}/${sha256(bytes)}.${quality}.br`;
  const isThere = await exists(at(qualities.full));
  const quality = full || isThere ? qualities.full : qualities.draft;
  if (full && !isThere && bytes.length > 1e7)
    say?.(`Packing ${name} with Brotli: about two minutes, once for each version of the engine`);
  return {
    br: await keep(at(quality), () => brotli(bytes, quality)),
    gz: await keep(`${cache}/${sha256(bytes)}.gz`, () => gzip(bytes)),
  };
}

async function keep(path: string, make: () => Uint8Array | Promise<Uint8Array>): Promise<Uint8Array> {
  if (await exists(path)) return readBytes(path);
  const bytes = await make();
  await writeWhole(path, bytes);
  return bytes;
}

// Beside `node_modules`, which `npm ci` empties.
const cacheFolder = fileURLToPath(new URL("../../.published/cache", import.meta.url));
const packagedPath = (name: string): string =>
  fileURLToPath(new URL(name, import.meta.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm")));
const workerPath = packagedPath("duckdb-browser-eh.worker.js");
