import { startScript } from "./worker.ts";
import address from "./brotli-worker.ts?worker&url";

/** Decodes Brotli in a worker of its own, which ends with its answer. `size` is that of the result, in bytes. */
export async function inflateBrotli(bytes: Uint8Array<ArrayBuffer>, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const worker = await startScript(address);
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    const fail = (message: string) => reject(new Error(`Brotli could not be decoded: ${message}`));
    worker.addEventListener("message", ({ data }) => (typeof data === "string" ? fail(data) : resolve(data)));
    worker.addEventListener("error", ({ message }) => fail(message ?? "the worker did not start"));
    worker.postMessage({ bytes, size });
  }).finally(() => worker.terminate());
}
