import { once } from "node:events";
import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { Worker } from "node:worker_threads";
import type { RecordColumns } from "../query/record-pack.ts";
import type { RecordsPlace } from "../query/record-unpack.ts";

/** A packed file of initiatives: as it goes out, and the size and SHA-256 (hex) of what is in it. */
export type Packed = { packed: Uint8Array; inflated: number; sha256: string };
export type PackTask = { place: RecordsPlace; columns: RecordColumns };

/** Packs initiatives in a thread of its own, one file after the other, in the order asked. */
export type RecordPacker = {
  /** Takes the columns over: their memory moves to the thread. Rejects with what was wrong with the rows. */
  pack(task: PackTask): Promise<Packed>;
  close(): Promise<void>;
};

/** Starts the thread; close it, or the process does not end. A second one would take 240 MB more with ten million rows. */
export function openPacker(): RecordPacker {
  const worker = new Worker(new URL("record-packer-thread.ts", import.meta.url), { env: withModules() });
  let last: Promise<unknown> = Promise.resolve();
  async function run(task: PackTask): Promise<Packed> {
    worker.postMessage(task, buffersOf(task));
    const [answer] = (await once(worker, "message")) as [Packed | Error];
    if (answer instanceof Error) throw answer;
    return answer;
  }
  return {
    pack(task) {
      const packed = last.then(() => run(task));
      last = packed.catch(() => {});
      return packed;
    },
    close: async () => void (await worker.terminate()),
  };
}

/** Threads find what Node made of the modules last time only where their environment says so. */
function withModules(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir();
  return folder ? { ...process.env, NODE_COMPILE_CACHE: dirname(folder) } : process.env;
}

/** Memory that is a column's own; Node keeps small texts together in one piece, which has to stay. */
function buffersOf({ columns: { codes, initiative_id, title, ...numbers } }: PackTask): ArrayBuffer[] {
  const coded = Object.values(codes).map(({ rows }) => rows);
  const texts = [initiative_id, title].flatMap(({ bytes, lengths }) => [bytes, lengths]);
  return [...Object.values(numbers), ...coded, ...texts]
    .filter((part) => ArrayBuffer.isView(part))
    .filter(({ byteLength, buffer }) => byteLength === buffer.byteLength)
    .map(({ buffer }) => buffer as ArrayBuffer);
}
