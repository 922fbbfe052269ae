import type { RecordsCube } from "./records-cube.ts";

/**
 * A sparse matrix in one of its two orders. The cells of line i are `start[i]` to `start[i + 1]`; `other` is where each
 * lies on the other side. Sums lie as count, those with a value, and money: three numbers a line.
 */
export type Lines = {
  start: Uint32Array;
  other: Uint32Array;
  count: Float64Array;
  /** The count again where the cell has a value in money, else 0. */
  valued: Float64Array;
  /** In the cube's `step`s, so that sums stay whole numbers that are exact. */
  money: Float64Array;
  /** Of each line over all its cells. */
  totals: Float64Array;
};

/** The cube by rows; `valued` says of each column whether its initiatives have a value in money. */
export function toLines(
  { start, column, count, money }: Pick<RecordsCube, "start" | "column" | "count" | "money">,
  valued: Uint8Array,
): Lines {
  const lines = {
    start,
    other: column,
    count: Float64Array.from(count),
    valued: Float64Array.from(count, (value, cell) => value * valued[column[cell]]),
    money,
  };
  return { ...lines, totals: totalsOf(lines) };
}

/** The same matrix in its other order. */
export function turnLines(lines: Lines, size: number): Lines {
  const { start, other, totals } = lines;
  const cells = other.length;
  const turned = {
    start: new Uint32Array(size + 1),
    other: new Uint32Array(cells),
    count: new Float64Array(cells),
    valued: new Float64Array(cells),
    money: new Float64Array(cells),
  };
  for (let cell = 0; cell < cells; cell++) turned.start[other[cell] + 1]++;
  for (let line = 0; line < size; line++) turned.start[line + 1] += turned.start[line];
  const next = turned.start.slice();
  for (let line = 0; 3 * line < totals.length; line++)
    for (let cell = start[line]; cell < start[line + 1]; cell++) {
      const to = next[other[cell]]++;
      turned.other[to] = line;
      turned.count[to] = lines.count[cell];
      turned.valued[to] = lines.valued[cell];
      turned.money[to] = lines.money[cell];
    }
  return { ...turned, totals: totalsOf(turned) };
}

/**
 * The sums of every line over the cells that pass on the other side. Where more cells pass than fail, those that fail
 * are taken off the totals instead.
 * @param across the same matrix in its other order
 * @param mask for each line of `across`, 0 where it passes; null when all pass
 */
export function sumLines({ totals }: Lines, across: Lines, mask: Uint8Array | null): Float64Array {
  if (mask === null) return totals;
  let passing = 0;
  for (let line = 0; line < mask.length; line++)
    if (mask[line] === 0) passing += across.start[line + 1] - across.start[line];
  const takeOff = passing > across.other.length / 2;
  const sums = takeOff ? totals.slice() : new Float64Array(totals.length);
  const sign = takeOff ? -1 : 1;
  const { start, other, count, valued, money } = across;
  for (let line = 0; line < mask.length; line++) {
    if ((mask[line] === 0) === takeOff) continue;
    for (let cell = start[line]; cell < start[line + 1]; cell++) {
      const at = 3 * other[cell];
      sums[at] += sign * count[cell];
      sums[at + 1] += sign * valued[cell];
      sums[at + 2] += sign * money[cell];
    }
  }
  return sums;
}

/** Adds the sums of a line to those at `place`. */
export function addLine(to: Float64Array, place: number, sums: Float64Array, line: number): void {
  to[3 * place] += sums[3 * line];
  to[3 * place + 1] += sums[3 * line + 1];
  to[3 * place + 2] += sums[3 * line + 2];
}

function totalsOf({ start, count, valued, money }: Omit<Lines, "totals">): Float64Array {
  const totals = new Float64Array(3 * (start.length - 1));
  for (let line = 0; 3 * line < totals.length; line++)
    for (let cell = start[line]; cell < start[line + 1]; cell++) {
      totals[3 * line] += count[cell];
      totals[3 * line + 1] += valued[cell];
      totals[3 * line + 2] += money[cell];
    }
  return totals;
}
