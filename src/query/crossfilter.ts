import { notComputable } from "../model/benefit-class.ts";
import { columnDimensions, columnPlaces, type RecordsCube, rowDimensions } from "./records-cube.ts";
import { type RecordsDimension, type RecordsFilter, recordsDimensions } from "./records-filter.ts";
import { addLine, type Lines, sumLines, toLines, turnLines } from "./sparse-sums.ts";

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
 * charts when both masks are empty, in one chart when one bit is set, else in none. So rows are summed over the columns
 * that pass, columns over the rows that pass, and only these sums are told apart by code. Both orders of the matrix are
 * kept, so that a choice costs the cells it lets pass, or those it keeps out where they are fewer: hardly more for ten
 * million initiatives than for ten thousand.
 */
export function crossFilter(cube: RecordsCube): (filter: RecordsFilter) => CrossAnswer {
  const { domain, rows, step } = cube;
  const places = columnPlaces(domain);
  const valued = Uint8Array.from(places.benefit, (place) => Number(domain.benefit[place] !== notComputable));
  const byRow = toLines(cube, valued);
  const byColumn = turnLines(byRow, valued.length);
  const rowSide = { dimensions: rowDimensions, places: rowDimensions.map((name) => rows[name]), lines: byRow };
  const columnSide = {
    dimensions: columnDimensions,
    places: columnDimensions.map((name) => places[name]),
    lines: byColumn,
  };
  const all = totalOf(byRow.totals)[0];

  return (filter) => {
    const rowMask = maskOf(rowSide, filter);
    const columnMask = maskOf(columnSide, filter);
    const rowSums = sumLines(byRow, byColumn, columnMask);
    const columnSums = sumLines(byColumn, byRow, rowMask);
    const by = { ...barsOf(rowSide, rowMask, rowSums), ...barsOf(columnSide, columnMask, columnSums) };
    const total = totalOf(rowSums, rowMask);
    return { all, ...toSum(total, 0), by: inOrder(by) };
  };

  /** For each line, one bit for every dimension of its side whose choice leaves it out; null when nothing is chosen. */
  function maskOf({ dimensions, places, lines }: Side, filter: RecordsFilter): Uint8Array | null {
    if (dimensions.every((name) => !filter[name].length)) return null;
    const mask = new Uint8Array(lines.start.length - 1);
    dimensions.forEach((name, bit) => {
      if (!filter[name].length) return;
      const chosen = new Set(filter[name]);
      const fails = Uint8Array.from(domain[name], (code) => (chosen.has(code) ? 0 : 1 << bit));
      const place = places[bit];
      for (let line = 0; line < mask.length; line++) mask[line] |= fails[place[line]];
    });
    return mask;
  }

  /** The bars of one side's charts: a line counts in every chart when it passes, in one when only that one's choice fails it. */
  function barsOf({ dimensions, places }: Side, mask: Uint8Array | null, sums: Float64Array) {
    const bars = dimensions.map((name) => new Float64Array(3 * domain[name].length));
    for (let line = 0; 3 * line < sums.length; line++) {
      const failed = mask?.[line] ?? 0;
      if (failed & (failed - 1) || sums[3 * line] === 0) continue;
      for (let bit = 0; bit < bars.length; bit++)
        if (failed === 0 || failed === 1 << bit) addLine(bars[bit], places[bit][line], sums, line);
    }
    return Object.fromEntries(
      dimensions.map((name, bit) => [name, domain[name].map((code, at) => ({ code, ...toSum(bars[bit], at) }))]),
    );
  }

  function toSum(sums: Float64Array, at: number): RecordsSum {
    return { count: sums[3 * at], computable: sums[3 * at + 1], benefit: sums[3 * at + 2] * step };
  }
}

type Side = { dimensions: readonly RecordsDimension[]; places: readonly Uint16Array[]; lines: Lines };

function totalOf(sums: Float64Array, mask: Uint8Array | null = null): Float64Array {
  const total = new Float64Array(3);
  for (let line = 0; 3 * line < sums.length; line++) if (!mask?.[line]) addLine(total, 0, sums, line);
  return total;
}

const inOrder = (by: Partial<CrossAnswer["by"]>): CrossAnswer["by"] =>
  Object.fromEntries(recordsDimensions.map((name) => [name, by[name]])) as CrossAnswer["by"];
