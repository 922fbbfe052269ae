import { codedColumns } from "../../src/query/record-unpack.ts";
import { packRecords, type RecordColumns } from "../../src/query/record-pack.ts";
import type { InitiativeRecord } from "../../src/query/records.ts";

/** Records as columns, in their order. */
export function toRecordColumns(rows: readonly InitiativeRecord[]): RecordColumns {
  const encoder = new TextEncoder();
  const texts = (values: readonly string[]) => {
    const parts = values.map((value) => encoder.encode(value));
    return { bytes: new Uint8Array(Buffer.concat(parts)), lengths: parts.map(({ length }) => length) };
  };
  const coded = codedColumns.map((name) => {
    const words = [...new Set(rows.map((row) => row[name] as string))];
    return [name, { words, rows: rows.map((row) => words.indexOf(row[name] as string)) }];
  });
  return {
    initiative_id: texts(rows.map(({ initiative_id }) => initiative_id)),
    title: texts(rows.map(({ title }) => title)),
    computable: rows.map(({ computable }) => Number(computable)),
    benefit_vnd: rows.map(({ benefit_vnd }) => benefit_vnd ?? NaN),
    people: rows.map(({ people }) => people ?? NaN),
    codes: Object.fromEntries(coded),
  };
}

/** The file of some records of one year and sector, in the order of their ids. */
export function packRows(rows: readonly InitiativeRecord[], part: number | null = null): Uint8Array {
  const sorted = [...rows].sort((a, b) => (a.initiative_id < b.initiative_id ? -1 : 1));
  return packRecords({ year: sorted[0].year, sector: sorted[0].sector, part }, toRecordColumns(sorted));
}
