import { type RecordsDimension, type RecordsDomain, recordsDimensions } from "./records-filter.ts";

/**
 * Initiatives counted by every combination of codes that occurs. The combinations form a sparse matrix: a row is a
 * combination of the first four dimensions, a column one of the last three; the cells of row r are `start[r]` to
 * `start[r + 1]`. So cells stay few hundred thousand however many initiatives there are.
 */
export type RecordsCube = {
  domain: RecordsDomain;
  /** How many of all initiatives are sample data. */
  sample: number;
  /** Ids of the sources that the initiatives come from, sorted. */
  sources: readonly string[];
  /** For each row, the place of its code in the domain, by dimension. */
  rows: Record<RowDimension, Uint16Array>;
  start: Uint32Array;
  /** For each cell its column: place of field, then solution, then benefit, as one mixed-radix number. */
  column: Uint32Array;
  count: Uint32Array;
  /** Sum of benefits, in steps. */
  money: Float64Array;
  /** đồng that a step is: what every sum of benefits is a multiple of. */
  step: number;
};

/** Where the browser finds the cube, below the site's base. */
export const recordsCubePath = "data/records-cube.bin.gz";

export const rowDimensions = ["year", "sector", "stage", "unit"] as const;
export const columnDimensions = ["field", "solution", "benefit"] as const;
export type RowDimension = (typeof rowDimensions)[number];
export type ColumnDimension = (typeof columnDimensions)[number];

/** For each column of the matrix, the place of its codes in the domain. */
export function columnPlaces(domain: RecordsDomain): Record<ColumnDimension, Uint16Array> {
  const [solutions, benefits] = [domain.solution.length, domain.benefit.length];
  const size = domain.field.length * solutions * benefits;
  const places = (place: (at: number) => number) => Uint16Array.from({ length: size }, (_, at) => place(at));
  return {
    field: places((at) => Math.floor(at / (solutions * benefits))),
    solution: places((at) => Math.floor(at / benefits) % solutions),
    benefit: places((at) => at % benefits),
  };
}

/** A combination of codes, how many initiatives have it, and the sum of their benefits in đồng (`benefit` is their class). */
export type RecordsCell = Record<RecordsDimension, string> & { count: number; money: number };

/** Cells column by column: their combination as the numbers of a row and a column of the matrix, ascending in both. */
export type RecordsCells = Record<"row" | "column" | "count" | "money", ArrayLike<number>>;

/**
 * Packs cells into bytes: the length of the header, the header as JSON, and the columns as they are in memory, each in
 * the smallest type that holds it. Cells may come in any order; the same cells give the same bytes.
 * @throws Error naming every code that the domain does not know
 */
export function packRecords(cells: readonly RecordsCell[], facts: CubeFacts): Uint8Array {
  const { domain } = facts;
  const places = mapDimensions((dimension) => new Map(domain[dimension].map((code, place) => [code, place])));
  checkCodes(cells, places);
  const keyOf = (cell: RecordsCell, dimensions: readonly RecordsDimension[]) =>
    dimensions.reduce((key, name) => key * domain[name].length + places[name].get(cell[name])!, 0);
  const keyed = cells
    .map((cell) => ({ ...cell, row: keyOf(cell, rowDimensions), column: keyOf(cell, columnDimensions) }))
    .sort((a, b) => a.row - b.row || a.column - b.column);
  const list = (name: keyof RecordsCells) => keyed.map((cell) => cell[name]);
  return packCells({ row: list("row"), column: list("column"), count: list("count"), money: list("money") }, facts);
}

type CubeFacts = Pick<RecordsCube, "domain" | "sample" | "sources">;

/** The same of cells in columns, without an object for a cell. */
export function packCells({ row, column, count, money }: RecordsCells, facts: CubeFacts): Uint8Array {
  const { domain, sample, sources } = facts;
  const start: number[] = [];
  for (let at = 0; at < row.length; at++) if (at === 0 || row[at] !== row[at - 1]) start.push(at);
  let step = 0;
  for (let at = 0; at < money.length && step !== 1; at++) step = commonDivisor(step, money[at]);
  step ||= 1;
  const places = rowDimensions.map((name, at): [string, ArrayLike<number>] => {
    const radix = rowDimensions.slice(at + 1).reduce((product, later) => product * domain[later].length, 1);
    return [name, start.map((first) => Math.floor(row[first] / radix) % domain[name].length)];
  });
  const columns: [string, ArrayLike<number>][] = [
    ["money", Float64Array.from(money, (value) => value / step)],
    ["start", [...start, row.length]],
    ["count", count],
    ["column", column],
    ...places,
  ];
  // Widest first, so that every column begins where its type may begin.
  const stored = columns
    .map(([name, values]) => ({ name, values: smallest(values) }))
    .sort((a, b) => b.values.BYTES_PER_ELEMENT - a.values.BYTES_PER_ELEMENT);
  const header: Header = {
    version: 1,
    domain,
    sample,
    sources,
    step,
    columns: stored.map(({ name, values }) => [name, typeOf(values), values.length]),
  };
  return join(
    header,
    stored.map(({ values }) => values),
  );
}

