import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { RecordColumns } from "../query/record-pack.ts";
import type { RecordsPlace } from "../query/record-unpack.ts";

/** A packed file of initiatives: as it goes out, and the size and SHA-256 (hex) of what is in it. */
export type Packed = { packed: Uint8Array; inflated: number; sha256: string };
export type PackTask = { place: RecordsPlace; columns: RecordColumns };

/** Packs initiatives in a thread of its own, one file after the other, in the order asked. */
export type RecordPacker = {
  /** Rejects with what was wrong with the rows. */
  pack(task: PackTask): Promise<Packed>;
  close(): Promise<void>;
};

/** Starts the thread; close it, or the process does not end. */
export function openPacker(): RecordPacker {
  const worker = new Worker(new URL("record-packer-thread.ts", import.meta.url));
  let last: Promise<unknown> = Promise.resolve();
  async function run(task: PackTask): Promise<Packed> {
    worker.postMessage(task);
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
