import type { Sector } from "../model/sector.ts";
import { type CodedColumn, codedColumns, packRecords, type RecordColumns } from "../query/record-pack.ts";
import type { RecordsIndex, RecordsPartition } from "../query/records-index.ts";
import { type Connection, records, text } from "./database.ts";
import { sha256 } from "./engine.ts";
import { makeFolder, readBytes, writeBytes, writeText } from "./files.ts";
import { gzip } from "./formats/gzip.ts";

/**
 * Writes the initiatives in parts by year and sector: `data/records/<year>-<sector>.json.gz` with their `index.json` for
 * the browser, and `data/lake/initiatives/year=…/sector=…/*.parquet` for any other engine. One part is in memory at a time.
 * @param open the public folder
 */
export async function writeRecords(connection: Connection, open: string): Promise<void> {
  const parts = await records<{ year: number; sector: Sector }>(
    connection,
    "SELECT DISTINCT year, sector FROM initiatives ORDER BY year, sector",
  );
  const units = await records<{ unit: string }>(connection, "SELECT DISTINCT unit FROM initiatives ORDER BY unit");
  const partitions: RecordsPartition[] = [];
  for (const part of parts) {
    const packed = await writePacked(connection, part, open);
    partitions.push({ ...packed, lake: await writeLake(connection, part, open) });
  }
  const index: RecordsIndex = {
    version: 1,
    rows: partitions.reduce((sum, { rows }) => sum + rows, 0),
    units: units.map(({ unit }) => unit),
    partitions,
  };
  await writeText(`${open}/data/records/index.json`, `${JSON.stringify(index)}\n`);
}

type Part = { year: number; sector: Sector };
const where = ({ year, sector }: Part): string => `i.year = ${Number(year)} AND i.sector = ${text(sector)}`;

async function writePacked(connection: Connection, part: Part, open: string): Promise<Omit<RecordsPartition, "lake">> {
  const columns = await readColumns(connection, part);
  const inflated = new TextEncoder().encode(JSON.stringify(packRecords(part.year, part.sector, columns)));
  const bytes = gzip(inflated);
  const path = `data/records/${part.year}-${part.sector}.json.gz`;
  await writeBytes(`${open}/${path}`, bytes);
  return {
    ...part,
    path,
    rows: columns.title.length,
    samples: columns.source_kind.filter((kind) => kind === "sample").length,
    first: columns.initiative_id[0],
    last: columns.initiative_id.at(-1) as string,
    bytes: bytes.length,
    inflated: inflated.length,
    sha256: sha256(inflated),
  };
}

/** The columns, each read as one text: a text for every cell would take many times the time and memory. */
async function readColumns(connection: Connection, part: Part): Promise<RecordColumns> {
  const names = ["initiative_id", "title", "computable", "benefit_vnd", "people", ...codedColumns] as const;
  const joined = names.map((name) => `string_agg(coalesce(${name}::VARCHAR, ''), chr(31)) AS ${name}`);
  const [texts] = await records<Record<(typeof names)[number], string>>(
    connection,
    `SELECT ${joined.join(", ")}
     FROM (SELECT i.* EXCLUDE (benefit_vnd), i.benefit_vnd::BIGINT AS benefit_vnd, s.kind AS source_kind
           FROM initiatives i JOIN sources s ON s.source_id = i.source
           WHERE ${where(part)} ORDER BY i.initiative_id)`,
  );
  const column = (name: (typeof names)[number]) => texts[name].split("\x1f");
  const numbers = (name: "benefit_vnd" | "people") => column(name).map((cell) => (cell === "" ? null : Number(cell)));
  return {
    ...(Object.fromEntries(codedColumns.map((name) => [name, column(name)])) as unknown as Pick<
      RecordColumns,
      CodedColumn
    >),
    initiative_id: column("initiative_id"),
    title: column("title"),
    computable: column("computable").map((cell) => cell === "true"),
    benefit_vnd: numbers("benefit_vnd"),
    people: numbers("people"),
  };
}

/** Sorted by unit, so that an engine skips what it need not read; published and sample rows in files of their own. */
async function writeLake(connection: Connection, part: Part, open: string): Promise<RecordsPartition["lake"]> {
  const folder = `data/lake/initiatives/year=${part.year}/sector=${part.sector}`;
  await makeFolder(`${open}/${folder}`);
  const kinds = await records<{ sample: boolean }>(
    connection,
    `SELECT DISTINCT s.kind = 'sample' AS sample FROM initiatives i JOIN sources s ON s.source_id = i.source
     WHERE ${where(part)} ORDER BY sample`,
  );
  const files: { path: string; bytes: number }[] = [];
  for (const { sample } of kinds) {
    const path = `${folder}/initiatives${sample ? ".sample" : ""}.parquet`;
    await connection.run(
      `COPY (SELECT i.* EXCLUDE (year, sector), s.kind AS source_kind
             FROM initiatives i JOIN sources s ON s.source_id = i.source
             WHERE ${where(part)} AND (s.kind = 'sample') = ${sample} ORDER BY i.unit, i.initiative_id)
       TO ${text(`${open}/${path}`)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    files.push({ path, bytes: (await readBytes(`${open}/${path}`)).length });
  }
  return files;
}
