import { notComputable } from "../model/benefit-class.ts";
import { columnDimensions, rowDimensions, type RecordsCube } from "./records-cube.ts";
import { type RecordsDimension, type RecordsFilter, recordsDimensions } from "./records-filter.ts";

/** How many initiatives, how many of them with a value in money, and the sum of these values in đồng. */
export type RecordsSum = { count: number; computable: number; benefit: number };
/** One bar of a chart. */
export type RecordsBar = RecordsSum & { code: string };

/** What passes the filter; `all` counts every initiative. A dimension's bars obey every choice but its own. */
export type CrossAnswer = RecordsSum & { all: number; by: Record<RecordsDimension, RecordsBar[]> };

/**
 * Makes a cross-filter of a cube. An answer has a bar for every code of the domain, in its order, also where none is left.
 *
 * A row or column of the cube gets a mask: one bit for each of its dimensions that its code fails. A cell counts in all
 * charts when both masks are empty, in one chart when one bit is set, else in none. So one pass suffices, rows with two
 * bits are passed over whole, and columns are summed before they are told apart: there are few of them.
 */
export function crossFilter(cube: RecordsCube): (filter: RecordsFilter) => CrossAnswer {
  const { domain, rows, start, column, count, money } = cube;
  const places = columnPlaces(domain);
  const size = places.field.length;
  const rowPlaces = rowDimensions.map((name) => rows[name]);
  const valued = Uint8Array.from(places.benefit, (place) => Number(domain.benefit[place] !== notComputable));
  const rowCount = start.length - 1;
  const all = sumOf(count);
  const [rowMask, columnMask] = [new Uint8Array(rowCount), new Uint8Array(size)];
  const [columnCount, columnMoney] = [new Float64Array(size), new Float64Array(size)];

  return (filter) => {
    setMasks(rowMask, rowDimensions, rows);
    setMasks(columnMask, columnDimensions, places);
    columnCount.fill(0);
    columnMoney.fill(0);
    const sums = emptySums(cube);
    const rowSums = rowDimensions.map((name) => sums[name]);
    const total = new Float64Array(3);

    for (let row = 0; row < rowCount; row++) {
      const mask = rowMask[row];
      if (mask & (mask - 1)) continue;
      const end = start[row + 1];
      if (mask === 0) {
        for (let cell = start[row]; cell < end; cell++) {
          columnCount[column[cell]] += count[cell];
          columnMoney[column[cell]] += money[cell];
        }
      }
      let passed = 0;
      let computable = 0;
      let benefit = 0;
      for (let cell = start[row]; cell < end; cell++) {
        const at = column[cell];
        if (columnMask[at] !== 0) continue;
        passed += count[cell];
        computable += valued[at] * count[cell];
        benefit += money[cell];
      }
      if (passed === 0) continue;
      if (mask === 0) addTo(total, 0, passed, computable, benefit);
      for (let bit = 0; bit < rowDimensions.length; bit++) {
        if (mask !== 0 && mask !== 1 << bit) continue;
        addTo(rowSums[bit], rowPlaces[bit][row], passed, computable, benefit);
      }
    }
    for (let at = 0; at < size; at++) {
      const [mask, passed] = [columnMask[at], columnCount[at]];
      columnDimensions.forEach((name, bit) => {
        if (mask === 0 || mask === 1 << bit)
          addTo(sums[name], places[name][at], passed, valued[at] * passed, columnMoney[at]);
      });
    }
    return { all, ...toSum(total, 0), by: toBars(sums, cube) };

    function setMasks<D extends RecordsDimension>(
      masks: Uint8Array,
      dimensions: readonly D[],
      codes: Record<D, Uint16Array>,
    ): void {
      masks.fill(0);
      dimensions.forEach((name, bit) => {
        if (!filter[name].length) return;
        const chosen = new Set(filter[name]);
        const fails = Uint8Array.from(domain[name], (code) => (chosen.has(code) ? 0 : 1 << bit));
        const place = codes[name];
        for (let at = 0; at < masks.length; at++) masks[at] |= fails[place[at]];
      });
    }
  };
}

/** For each column of the matrix, the place of its codes in the domain. */
function columnPlaces(domain: RecordsCube["domain"]) {
  const [solutions, benefits] = [domain.solution.length, domain.benefit.length];
  const size = domain.field.length * solutions * benefits;
  const places = (place: (at: number) => number) => Uint16Array.from({ length: size }, (_, at) => place(at));
  return {
    field: places((at) => Math.floor(at / (solutions * benefits))),
    solution: places((at) => Math.floor(at / benefits) % solutions),
    benefit: places((at) => at % benefits),
  };
}

/** Sums lie as count, computable, benefit, three numbers a code. */
type Sums = Float64Array;

function addTo(sums: Sums, place: number, count: number, computable: number, benefit: number): void {
  sums[3 * place] += count;
  sums[3 * place + 1] += computable;
  sums[3 * place + 2] += benefit;
}

const toSum = (sums: Sums, place: number): RecordsSum => ({
  count: sums[3 * place],
  computable: sums[3 * place + 1],
  benefit: sums[3 * place + 2],
});

const emptySums = ({ domain }: RecordsCube) =>
  Object.fromEntries(recordsDimensions.map((name) => [name, new Float64Array(3 * domain[name].length)])) as Record<
    RecordsDimension,
    Float64Array
  >;

const toBars = (sums: Record<RecordsDimension, Float64Array>, { domain }: RecordsCube): CrossAnswer["by"] =>
  Object.fromEntries(
    recordsDimensions.map((name) => [name, domain[name].map((code, place) => ({ code, ...toSum(sums[name], place) }))]),
  ) as CrossAnswer["by"];

function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
