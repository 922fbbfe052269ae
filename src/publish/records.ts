import type { Sector } from "../model/sector.ts";
import type { RecordColumns } from "../query/record-pack.ts";
import { type CodedColumn, codedColumns } from "../query/record-unpack.ts";
import { type RecordsIndex, type RecordsPartition, recordsPath } from "../query/records-index.ts";
import { bytes, columns, type Connection, quote, records, text } from "./database.ts";
import { makeFolder, sizeOf, writeBytes, writeText } from "./files.ts";
import { openPacker, type RecordPacker } from "./record-packer.ts";

/** Rows beyond which the records of a year and sector come in several files: a reader's first rows need only be few. */
const mostRows = 65_536;

/**
 * Writes the initiatives in parts by year and sector: `data/records/<year>-<sector>.bin.gz`, or several numbered files
 * where they are many, with their `index.json` for the browser, and `data/lake/initiatives/year=…/sector=…/*.parquet`
 * for any other engine. Two parts are in memory at a time: one is packed while the next is read.
 * @param open the public folder
 */
export async function writeRecords(connection: Connection, open: string, most = mostRows): Promise<void> {
  const pairs = await records<Pair>(
    connection,
    `SELECT year, sector, sum(rows)::BIGINT AS rows, coalesce(sum(rows) FILTER (s.kind = 'sample'), 0)::BIGINT AS samples
     FROM (SELECT year, sector, source, count(*) AS rows FROM initiatives GROUP BY ALL)
     JOIN sources s ON s.source_id = source GROUP BY year, sector ORDER BY year, sector`,
  );
  const codes = await readCodes(connection);
  const packer = openPacker();
  try {
    const partitions = await writePartitions(connection, packer, pairs, codes, open, most);
    const rows = partitions.reduce((sum, { rows }) => sum + rows, 0);
    const index: RecordsIndex = { version: 2, rows, units: codes.unit, partitions };
    await writeText(`${open}/data/records/index.json`, `${JSON.stringify(index)}\n`);
  } finally {
    await packer.close();
  }
}

async function writePartitions(
  connection: Connection,
  packer: RecordPacker,
  pairs: readonly Pair[],
  codes: CodeLists,
  open: string,
  most: number,
): Promise<RecordsPartition[]> {
  const written: Promise<RecordsPartition>[] = [];
  for (const pair of pairs) {
    await connection.run(`CREATE OR REPLACE TEMP TABLE part AS
      SELECT i.*, s.kind AS source_kind FROM initiatives i JOIN sources s ON s.source_id = i.source
      WHERE i.year = ${Number(pair.year)} AND i.sector = ${text(pair.sector)} ORDER BY i.initiative_id`);
    const lake = await writeLake(connection, pair, open);
    for await (const { facts, columns } of readParts(connection, pair, codes, most)) {
      // While a file is packed, the next one is read.
      await written.at(-1);
      const isFirst = facts.part === null || facts.part === 1;
      written.push(writePacked(packer, { ...facts, lake: isFirst ? lake : [] }, columns, open));
    }
  }
  if (pairs.length) await connection.run("DROP TABLE part");
  return Promise.all(written);
}

type Pair = { year: number; sector: Sector; rows: number; samples: number };
type CodeLists = Record<CodedColumn, string[]>;

/** The codes of each column, sorted. */
async function readCodes(connection: Connection): Promise<CodeLists> {
  const lists: [CodedColumn, string[]][] = [];
  for (const column of codedColumns) {
    const found = await records<{ code: string }>(
      connection,
      column === "source_kind"
        ? "SELECT DISTINCT kind AS code FROM sources ORDER BY code"
        : `SELECT DISTINCT ${quote(column)} AS code FROM initiatives ORDER BY code`,
    );
    lists.push([column, found.map(({ code }) => code)]);
  }
  return Object.fromEntries(lists) as CodeLists;
}

type Facts = Omit<RecordsPartition, "lake" | "bytes" | "inflated" | "sha256">;

