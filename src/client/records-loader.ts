import { costOf, type RecordsIndex, type RecordsPartition, recordsPath } from "../query/records-index.ts";
import { type RecordStore, toRecordStore } from "../query/records.ts";
import { fetchBytes, LoadError, siteUrl } from "./bytes.ts";

/** Bytes so far of those to come, and parts that are whole. */
export type LoadProgress = { done: number; total: number; parts: number; of: number };

type LoadOptions = { signal?: AbortSignal; onProgress?: (progress: LoadProgress) => void; before?: Promise<void> };

/** Files that are on their way at a time: one after the other would wait for the link each time. */
const abreast = 4;
/** Rows beyond which partitions that nobody needs now make room. */
const mostKept = 2_000_000;

/** The list of partitions; rejects with a LoadError. */
export async function loadRecordsIndex(path: string): Promise<RecordsIndex> {
  const bytes = await fetchBytes(siteUrl(path), { cache: "no-cache" });
  const index = JSON.parse(new TextDecoder().decode(bytes)) as RecordsIndex;
  if (index.version !== 2) throw new LoadError("damaged", `unknown version of the records' index: ${index.version}`);
  return index;
}

/** The partitions in memory, and how more of them come. */
export class RecordsLoader {
  store: RecordStore = toRecordStore([]);
  #held = new Set<string>();

  /** Those of some partitions that are not in memory yet. */
  absent(partitions: readonly RecordsPartition[]): RecordsPartition[] {
    return partitions.filter(({ path }) => !this.#held.has(path));
  }

  /**
   * Fetches what is absent, in order; what came before a failure or a cancel is kept.
   * @param before what is to be done first before the files that came are taken apart
   * @throws LoadError
   */
  async load(
    partitions: readonly RecordsPartition[],
    { signal = new AbortController().signal, onProgress, before }: LoadOptions = {},
  ): Promise<void> {
    const absent = this.absent(partitions);
    if (!absent.length) return;
    const total = costOf(absent).bytes;
    const files: File[] = [];
    const bytes = absent.map(() => 0);
    let next = 0;
    const report = () =>
      onProgress?.({ done: bytes.reduce((a, b) => a + b, 0), total, parts: files.length, of: absent.length });
    const fetchNext = async (): Promise<void> => {
      while (next < absent.length && !signal.aborted) {
        const at = next++;
        const file = await fetchPartition(absent[at], signal, (share) => {
          bytes[at] = Math.round(share * absent[at].bytes);
          report();
        });
        files.push({ partition: absent[at], bytes: file });
        bytes[at] = absent[at].bytes;
        report();
      }
    };
    report();
    const lanes = await Promise.allSettled(Array.from({ length: abreast }, fetchNext));
    await before;
    this.#keep(files, partitions);
    const failed = lanes.find((lane) => lane.status === "rejected");
    if (failed) throw failed.reason;
    if (signal.aborted) throw new LoadError("cancelled", "records: cancelled");
  }

  #keep(files: readonly File[], needed: readonly RecordsPartition[]): void {
    const fresh = files.filter(({ partition }) => !this.#held.has(partition.path));
    if (!fresh.length) return;
    const { rows } = costOf(fresh.map(({ partition }) => partition));
    const wanted = new Set(needed.map(({ path }) => path));
    const full = this.store.rows + rows > mostKept;
    const parts = this.store.parts.filter((part) => !full || wanted.has(recordsPath(part)));
    const packed = fresh.map(({ bytes }) => bytes);
    this.store = toRecordStore(packed, full ? { ...this.store, parts } : this.store);
    this.#held = new Set(this.store.parts.map(recordsPath));
  }
}

type File = { partition: RecordsPartition; bytes: Uint8Array };

const fetchPartition = (
  { path, bytes, inflated, sha256 }: RecordsPartition,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<Uint8Array> =>
  fetchBytes(siteUrl(path), {
    signal,
    expected: { bytes, inflated, sha256 },
    onProgress: (done, total) => onShare(done / total),
  });
