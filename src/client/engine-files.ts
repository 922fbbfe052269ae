import { checkBytes, type ExpectedFile, fetchBytes, LoadError } from "./bytes.ts";
import { type KeptFiles, openKeptFiles } from "./kept-files.ts";

/** What publish says of the engine's files (`engine/engine.json`); paths are relative to the site's base. */
export type EngineManifest = {
  version: string;
  wasm: PackedFile;
  worker: PackedFile;
  database: ExpectedFile & { path: string };
};
type Packing = { path: string; bytes: number };
/** One file in two packings. The hash and the inflated size are those of its content. */
type PackedFile = { inflated: number; sha256: string; br: Packing; gz: Packing };
type Bytes = Uint8Array<ArrayBuffer>;

export type EngineFiles = {
  wasm: Bytes;
  worker: Bytes;
  database: Bytes;
  /** Whether engine and worker were on the device already. */
  kept: boolean;
};

type FetchOptions = {
  /** Absolute address of the site's root, ending in a slash. */
  base: string;
  /** Bytes fetched and bytes in all. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
};

/**
 * Fetches all that DuckDB needs; what the device keeps is not fetched again. When one file fails, the others are not
 * fetched further.
 * @throws LoadError
 */
export async function fetchEngine({ base, signal, onProgress }: FetchOptions): Promise<EngineFiles> {
  const link = new AbortController();
  const cut = () => link.abort();
  signal?.addEventListener("abort", cut);
  try {
    const manifest = await readManifest(new URL("engine/engine.json", base).href, link.signal);
    const parts = [manifest.wasm, manifest.worker];
    const shelf = openKeptFiles(base);
    const found = await Promise.all(parts.map((file) => findWhole(shelf, file)));
    const sizes = [...parts.map(({ br }, i) => (found[i] ? 0 : br.bytes)), manifest.database.bytes];
    const counters = sumProgress(sizes, onProgress);
    const fetchFile: FetchFile = ({ path, ...expected }, place, isBrotli = false) =>
      fetchBytes(new URL(path, base).href, { expected, isBrotli, onProgress: counters[place], signal: link.signal });
    const [wasm, worker, database] = await Promise.all([
      ...parts.map((file, i) => found[i] ?? fetchPacked(file, i, fetchFile)),
      fetchFile(manifest.database, 2),
    ]);
    const kept = found.every((bytes) => bytes !== null);
    if (!kept) void shelf.keep({ [manifest.wasm.sha256]: wasm, [manifest.worker.sha256]: worker });
    return { wasm, worker, database, kept };
  } catch (error) {
    cut();
    throw error;
  } finally {
    signal?.removeEventListener("abort", cut);
  }
}

type FetchFile = (file: ExpectedFile & { path: string }, place: number, isBrotli?: boolean) => Promise<Bytes>;

/** A host may refuse `.br`, or send it so that the browser cannot read it: then gzip. */
function fetchPacked({ br, gz, ...content }: PackedFile, place: number, fetchFile: FetchFile): Promise<Bytes> {
  return fetchFile({ ...content, ...br }, place, true).catch((error: LoadError) => {
    if (error.code === "cancelled" || error.code === "stalled") throw error;
    return fetchFile({ ...content, ...gz }, place);
  });
}

/** A kept file that is no longer whole counts as none. */
async function findWhole(shelf: KeptFiles, { inflated, sha256 }: PackedFile): Promise<Bytes | null> {
  const bytes = await shelf.find(sha256);
  if (!bytes) return null;
  return checkBytes(sha256, bytes, { inflated, sha256 }).then(
    () => bytes,
    () => null,
  );
}

async function readManifest(url: string, signal?: AbortSignal): Promise<EngineManifest> {
  const text = new TextDecoder().decode(await fetchBytes(url, { signal, cache: "no-cache" }));
  try {
    return JSON.parse(text) as EngineManifest;
  } catch (cause) {
    throw new LoadError("damaged", `${url}: is not JSON`, { cause });
  }
}

type Counter = (done: number, total: number) => void;

/** One counter a file; each reports the sum of all. A host that inflates on the way makes the total grow. */
function sumProgress(sizes: readonly number[], onProgress: FetchOptions["onProgress"]): Counter[] {
  const files = sizes.map((total) => ({ done: 0, total }));
  const sum = (key: "done" | "total") => files.reduce((all, file) => all + file[key], 0);
  return files.map((file) => (done: number, total: number) => {
    Object.assign(file, { done, total });
    onProgress?.(sum("done"), sum("total"));
  });
}
