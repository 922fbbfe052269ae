import { fields, solutionTypes } from "../model/initiative.ts";
import { sectors } from "../model/sector.ts";
import { funnelStages } from "../model/stage.ts";
import { benefitCodes } from "../model/benefit-class.ts";
import type { RecordsPlace } from "./record-unpack.ts";
import type { RecordsDomain, RecordsFilter } from "./records-filter.ts";

/**
 * A file with the records of a year and sector, or a part of them, which `part` numbers from 1 in the order of ids.
 * `first` and `last` are ids; `sha256` is of the inflated bytes.
 */
export type RecordsPartition = RecordsPlace & {
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
  /** The same rows as Parquet; of a year and sector in parts, all of them, named by the first part. */
  lake: readonly { path: string; bytes: number }[];
};

/** What `data/records/index.json` holds. */
export type RecordsIndex = {
  version: 2;
  rows: number;
  /** Units that have records. */
  units: readonly string[];
  partitions: readonly RecordsPartition[];
};

/** Where a file of records lies, below the site's base. */
export const recordsPath = ({ year, sector, part }: RecordsPlace): string =>
  `data/records/${year}-${sector}${part === null ? "" : `-${part}`}.bin.gz`;

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
