import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import Papa from "papaparse";
import readXlsx from "read-excel-file/node";
import type { Download } from "../../src/publish/tables.ts";

/** What a file holds: a header and rows. Cells are text where the form has no types. */
export type Found = { header: string[]; rows: unknown[][] };

/** Opens a file of a form with a reader that is not ours. */
export const readers: Record<string, (path: string) => Promise<Found>> = {
  csv: async (path) => readPapa(await readFile(path, "utf8"), { delimiter: "," }),
  "excel.csv": async (path) => readPapa((await readFile(path, "utf8")).replace(/^\uFEFF/, ""), { delimiter: ";" }),
  xlsx: async (path) => {
    const [{ data }] = await readXlsx(path);
    return { header: data[0].map(String), rows: data.slice(1) };
  },
  json: async (path) => fromObjects(JSON.parse(await readFile(path, "utf8"))),
  parquet: async (path) => {
    const bytes = await readFile(path);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const { header, rows } = fromObjects(await parquetReadObjects({ file, compressors }));
    return { header, rows: rows.map((row) => row.map((cell) => (typeof cell === "bigint" ? Number(cell) : cell))) };
  },
};

function readPapa(text: string, options: Papa.ParseConfig): Found {
  const { data, errors } = Papa.parse<string[]>(text.replace(/\r?\n$/, ""), { ...options, header: false });
  if (errors.length) throw new Error(JSON.stringify(errors[0]));
  return { header: data[0], rows: data.slice(1) };
}

const fromObjects = (records: Record<string, unknown>[]): Found => ({
  header: Object.keys(records[0] ?? {}),
  rows: records.map((record) => Object.values(record)),
});

/** The cells as the CSV writes them, whatever form they come from. */
export const toTexts = (form: string, { rows }: Found): string[][] =>
  rows.map((row) =>
    row.map((cell) => {
      if (Array.isArray(cell)) return cell.join(";");
      const text = String(cell ?? "");
      return form === "excel.csv" ? text.replace(/^(-?\d+),(\d+)$/, "$1.$2").replace(/^'(?=[=+\-@\t])/, "") : text;
    }),
  );

/** What each form must give for the rows of a download. */
export const expected: Record<string, (download: Download) => unknown[][]> = {
  csv: ({ rows }) => rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))),
  "excel.csv": ({ rows }) =>
    rows.map((row) =>
      row.map((cell) => {
        if (cell === null) return "";
        if (typeof cell === "number") return String(cell).replace(".", ",");
        return typeof cell === "string" && /^[=+\-@\t]/.test(cell) ? `'${cell}` : String(cell);
      }),
    ),
  xlsx: ({ rows }) => rows.map((row) => [...row]),
  json: ({ rows, fields }) =>
    rows.map((row) => row.map((cell, at) => (fields[at].list ? (cell === null ? [] : String(cell).split(";")) : cell))),
  parquet: ({ rows }) => rows.map((row) => [...row]),
};

/** What a file holds, unpacked as far as it goes. */
export function unpack(path: string, bytes: Buffer): Buffer[] {
  if (path.endsWith(".gz")) return [gunzipSync(bytes)];
  if (!/\.(zip|xlsx)$/.test(path)) return [bytes];
  return Object.entries(unzipSync(bytes)).flatMap(([name, part]) => unpack(name, Buffer.from(part)));
}
