import { gunzipSync } from "node:zlib";
import { config } from "../config.ts";
import { crossFilter } from "../query/crossfilter.ts";
import {
  columnDimensions,
  packCells,
  packRecords,
  type RecordsCube,
  recordsCubePath,
  rowDimensions,
  unpackRecords,
} from "../query/records-cube.ts";
import { recordsPairsPath, toRecordsPairs } from "../query/records-pairs.ts";
import { recordsCellsSql, recordsDomainSql, toRecordsDomain } from "../query/records-sql.ts";
import { columns, type Connection, records } from "./database.ts";
import { readBytes, writeBytes } from "./files.ts";
import { gzip } from "./formats/gzip.ts";

/** The cube of `initiatives` as bytes, from a filled database. */
export async function packRecordsCube(connection: Connection): Promise<Uint8Array> {
  const domain = toRecordsDomain(await records<{ dimension: string; code: string }>(connection, recordsDomainSql()));
  const sources = await records<{ source_id: string; initiatives: number; sample: boolean }>(
    connection,
    `SELECT s.source_id, count(*) AS initiatives, s.kind = 'sample' AS sample
     FROM initiatives i JOIN sources s ON s.source_id = i.source GROUP BY ALL ORDER BY s.source_id`,
  );
  const sample = sources.filter((source) => source.sample).reduce((sum, { initiatives }) => sum + initiatives, 0);
  const facts = { domain, sample, sources: sources.map(({ source_id }) => source_id) };
  if (!sources.length) return packRecords([], facts);
  return packCells(await columns(connection, recordsCellsSql(domain, rowDimensions, columnDimensions)), facts);
}

/** Writes the cube of `initiatives` into the public folder, and beside it the sums of its pairs. */
export async function writeRecordsCube(connection: Connection, folder: string): Promise<void> {
  const packed = new Uint8Array(await packRecordsCube(connection));
  await writeBytes(`${folder}/${recordsCubePath}`, gzip(packed));
  const cube = unpackRecords(packed);
  const pairs = JSON.stringify(toRecordsPairs(crossFilter(cube), cube));
  await writeBytes(`${folder}/${recordsPairsPath}`, gzip(new TextEncoder().encode(pairs)));
}

/** The published cube, for pages while they are built. Rejects when nothing has been published. */
export async function readRecordsCube(folder: string = config.published): Promise<RecordsCube> {
  const packed = await readBytes(`${folder}/public/${recordsCubePath}`);
  return unpackRecords(new Uint8Array(gunzipSync(packed)));
}
