import {
  Bool,
  DateDay,
  Field,
  Float64,
  Int64,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
} from "apache-arrow";
import type { OwnBatch, OwnVector } from "../query/own-batch.ts";
import type { OwnField } from "../query/own-scan.ts";
import type { OwnKind } from "../query/own-values.ts";

/** A batch as DuckDB takes it. Arrow's builders would make code from text, which the policy forbids; its vectors do not. */
export function toArrow(fields: readonly OwnField[], { rows, vectors }: OwnBatch): Uint8Array {
  const schema = new Schema(fields.map(({ name, kind }) => new Field(name, typeOf(kind), true)));
  const children = vectors.map((vector, place) => toData(fields[place].kind, vector, rows));
  const data = makeData({ type: new Struct(schema.fields), length: rows, nullCount: 0, children });
  return tableToIPC(new Table(schema, [new RecordBatch(schema, data)]), "stream");
}

function typeOf(kind: OwnKind) {
  if (kind === "text") return new Utf8();
  if (kind === "whole") return new Int64();
  if (kind === "boolean") return new Bool();
  return kind === "date_dmy" || kind === "date_iso" ? new DateDay() : new Float64();
}

function toData(kind: OwnKind, { data, offsets, nulls, nullCount }: OwnVector, length: number) {
  const shared = { length, nullCount, nullBitmap: nulls, data: data as never };
  return offsets
    ? makeData({ ...shared, type: new Utf8(), valueOffsets: offsets })
    : makeData({ ...shared, type: typeOf(kind) as Float64 });
}
