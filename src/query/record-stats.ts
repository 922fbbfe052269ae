import { mapRows } from "./record-order.ts";
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
  const values = mapRows(
    store,
    places,
    ({ benefit }) =>
      (row) =>
        benefit[row],
  )
    .filter((value) => !Number.isNaN(value))
    .sort();
  const samples = mapRows(store, places, ({ codes: { source_kind } }) => {
    const sample = source_kind.words.indexOf("sample");
    return (row) => Number(source_kind.rows[row] === sample);
  });
  const years = [
    ...new Set(
      mapRows(
        store,
        places,
        ({ year }) =>
          () =>
            year,
      ),
    ),
  ];
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
    samples: total(samples),
    years: years.length ? [Math.min(...years), Math.max(...years)] : null,
  };
}

/** The quantile of sorted numbers by the linear method (R-7, DuckDB's quantile_cont); null of none. */
export function quantile(sorted: ArrayLike<number>, share: number): number | null {
  if (!sorted.length) return null;
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