/**
 * The cube again, from its bytes; columns get one type whatever they were packed in, which keeps the loops over them fast.
 * @throws Error when the file is of another version or cut short
 */
export function unpackRecords(bytes: Uint8Array<ArrayBuffer>): RecordsCube {
  // A view of several bytes must begin at a multiple of them; a slice always does.
  const whole = bytes.byteOffset % 8 ? bytes.slice() : bytes;
  const length = new DataView(whole.buffer, whole.byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(whole.subarray(4, 4 + length))) as Header;
  if (header.version !== 1) throw new Error(`unknown version of the records cube: ${header.version}`);
  let offset = whole.byteOffset + padded(4 + length);
  const read = Object.fromEntries(
    header.columns.map(([name, type, size]) => {
      const values = new types[type](whole.buffer, offset, size);
      offset += values.byteLength;
      return [name, values];
    }),
  );
  return {
    domain: header.domain,
    sample: header.sample,
    sources: header.sources,
    rows: Object.fromEntries(rowDimensions.map((name) => [name, Uint16Array.from(read[name])])) as RecordsCube["rows"],
    start: Uint32Array.from(read.start),
    column: Uint32Array.from(read.column),
    count: Uint32Array.from(read.count),
    money: Float64Array.from(read.money),
    step: header.step,
  };
}

const types = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f64: Float64Array } as const;
type TypeName = keyof typeof types;
type Column = InstanceType<(typeof types)[TypeName]>;
/** `step`: what benefits are multiples of, in đồng. Columns are name, type and number of values, in the order of the file. */
type Header = {
  version: 1;
  domain: RecordsDomain;
  sample: number;
  sources: readonly string[];
  step: number;
  columns: [string, TypeName, number][];
};

function smallest(values: ArrayLike<number>): Column {
  let largest = 0;
  let whole = true;
  for (let at = 0; at < values.length; at++) {
    if (values[at] > largest) largest = values[at];
    whole &&= Number.isInteger(values[at]) && values[at] >= 0;
  }
  if (!whole || largest >= 2 ** 32) return Float64Array.from(values);
  if (largest >= 2 ** 16) return Uint32Array.from(values);
  return largest >= 2 ** 8 ? Uint16Array.from(values) : Uint8Array.from(values);
}

const typeOf = (values: Column): TypeName =>
  (Object.keys(types) as TypeName[]).find((name) => values instanceof types[name])!;

function join(header: Header, columns: readonly Column[]): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const begin = padded(4 + text.length);
  const bytes = new Uint8Array(begin + columns.reduce((sum, values) => sum + values.byteLength, 0));
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let offset = begin;
  for (const values of columns) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), offset);
    offset += values.byteLength;
  }
  return bytes;
}

const padded = (size: number): number => Math.ceil(size / 8) * 8;

/** Largest number that divides both; 1 where one is no whole number of đồng. */
function commonDivisor(a: number, b: number): number {
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) return 1;
  while (b) [a, b] = [b, a % b];
  return Math.abs(a);
}

function checkCodes(cells: readonly RecordsCell[], places: Record<RecordsDimension, Map<string, number>>): void {
  const strange = recordsDimensions.flatMap((name) =>
    [...new Set(cells.map((cell) => cell[name]))]
      .filter((code) => !places[name].has(code))
      .map((code) => `${name} ${code}`),
  );
  if (strange.length) throw new Error(`initiatives with unknown codes: ${strange.join(", ")}`);
}

function mapDimensions<T>(make: (dimension: RecordsDimension) => T): Record<RecordsDimension, T> {
  return Object.fromEntries(recordsDimensions.map((name) => [name, make(name)])) as Record<RecordsDimension, T>;
}
