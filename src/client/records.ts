import type { ColumnKind } from "../query/sql-answer.ts";

/** A plain record: numbers, text, booleans, null, bytes, lists and objects of these. Dates and times are ISO text. */
export type SqlRecord = Record<string, unknown>;

/** The parts of an Arrow table that are read here; structural, so that Arrow itself stays in the engine's own bundle. */
export type ArrowTable = {
  numRows: number;
  schema: { fields: readonly ArrowField[] };
  getChildAt(index: number): { get(row: number): unknown } | null;
};
type ArrowField = { name: string; type: ArrowType };
export type ArrowType = {
  typeId: number;
  children?: readonly ArrowField[] | null;
  scale?: number;
  timezone?: string | null;
  dictionary?: ArrowType;
};

/** Arrow's numbers for the types whose values are not plain yet. */
const kinds = {
  dictionary: -1,
  int: 2,
  float: 3,
  boolean: 6,
  decimal: 7,
  date: 8,
  time: 9,
  timestamp: 10,
  interval: 11,
} as const;
const nested = { list: 12, struct: 13, fixedList: 16, map: 17 } as const;

/**
 * Turns an answer into plain records. A whole number beyond ±2⁵³ comes as text, for a double would round it.
 * @throws when a column is an INTERVAL, which Arrow misreads
 */
export function toRecords(table: ArrowTable): SqlRecord[] {
  const columns = table.schema.fields.map(({ name, type }, place) => ({ name, type, cells: table.getChildAt(place) }));
  return Array.from({ length: table.numRows }, (_, row) =>
    Object.fromEntries(columns.map(({ name, type, cells }) => [name, toPlain(cells?.get(row), type)])),
  );
}

/** Turns an answer into rows of plain values, in the order of the columns; two columns may share a name. */
export function toCells(table: ArrowTable): unknown[][] {
  const columns = table.schema.fields.map(({ type }, place) => ({ type, cells: table.getChildAt(place) }));
  return Array.from({ length: table.numRows }, (_, row) =>
    columns.map(({ type, cells }) => toPlain(cells?.get(row), type)),
  );
}

/** How values of an Arrow type are shown. */
export function kindOf({ typeId, dictionary }: ArrowType): ColumnKind {
  if (typeId === kinds.dictionary) return kindOf(dictionary!);
  if (typeId === kinds.date || typeId === kinds.timestamp) return "date";
  if (typeId === kinds.boolean) return "boolean";
  if (([kinds.int, kinds.float, kinds.decimal] as number[]).includes(typeId)) return "number";
  return (Object.values(nested) as number[]).includes(typeId) ? "nested" : "text";
}

function toPlain(value: unknown, type: ArrowType): unknown {
  if (value === null || value === undefined) return null;
  const [first, second] = type.children ?? [];
  switch (type.typeId) {
    case kinds.dictionary:
      return toPlain(value, type.dictionary!);
    case kinds.int:
      return typeof value === "bigint" ? toNumber(value) : value;
    case kinds.decimal:
      return toDecimal(value as Uint32Array, type.scale ?? 0);
    case kinds.date:
      return new Date(Number(value)).toISOString().slice(0, 10);
    case kinds.timestamp:
      return new Date(Number(value)).toISOString().slice(0, type.timezone ? 24 : 19);
    case kinds.time:
      return new Date(Number(BigInt(value as bigint) / 1000n)).toISOString().slice(11, 19);
    case kinds.interval:
      throw new Error("an INTERVAL cannot be shown: cast it to text, as in duration::VARCHAR");
    case nested.list:
    case nested.fixedList:
      return Array.from(value as Iterable<unknown>, (item) => toPlain(item, first.type));
    case nested.struct:
      return Object.fromEntries(
        type.children!.map((field) => [field.name, toPlain((value as SqlRecord)[field.name], field.type)]),
      );
    case nested.map:
      return toObject(value as Iterable<[unknown, unknown]>, first.type.children ?? [first, second]);
    default:
      return value;
  }
}

const toNumber = (value: bigint): number | string =>
  BigInt.asIntN(54, value) === value ? Number(value) : value.toString();

/** @param words 128 bits, two's complement, least word first */
function toDecimal(words: Uint32Array, scale: number): number | string {
  const unsigned = [...words].reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  const whole = toNumber(BigInt.asIntN(32 * words.length, unsigned));
  if (scale === 0) return whole;
  return typeof whole === "number" ? whole / 10 ** scale : Number(`${whole}e-${scale}`);
}

function toObject(entries: Iterable<[unknown, unknown]>, [key, value]: readonly ArrowField[]): SqlRecord {
  return Object.fromEntries(Array.from(entries, ([k, v]) => [String(toPlain(k, key.type)), toPlain(v, value.type)]));
}
