/** What `npm run bench` can run, in its order. */
export const benches = ["weight", "boot", "filter", "records", "roll", "publish"] as const;
export type BenchName = (typeof benches)[number];

/** ms = milliseconds, bytes as on the wire or in memory (1 kB = 1,000), s = seconds, × = how many times another figure. */
export type Unit = "ms" | "s" | "bytes" | "×";

/** What is measured, and the most that it may be: itself (`value`), or as a share of the peer's (`ratio`). */
export type Planned = {
  id: string;
  bench: BenchName;
  unit: Unit;
  goal: { by: "value" | "ratio"; most: number };
  /** For a reader: what the figure means, and what stands beside it as the peer. */
  means: string;
};

export const plan: readonly Planned[] = [
  {
    id: "page-overview",
    bench: "weight",
    unit: "bytes",
    goal: { by: "value", most: 90_000 },
    means: "The overview: all that it fetches by itself but its fonts, compressed (gzip) as a usual host does",
  },
  {
    id: "page-overview-scripts",
    bench: "weight",
    unit: "bytes",
    goal: { by: "value", most: 20_000 },
    means: "Of that, JavaScript before the reader does anything",
  },
  {
    id: "page-overview-fonts",
    bench: "weight",
    unit: "bytes",
    goal: { by: "value", most: 60_000 },
    means: "The overview's fonts",
  },
  {
    id: "engine-wire",
    bench: "weight",
    unit: "bytes",
    goal: { by: "value", most: 5_200_000 },
    means: "DuckDB-Wasm and its worker as a browser fetches them (Brotli)",
  },
  {
    id: "engine-wire-plain",
    bench: "weight",
    unit: "bytes",
    goal: { by: "value", most: 7_800_000 },
    means: "The same where Brotli cannot be had, from a host that compresses nothing (gzip files)",
  },
  {
    id: "boot-first-answer",
    bench: "boot",
    unit: "ms",
    goal: { by: "value", most: 3_000 },
    means: "The engine, nothing kept on the device, local host: start → first answer from the published database",
  },
  {
    id: "boot-again",
    bench: "boot",
    unit: "ms",
    goal: { by: "value", most: 3_000 },
    means: "The same on the next page, the engine kept on the device",
  },
  {
    id: "click-cold-1m",
    bench: "filter",
    unit: "ms",
    goal: { by: "ratio", most: 0.25 },
    means: "1 M initiatives: the first click on a dimension → every chart painted; peer: the same in Mosaic",
  },
  {
    id: "click-cold-10m",
    bench: "filter",
    unit: "ms",
    goal: { by: "ratio", most: 0.1 },
    means: "10 M initiatives: the first click on a dimension",
  },
  {
    id: "click-warm-1m",
    bench: "filter",
    unit: "ms",
    goal: { by: "ratio", most: 0.5 },
    means: "1 M initiatives: later clicks, median",
  },
  {
    id: "click-warm-1m-p95",
    bench: "filter",
    unit: "ms",
    goal: { by: "value", most: 33 },
    means: "1 M initiatives: what 95 of 100 later clicks do not exceed",
  },
  {
    id: "click-growth",
    bench: "filter",
    unit: "×",
    goal: { by: "value", most: 1.3 },
    means: "The median click with 10 M initiatives, over that with 100,000",
  },
  {
    id: "slow-first-filter",
    bench: "filter",
    unit: "ms",
    goal: { by: "ratio", most: 0.1 },
    means:
      "A shared link with a filter, slow phone: navigation → filtered charts painted; peer: the same charts from DuckDB-Wasm alone",
  },
  {
    id: "slow-first-filter-after-fcp",
    bench: "filter",
    unit: "ms",
    goal: { by: "value", most: 1_000 },
    means: "The same, counted from First Contentful Paint",
  },
  {
    id: "records-first",
    bench: "records",
    unit: "ms",
    goal: { by: "value", most: 300 },
    means: "1 M initiatives, table open: a click that needs one more partition → its first rows painted",
  },
  {
    id: "records-first-bytes",
    bench: "records",
    unit: "×",
    goal: { by: "value", most: 1 },
    means: "Bytes fetched for that click, over the bytes of the partition",
  },
  {
    id: "roll-5k-key",
    bench: "roll",
    unit: "ms",
    goal: { by: "value", most: 16 },
    means: "5,000 people: what 95 of 100 key presses in the search do not exceed until painted",
  },
  {
    id: "roll-5k-index",
    bench: "roll",
    unit: "bytes",
    goal: { by: "value", most: 45_000 },
    means: "5,000 people: everything that the search can fetch, compressed (gzip)",
  },
  {
    id: "roll-100k-first",
    bench: "roll",
    unit: "ms",
    goal: { by: "value", most: 400 },
    means: "100,000 people, nothing fetched before: first key → first results painted",
  },
  {
    id: "roll-100k-first-bytes",
    bench: "roll",
    unit: "bytes",
    goal: { by: "value", most: 600_000 },
    means: "100,000 people: bytes fetched until then",
  },
  {
    id: "publish-1m",
    bench: "publish",
    unit: "s",
    goal: { by: "ratio", most: 8 },
    means: "1 M initiatives: CSV in → everything published; peer: DuckDB reads the same CSV and writes it as Parquet",
  },
  {
    id: "publish-1m-memory",
    bench: "publish",
    unit: "bytes",
    goal: { by: "value", most: 1.5e9 },
    means: "1 M initiatives: most memory that publishing held",
  },
  {
    id: "publish-10m",
    bench: "publish",
    unit: "×",
    goal: { by: "value", most: 1.2 },
    means: "10 M initiatives: time a row, over that with 1 M",
  },
  {
    id: "publish-10m-memory",
    bench: "publish",
    unit: "×",
    goal: { by: "value", most: 1.5 },
    means: "10 M initiatives: most memory, over that with 1 M",
  },
];

/** The goal in a few signs, such as `ratio ≤ 0.25` or `≤ 33 ms`. */
export function goalText({ goal, unit }: Planned): string {
  if (goal.by === "ratio") return `ratio ≤ ${goal.most}`;
  if (unit === "bytes") return goal.most >= 1e6 ? `≤ ${goal.most / 1e6} MB` : `≤ ${goal.most / 1e3} kB`;
  return `≤ ${goal.most} ${unit}`;
}
