import { type Encoding, inflate } from "./inflate.ts";

/** Why a file could not be had; each has words in the catalogue (`engine.error.<code>`). */
export const loadErrorCodes = ["offline", "missing", "refused", "stalled", "damaged", "cancelled"] as const;
export type LoadErrorCode = (typeof loadErrorCodes)[number];

export class LoadError extends Error {
  readonly code: LoadErrorCode;
  constructor(code: LoadErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "LoadError";
    this.code = code;
  }
}

/** What a file should be: `bytes` on the wire, `inflated` in memory, `sha256` of the inflated bytes in hex. */
export type ExpectedFile = { bytes: number; inflated?: number; sha256?: string };
export type FetchBytesOptions = {
  /** Bytes so far, and bytes to come in all; called often. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
  expected?: ExpectedFile;
  /** Whether the file is packed with Brotli, which cannot be told by its bytes. */
  isBrotli?: boolean;
  /** `no-cache` asks the host whether the browser's copy still holds. */
  cache?: RequestCache;
  /** Milliseconds without one new byte after which the link counts as dead. */
  stallMs?: number;
};

/** Absolute address of a file of the site, whatever its base path, from a path such as `data/cube.json.gz`. */
export function siteUrl(path: string): string {
  return new URL(`${import.meta.env.BASE_URL.replace(/\/?$/, "/")}${path}`, location.href).href;
}

/**
 * Fetches a file whole, counting its bytes, trying twice, and inflates it where it is packed; some hosts have
 * then had the browser do so, which is noticed. A file of the wrong size or hash is an error.
 * @returns the inflated bytes
 * @throws LoadError
 */
export async function fetchBytes(url: string, options: FetchBytesOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await fetchOnce(url, options, options.cache ?? "default");
  } catch (error) {
    if (!isWorthRetrying(error)) throw error;
    return fetchOnce(url, options, "reload");
  }
}

const isWorthRetrying = (error: unknown): boolean =>
  error instanceof LoadError && error.code !== "cancelled" && error.code !== "missing";

async function fetchOnce(url: string, options: FetchBytesOptions, cache: RequestCache) {
  const { signal, stallMs = 20_000, expected } = options;
  if (signal?.aborted) throw new LoadError("cancelled", `${url}: cancelled`);
  const link = new AbortController();
  const cut = () => link.abort();
  signal?.addEventListener("abort", cut);
  const alarm = new Alarm(stallMs, cut);
  try {
    const response = await fetch(url, { cache, signal: link.signal });
    if (!response.ok) {
      const gone = response.status === 404 || response.status === 410;
      throw new LoadError(gone ? "missing" : "refused", `${url}: the host answered ${response.status}`);
    }
    const stored = await readAll(response, options, () => alarm.wind());
    alarm.stop();
    const encoding = findEncoding(stored, options);
    const bytes = encoding ? await unpack(url, stored, encoding, expected) : stored;
    await checkBytes(url, bytes, expected);
    return bytes;
  } catch (cause) {
    if (cause instanceof LoadError) throw cause;
    if (signal?.aborted) throw new LoadError("cancelled", `${url}: cancelled`, { cause });
    if (link.signal.aborted) throw new LoadError("stalled", `${url}: no byte came for ${stallMs} ms`, { cause });
    throw new LoadError("offline", `${url}: could not be reached`, { cause });
  } finally {
    alarm.stop();
    signal?.removeEventListener("abort", cut);
  }
}

/** Runs once, unless wound again before its time. */
class Alarm {
  #id: ReturnType<typeof setTimeout> | undefined;
  readonly #ms: number;
  readonly #ring: () => void;
  constructor(ms: number, ring: () => void) {
    this.#ms = ms;
    this.#ring = ring;
    this.wind();
  }
  wind() {
    this.stop();
    this.#id = setTimeout(this.#ring, this.#ms);
  }
  stop() {
    clearTimeout(this.#id);
  }
}

/** The total is the stored size; where the host inflates on the way, it is the inflated size, seen by the first bytes. */
async function readAll(response: Response, options: FetchBytesOptions, onBytes: () => void) {
  const { onProgress, expected, isBrotli } = options;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let done = 0;
  let total = expected?.bytes ?? Number(response.headers.get("content-length") ?? 0);
  const isPacked = (first: Uint8Array) =>
    isBrotli ? response.headers.get("content-encoding") !== "br" : isGzip(first);
  const reader = response.body!.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    onBytes();
    chunks.push(next.value);
    done += next.value.byteLength;
    if (chunks.length === 1 && expected?.inflated && !isPacked(next.value)) total = expected.inflated;
    onProgress?.(done, Math.max(done, total));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** How the bytes that came are still packed, or null. */
function findEncoding(stored: Uint8Array, { isBrotli, expected }: FetchBytesOptions): Encoding | null {
  if (isBrotli) return stored.byteLength === expected?.inflated ? null : "br";
  return isGzip(stored) ? "gzip" : null;
}

async function unpack(
  url: string,
  stored: Uint8Array<ArrayBuffer>,
  encoding: Encoding,
  { bytes = stored.byteLength, inflated }: Partial<ExpectedFile> = {},
) {
  if (stored.byteLength !== bytes)
    throw new LoadError("damaged", `${url}: ${stored.byteLength} bytes came, not ${bytes}`);
  try {
    return await inflate(stored, encoding, inflated);
  } catch (cause) {
    throw new LoadError("damaged", `${url}: could not be inflated`, { cause });
  }
}

/**
 * Holds inflated bytes against what they should be.
 * @throws LoadError `damaged`
 */
export async function checkBytes(
  url: string,
  bytes: Uint8Array<ArrayBuffer>,
  { inflated, sha256 }: Partial<ExpectedFile> = {},
): Promise<void> {
  if (inflated !== undefined && bytes.byteLength !== inflated) {
    throw new LoadError("damaged", `${url}: inflates to ${bytes.byteLength} bytes, not ${inflated}`);
  }
  // Browsers offer no hashing on plain http (other than localhost); the sizes still have to agree there.
  if (!sha256 || !globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== sha256) throw new LoadError("damaged", `${url}: SHA-256 is ${hex}, not ${sha256}`);
}
