import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

/**
 * Compresses with the largest window that every browser accepts; the same bytes on every system.
 * @param quality 11 packs smallest and takes minutes for tens of megabytes, 5 takes seconds
 */
export function brotli(bytes: Uint8Array, quality: number): Promise<Uint8Array> {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  return promisify(brotliCompress)(bytes, {
    params: { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}
