/**
 * Starts a worker from its code. One of a same-origin address would not be bound by the page's meta policy; one of a
 * blob is, with all that it loads.
 */
export function startWorker(code: BlobPart): Worker {
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const worker = new Worker(address);
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return worker;
}

/** Starts a script of the site as a worker, from the address that the bundler gave it. */
export const startScript = (url: string): Worker =>
  // An `import` in its place would fall under `worker-src`, which allows blobs only.
  startWorker(`importScripts(${JSON.stringify(new URL(url, import.meta.url).href)});`);
