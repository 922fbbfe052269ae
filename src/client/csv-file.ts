import type { OwnBatch } from "../query/own-batch.ts";
import type { OwnField, OwnLayout, OwnScan } from "../query/own-scan.ts";
import type { CsvReply, CsvRequest } from "./csv-worker.ts";
import address from "./csv-worker.ts?worker&url";
import { OwnFileError } from "./own-problem.ts";
import { startScript } from "./worker.ts";

export type CsvTask = { signal?: AbortSignal; onProgress?: (bytes: number, total: number) => void };

/**
 * Reads a file once through, in a worker: its columns, and what each of them may be.
 * @throws OwnFileError, or the signal's reason
 */
export async function scanCsv(
  file: File,
  layout: { delimiter: string | null; hasHeader: boolean | null },
  task: CsvTask,
): Promise<OwnScan> {
  for await (const reply of converse({ do: "scan", file, layout }, file, task))
    if (reply.is === "scan") return reply.scan;
  throw new OwnFileError({ code: "unreadable" });
}

/** Reads a file as the reader chose, in batches; the next one is made once the last was taken. Throws as `scanCsv`. */
export async function* loadCsv(
  file: File,
  layout: OwnLayout,
  fields: OwnField[],
  task: CsvTask,
): AsyncGenerator<OwnBatch> {
  for await (const reply of converse({ do: "load", file, layout, fields }, file, task)) {
    if (reply.is === "end") return;
    if (reply.is === "batch") yield reply.batch;
  }
}

/** Everything a worker says but its progress; the worker ends with the conversation, however that ends. */
async function* converse(request: CsvRequest, file: File, { signal, onProgress }: CsvTask): AsyncGenerator<CsvReply> {
  signal?.throwIfAborted();
  const worker = await startScript(address).catch(() => {
    throw new OwnFileError({ code: "script" });
  });
  const replies: (CsvReply | Error)[] = [];
  let wake = () => {};
  const put = (reply: CsvReply | Error) => {
    replies.push(reply);
    wake();
  };
  const cut = () => put(signal!.reason);
  signal?.addEventListener("abort", cut);
  worker.addEventListener("error", () => put(new OwnFileError({ code: "unreadable" })));
  worker.addEventListener("message", ({ data }: MessageEvent<CsvReply>) => {
    if (data.is === "progress") onProgress?.(data.bytes, file.size);
    else put(data.is === "problem" ? new OwnFileError(data.problem) : data);
  });
  try {
    worker.postMessage(request);
    for (;;) {
      if (!replies.length) await new Promise<void>((resolve) => (wake = resolve));
      signal?.throwIfAborted();
      const reply = replies.shift()!;
      if (reply instanceof Error) throw reply;
      yield reply;
      if (reply.is === "end") return;
      worker.postMessage({ do: "next" } satisfies CsvRequest);
    }
  } finally {
    signal?.removeEventListener("abort", cut);
    worker.terminate();
  }
}
