import { parentPort } from "node:worker_threads";
import { packRecords } from "../query/record-pack.ts";
import { sha256 } from "./engine.ts";
import { gzipQuick } from "./formats/gzip.ts";
import type { Packed, PackTask } from "./record-packer.ts";

parentPort!.on("message", ({ place, columns }: PackTask) => {
  try {
    const inflated = packRecords(place, columns);
    const packed = gzipQuick(inflated);
    answer({ packed, inflated: inflated.length, sha256: sha256(inflated) });
  } catch (error) {
    answer(error as Error);
  }
});

const answer = (message: Packed | Error): void => parentPort!.postMessage(message);
