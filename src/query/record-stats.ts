import { eachPart, readBenefits } from "./record-order.ts";
import type { RecordStore, Selection } from "./records.ts";

/** How benefit is spread over some initiatives; amounts in đồng, null where no benefit could be computed. */
export type RecordStatistics = {
  initiatives: number;
  /** Those with a benefit; all below is about these. */
  computable: number;
  sum: number | null;
  lowerQuartile: number | null;
  median: number | null;
  upperQuartile: number | null;
  largest: number | null;
  /** Share of the sum, 0 to 1, that the largest tenth has (rounded up to whole initiatives), and the ten largest. */
  topTenth: number | null;
  topTen: number | null;
  /** Rows of sample data among the initiatives. */
  samples: number;
  /** First and last year of the initiatives; null of none. */
  years: readonly [number, number] | null;
};

export function summariseRecords(store: RecordStore, { places }: Pick<Selection, "places">): RecordStatistics {
  const values = known(readBenefits(store, places)).sort();
  const years: number[] = [];
  eachPart(store, places, ({ year }) => void years.push(year));
  const sum = total(values);
  const share = (count: number) => (sum > 0 ? total(values.slice(-count)) / sum : null);
  const some = values.length > 0;
  return {
    initiatives: places.length,
    computable: values.length,
    sum: some ? sum : null,
    lowerQuartile: quantile(values, 0.25),
    median: quantile(values, 0.5),
    upperQuartile: quantile(values, 0.75),
    largest: some ? values[values.length - 1] : null,
    topTenth: some ? share(Math.ceil(values.length / 10)) : null,
    topTen: some ? share(10) : null,
    samples: countSamples(store, { places }),
    years: years.length ? [Math.min(...years), Math.max(...years)] : null,
  };
}

/** How many of some initiatives are sample data. */
export function countSamples(store: RecordStore, { places }: Pick<Selection, "places">): number {
  let samples = 0;
  eachPart(store, places, ({ offset, codes: { source_kind } }, from, to) => {
    const sample = source_kind.words.indexOf("sample");
    const kinds = source_kind.rows;
    for (let index = from; index < to; index++) if (kinds[places[index] - offset] === sample) samples++;
  });
  return samples;
}

/** The quantile of sorted numbers by the linear method (R-7, DuckDB's quantile_cont); null of none. */
export function quantile(sorted: ArrayLike<number>, share: number): number | null {
  if (!sorted.length) return null;
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

/** Those that are numbers, in their order. */
function known(values: Float64Array): Float64Array {
  let size = 0;
  for (let at = 0; at < values.length; at++) if (!Number.isNaN(values[at])) values[size++] = values[at];
  return values.subarray(0, size);
}

function total(values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at];
  return sum;
}