async function* readParts(
  connection: Connection,
  { year, sector, rows }: Pair,
  codes: CodeLists,
  most: number,
): AsyncGenerator<{ facts: Facts; columns: RecordColumns }> {
  const parts = Math.ceil(rows / most);
  const each = Math.ceil(rows / parts);
  const sample = codes.source_kind.indexOf("sample");
  for (let part = 0; part < parts; part++) {
    const columns = await readColumns(connection, part * each, Math.min(rows, (part + 1) * each), codes);
    const place = { year, sector, part: parts > 1 ? part + 1 : null };
    const { bytes: ids, lengths } = columns.initiative_id;
    const last = lengths.length - 1;
    const decode = (id: Uint8Array) => new TextDecoder().decode(id);
    const facts = {
      ...place,
      path: recordsPath(place),
      rows: lengths.length,
      samples: countOf(columns.codes.source_kind.rows, sample),
      first: decode(ids.subarray(0, lengths[0])),
      last: decode(ids.subarray(ids.length - lengths[last])),
    };
    yield { facts, columns };
  }
}

async function writePacked(
  packer: RecordPacker,
  facts: Facts & Pick<RecordsPartition, "lake">,
  columns: RecordColumns,
  open: string,
): Promise<RecordsPartition> {
  const { year, sector, part } = facts;
  const { packed, inflated, sha256 } = await packer.pack({ place: { year, sector, part }, columns });
  await writeBytes(`${open}/${facts.path}`, packed);
  return { ...facts, bytes: packed.length, inflated, sha256 };
}

/** Some rows of the part at hand: texts in one piece each, numbers as DuckDB has them in memory. */
async function readColumns(connection: Connection, from: number, to: number, codes: CodeLists): Promise<RecordColumns> {
  const rows = `(SELECT * FROM part WHERE rowid >= ${from} AND rowid < ${to})`;
  const [ids, titles] = await bytes(
    connection,
    `SELECT encode(string_agg(initiative_id, '')), encode(string_agg(title, '')) FROM ${rows}`,
  );
  const places = codedColumns.map(
    (name) => `enum_code(${quote(name)}::ENUM(${codes[name].map(text).join(", ")}))::USMALLINT AS ${quote(name)}`,
  );
  const found = await columns<CodedColumn | "ids" | "titles" | "computable" | "benefit_vnd" | "people">(
    connection,
    `SELECT strlen(initiative_id)::UINTEGER AS ids, strlen(title)::UINTEGER AS titles, computable::UTINYINT AS computable,
            coalesce(benefit_vnd::DOUBLE, 'nan') AS benefit_vnd, coalesce(people::DOUBLE, 'nan') AS people,
            ${places.join(", ")}
     FROM ${rows}`,
    to - from,
  );
  const coded = codedColumns.map((name) => [name, { words: codes[name], rows: found[name] }]);
  return {
    initiative_id: { bytes: ids, lengths: found.ids },
    title: { bytes: titles, lengths: found.titles },
    computable: found.computable,
    benefit_vnd: found.benefit_vnd,
    people: found.people,
    codes: Object.fromEntries(coded) as RecordColumns["codes"],
  };
}

function countOf(places: ArrayLike<number>, wanted: number): number {
  let count = 0;
  for (let row = 0; row < places.length; row++) if (places[row] === wanted) count++;
  return count;
}

/** Sorted by unit, so that an engine skips what it need not read; published and sample rows in files of their own. */
async function writeLake(connection: Connection, pair: Pair, open: string): Promise<RecordsPartition["lake"]> {
  const folder = `data/lake/initiatives/year=${pair.year}/sector=${pair.sector}`;
  await makeFolder(`${open}/${folder}`);
  const kinds = [...(pair.samples < pair.rows ? [false] : []), ...(pair.samples > 0 ? [true] : [])];
  const files: { path: string; bytes: number }[] = [];
  for (const sample of kinds) {
    const path = `${folder}/initiatives${sample ? ".sample" : ""}.parquet`;
    await connection.run(
      `COPY (SELECT * EXCLUDE (year, sector) FROM part WHERE (source_kind = 'sample') = ${sample}
             ORDER BY unit, initiative_id)
       TO ${text(`${open}/${path}`)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    files.push({ path, bytes: await sizeOf(`${open}/${path}`) });
  }
  return files;
}
