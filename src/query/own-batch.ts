import type { OwnField } from "./own-scan.ts";
import { type OwnKind, readValue } from "./own-values.ts";

/** A column of a batch as Arrow lays it out: `nulls` has a bit for each row that holds something, least first. */
export type OwnVector = {
  data: BigInt64Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;
  /** For text: where each row's bytes begin, and the end. */
  offsets?: Int32Array<ArrayBuffer>;
  nulls: Uint8Array<ArrayBuffer>;
  nullCount: number;
};
export type OwnBatch = { rows: number; vectors: OwnVector[] };

/** Reads cells as what the reader chose; what does not fit, like what is empty, has no value. */
export function toBatch(rows: readonly (readonly string[])[], fields: readonly OwnField[]): OwnBatch {
  return {
    rows: rows.length,
    vectors: fields.map(({ place, kind }) =>
      toVector(
        rows.map((cells) => readCell(cells[place], kind)),
        kind,
      ),
    ),
  };
}

function readCell(cell: string | undefined, kind: OwnKind) {
  const text = cell?.trim();
  return text ? (readValue(text, kind) ?? null) : null;
}

type Cell = ReturnType<typeof readCell>;

function toVector(cells: readonly Cell[], kind: OwnKind): OwnVector {
  const nulls = new Uint8Array(Math.ceil(cells.length / 8));
  let nullCount = 0;
  for (const [row, cell] of cells.entries())
    if (cell === null) nullCount++;
    else nulls[row >> 3] |= 1 << (row & 7);
  return { ...layOut(cells, kind), nulls, nullCount };
}

function layOut(cells: readonly Cell[], kind: OwnKind): Pick<OwnVector, "data" | "offsets"> {
  if (kind === "text") return layOutText(cells as readonly (string | null)[]);
  if (kind === "whole") return { data: BigInt64Array.from(cells, (cell) => (cell as bigint) ?? 0n) };
  if (kind === "date_dmy" || kind === "date_iso") return { data: Int32Array.from(cells, (cell) => Number(cell ?? 0)) };
  if (kind !== "boolean") return { data: Float64Array.from(cells, (cell) => Number(cell ?? 0)) };
  const bits = new Uint8Array(Math.ceil(cells.length / 8));
  for (const [row, cell] of cells.entries()) if (cell) bits[row >> 3] |= 1 << (row & 7);
  return { data: bits };
}

function layOutText(cells: readonly (string | null)[]): Pick<OwnVector, "data" | "offsets"> {
  const offsets = new Int32Array(cells.length + 1);
  const encoder = new TextEncoder();
  const parts = cells.map((cell) => encoder.encode(cell ?? ""));
  for (const [row, part] of parts.entries()) offsets[row + 1] = offsets[row] + part.length;
  const data = new Uint8Array(offsets[cells.length]);
  for (const [row, part] of parts.entries()) data.set(part, offsets[row]);
  return { data, offsets };
}
