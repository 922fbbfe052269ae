import fc from "fast-check";
import { expect, test } from "vitest";
import { type Lines, sumLines, toLines, turnLines } from "../../src/query/sparse-sums.ts";

const columns = 5;
/** A matrix as lists of cells by row: column, count, money. */
const anyMatrix = fc.array(
  fc
    .uniqueArray(fc.record({ at: fc.nat(columns - 1), count: fc.nat(9), money: fc.nat(1e6) }), {
      selector: ({ at }) => at,
    })
    .map((cells) => cells.sort((a, b) => a.at - b.at)),
  { maxLength: 8 },
);
type Matrix = { at: number; count: number; money: number }[][];

const valued = Uint8Array.from([1, 1, 0, 1, 0]);

function pack(matrix: Matrix): Lines {
  const cells = matrix.flat();
  const start = [0];
  for (const row of matrix) start.push(start.at(-1)! + row.length);
  return toLines(
    {
      start: Uint32Array.from(start),
      column: Uint32Array.from(cells, ({ at }) => at),
      count: Uint32Array.from(cells, ({ count }) => count),
      money: Float64Array.from(cells, ({ money }) => money),
    },
    valued,
  );
}

test("rows are summed over the columns that pass, few or many", () => {
  fc.assert(
    fc.property(anyMatrix, fc.array(fc.boolean(), { minLength: columns, maxLength: columns }), (matrix, fails) => {
      const byRow = pack(matrix);
      const sums = sumLines(byRow, turnLines(byRow, columns), Uint8Array.from(fails, Number));
      const expected = matrix.flatMap((row) => {
        const passing = row.filter(({ at }) => !fails[at]);
        const sum = (of: (cell: Matrix[0][0]) => number) => passing.reduce((all, cell) => all + of(cell), 0);
        return [sum(({ count }) => count), sum(({ at, count }) => valued[at] * count), sum(({ money }) => money)];
      });
      expect([...sums]).toEqual(expected);
    }),
  );
});

test("a matrix turned twice is the matrix", () => {
  fc.assert(
    fc.property(anyMatrix, (matrix) => {
      const byRow = pack(matrix);
      expect(turnLines(turnLines(byRow, columns), matrix.length)).toEqual(byRow);
    }),
  );
});
