import { checkTables } from "./check.ts";
import { parseCsv } from "./csv.ts";
import { type Descriptor, type Resource, toDescriptor } from "./descriptor.ts";
import type { Connection } from "./database.ts";
import { type LongTables, longTables } from "./long/long.ts";
import { exists, openStream, readText } from "./files.ts";
import { byPlace, type Finding, hasErrors } from "./finding.ts";
import { parseValue, type Table, type TableRow, type Value } from "./table.ts";

export type { Table, TableRow } from "./table.ts";

/** What reading a data folder gives. Tables with an error of their file are left out. */
export type Reading = { descriptor: Descriptor; tables: Table[]; findings: Finding[] };

/** Finds the bytes of a file of the data folder; null when there is none. */
export type Opener = (path: string) => Promise<AsyncIterable<Uint8Array> | null>;

export type ReadOptions = {
  /** Whether sample resources are read too. */
  samples: boolean;
  /** Takes the tables that are too long for memory. */
  long?: LongTables;
};

export type FolderOptions = {
  samples: boolean;
  /** A database that takes tables too long for memory, and keeps them; without it all are read into memory. */
  connection?: Connection;
  /** Bytes of a CSV from which on it is too long. */
  longFile?: number;
};

/**
 * Reads and checks a data folder.
 * @param folder holds `datapackage.json` and the files it names
 * @throws when the descriptor itself cannot be used; everything wrong with the tables is a finding
 */
export async function checkFolder(folder: string, options: FolderOptions): Promise<Reading> {
  const descriptor = await readDescriptor(folder);
  const { connection, longFile } = options;
  const long = connection && longTables(connection, folder, descriptor, longFile);
  return checkFiles(
    descriptor,
    async (path) => {
      const file = `${folder}/${path}`;
      return (await exists(file)) ? openStream(file) : null;
    },
    { ...options, long },
  );
}

/** The same over any store of files. */
export async function checkFiles(descriptor: Descriptor, open: Opener, options: ReadOptions): Promise<Reading> {
  const reading = await readTables(descriptor, open, options);
  let found = checkTables(reading.tables, descriptor);
  const tables = (await options.long?.widen(reading.tables, found)) ?? reading.tables;
  if (tables !== reading.tables) found = checkTables(tables, descriptor);
  return { descriptor, tables: [...tables], findings: [...reading.findings, ...found].sort(byPlace) };
}

/** Reads `datapackage.json` of a data folder. */
export async function readDescriptor(folder: string): Promise<Descriptor> {
  const file = `${folder}/datapackage.json`;
  const text = await readText(file);
  try {
    return toDescriptor(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${file}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

/**
 * Reads every resource of the descriptor, those marked `sample` only with `samples`. All at once: the long ones keep the
 * database busy, the others this thread.
 */
export async function readTables(
  { resources }: Descriptor,
  open: Opener,
  { samples, long }: ReadOptions,
): Promise<{ tables: Table[]; findings: Finding[] }> {
  const wanted = resources.filter(({ sample }) => samples || !sample);
  const read = await Promise.all(
    wanted.map(async (resource) => (await long?.read(resource)) ?? readTable(resource, open)),
  );
  return {
    tables: read.flatMap(({ table }) => table ?? []),
    findings: read.flatMap(({ findings }) => findings),
  };
}

async function readTable(
  resource: Resource,
  open: Opener,
): Promise<{ table: Table | null; findings: readonly Finding[] }> {
  const chunks = await open(resource.path);
  if (!chunks) return { table: null, findings: [missing(resource)] };
  const { header, rows, findings } = await parseCsv(chunks, resource.path, (header) => toRow(header, resource));
  if (hasErrors(findings)) return { table: null, findings };
  const { name, path, sample, fields } = resource;
  return { table: { name, path, sample, resource, fields, header, rows }, findings };
}

function toRow(header: readonly string[], { fields }: Resource) {
  const columns = fields.map((field) => ({ field, index: header.indexOf(field.name) })).filter((c) => c.index >= 0);
  return (cells: readonly string[], line: number): TableRow => {
    const raw: Record<string, string> = {};
    const values: Record<string, Value> = {};
    for (const { field, index } of columns) {
      raw[field.name] = cells[index];
      values[field.name] = parseValue(cells[index], field) ?? null;
    }
    return { line, raw, values };
  };
}

/** The finding that a file of the descriptor is not there. */
export const missingRule = "csv-missing";

const missing = (resource: Resource): Finding => ({
  rule: missingRule,
  severity: "error",
  file: resource.path,
  line: 1,
  column: "",
  value: "",
  expected: `tệp của bảng “${resource.name}” như datapackage.json ghi`,
  mend: resource.sample
    ? "Tạo số liệu mẫu bằng npm run sample, hoặc dựng trang không có số liệu mẫu (SITE_SAMPLES=0)."
    : "Thêm tệp, hoặc sửa đường dẫn trong datapackage.json.",
});
