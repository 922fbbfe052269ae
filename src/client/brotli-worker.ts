import { decompressBrotli } from "hyparquet-compressors";

addEventListener("message", ({ data: { bytes, size } }: MessageEvent<{ bytes: Uint8Array; size: number }>) => {
  try {
    const inflated = decompressBrotli(bytes, size);
    postMessage(inflated, { transfer: [inflated.buffer] });
  } catch (error) {
    postMessage(String(error));
  }
});
