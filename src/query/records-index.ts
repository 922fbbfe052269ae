import { fields, solutionTypes } from "../model/initiative.ts";
import { type Sector, sectors } from "../model/sector.ts";
import { funnelStages } from "../model/stage.ts";
import { benefitCodes } from "../model/benefit-class.ts";
import type { RecordsDomain, RecordsFilter } from "./records-filter.ts";

/** A file with the records of a year and sector. `first` and `last` are ids; `sha256` is of the inflated bytes. */
export type RecordsPartition = {
  year: number;
  sector: Sector;
  path: string;
  rows: number;
  /** Rows of sample data among them. */
  samples: number;
  first: string;
  last: string;
  /** Compressed, as stored; and inflated. */
  bytes: number;
  inflated: number;
  sha256: string;
  /** The same rows as Parquet. */
  lake: readonly { path: string; bytes: number }[];
};

/** What `data/records/index.json` holds. */
export type RecordsIndex = {
  version: 1;
  rows: number;
  /** Units that have records. */
  units: readonly string[];
  partitions: readonly RecordsPartition[];
};

/** Codes that a filter of these records may name. */
export const indexDomain = ({ units, partitions }: RecordsIndex): RecordsDomain => ({
  year: [...new Set(partitions.map(({ year }) => String(year)))],
  sector: sectors,
  stage: funnelStages,
  unit: units,
  field: fields,
  solution: solutionTypes,
  benefit: benefitCodes,
});

/** The partitions in which a filter may find rows, in order. */
export const neededPartitions = ({ partitions }: RecordsIndex, filter: RecordsFilter): RecordsPartition[] =>
  partitions.filter(
    ({ year, sector }) =>
      (!filter.year.length || filter.year.includes(String(year))) &&
      (!filter.sector.length || filter.sector.includes(sector)),
  );

/** The partitions that may hold an id; mostly one. */
export const partitionsOf = ({ partitions }: RecordsIndex, id: string): RecordsPartition[] =>
  partitions.filter(({ first, last }) => first <= id && id <= last);

/** What fetching some partitions costs: rows, and bytes on the wire. */
export const costOf = (partitions: readonly RecordsPartition[]): { rows: number; bytes: number } => ({
  rows: partitions.reduce((sum, { rows }) => sum + rows, 0),
  bytes: partitions.reduce((sum, { bytes }) => sum + bytes, 0),
});
