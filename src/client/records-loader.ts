import type { PackedRecords } from "../query/record-pack.ts";
import { costOf, type RecordsIndex, type RecordsPartition } from "../query/records-index.ts";
import { type RecordStore, toRecordStore } from "../query/records.ts";
import { fetchBytes, LoadError, siteUrl } from "./bytes.ts";

/** Bytes so far of those to come, and parts that are whole. */
export type LoadProgress = { done: number; total: number; parts: number; of: number };

/** Files that are on their way at a time: one after the other would wait for the link each time. */
const abreast = 4;
/** Rows beyond which partitions that nobody needs now make room. */
const mostKept = 2_000_000;

/** The list of partitions; rejects with a LoadError. */
export async function loadRecordsIndex(path: string): Promise<RecordsIndex> {
  const bytes = await fetchBytes(siteUrl(path), { cache: "no-cache" });
  const index = JSON.parse(new TextDecoder().decode(bytes)) as RecordsIndex;
  if (index.version !== 1) throw new LoadError("damaged", `unknown version of the records' index: ${index.version}`);
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
   * @throws LoadError
   */
  async load(
    partitions: readonly RecordsPartition[],
    signal: AbortSignal,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<void> {
    const absent = this.absent(partitions);
    if (!absent.length) return;
    const total = costOf(absent).bytes;
    const files: PackedRecords[] = [];
    const bytes = absent.map(() => 0);
    let next = 0;
    const report = () =>
      onProgress({ done: bytes.reduce((a, b) => a + b, 0), total, parts: files.length, of: absent.length });
    const fetchNext = async (): Promise<void> => {
      while (next < absent.length && !signal.aborted) {
        const at = next++;
        files.push(
          await fetchPartition(absent[at], signal, (share) => {
            bytes[at] = Math.round(share * absent[at].bytes);
            report();
          }),
        );
        bytes[at] = absent[at].bytes;
        report();
      }
    };
    report();
    const lanes = await Promise.allSettled(Array.from({ length: abreast }, fetchNext));
    this.#keep(files, partitions);
    const failed = lanes.find((lane) => lane.status === "rejected");
    if (failed) throw failed.reason;
    if (signal.aborted) throw new LoadError("cancelled", "records: cancelled");
  }

  #keep(files: readonly PackedRecords[], needed: readonly RecordsPartition[]): void {
    const fresh = files.filter(({ year, sector }) => !this.#held.has(pathOf(year, sector)));
    if (!fresh.length) return;
    const rows = fresh.reduce((sum, file) => sum + file.rows, 0);
    const isNeeded = (part: { year: number; sector: string }) =>
      needed.some(({ year, sector }) => year === part.year && sector === part.sector);
    const full = this.store.rows + rows > mostKept;
    const kept = full ? { ...this.store, parts: this.store.parts.filter(isNeeded) } : this.store;
    this.store = toRecordStore(fresh, kept);
    this.#held = new Set(this.store.parts.map(({ year, sector }) => pathOf(year, sector)));
  }
}

const pathOf = (year: number, sector: string): string => `data/records/${year}-${sector}.json.gz`;

async function fetchPartition(
  { path, bytes, inflated, sha256 }: RecordsPartition,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<PackedRecords> {
  const file = await fetchBytes(siteUrl(path), {
    signal,
    expected: { bytes, inflated, sha256 },
    onProgress: (done, total) => onShare(done / total),
  });
  return JSON.parse(new TextDecoder().decode(file)) as PackedRecords;
}
