export type Encoding = "br" | "gzip";

/**
 * Inflates bytes: the browser itself where it can, else (Brotli, in most browsers of today) a small decoder in a worker.
 * @param size of the result; a decoder of our own needs it beforehand
 * @throws when the bytes are damaged
 */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  encoding: Encoding,
  size = 0,
): Promise<Uint8Array<ArrayBuffer>> {
  const native = toStream(encoding);
  if (native) return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(native)).arrayBuffer());
  const { inflateBrotli } = await import("./inflate-brotli.ts");
  return inflateBrotli(bytes, size);
}

function toStream(encoding: Encoding): DecompressionStream | null {
  try {
    return new DecompressionStream((encoding === "br" ? "brotli" : encoding) as CompressionFormat);
  } catch {
    return null;
  }
}
