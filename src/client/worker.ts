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

/**
 * Starts a script of the site as a worker, from the address that the bundler gave it. The script is fetched once, so
 * that later ones start without asking for anything.
 */
export async function startScript(url: string): Promise<Worker> {
  const address = new URL(url, import.meta.url).href;
  const code = scripts.get(address) ?? fetchText(address);
  scripts.set(address, code);
  // An `import` in place of the code would fall under `worker-src`, which allows blobs only.
  return startWorker(
    await code.catch((cause) => {
      scripts.delete(address);
      throw cause;
    }),
  );
}

const scripts = new Map<string, Promise<string>>();

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: the host answered ${response.status}`);
  return response.text();
}
