import { rollup, sum } from "d3";
import type { Cell } from "../model/cell.ts";
import { type Group, scopeOf, toRows } from "./answer.ts";
import type { Answerer } from "./port.ts";
import type { Domain } from "./view.ts";

/** The cube as a small file: one array a column, words replaced by their place in `words`. */
export type PackedCube = {
  version: 1;
  domain: Domain;
  words: Record<WordColumn, string[]>;
  columns: Record<WordColumn | "year" | "value" | "sample", number[]>;
};

const wordColumns = ["stage", "measure", "sector", "unit", "qualifier", "source", "flags"] as const;
type WordColumn = (typeof wordColumns)[number];

/** Packs cells into columns; same cells in the same order, same file. */
export function packCube(cells: readonly Cell[], domain: Domain): PackedCube {
  const words = Object.fromEntries(
    wordColumns.map((column) => [column, [...new Set(cells.map((cell) => cell[column]))].sort()]),
  ) as PackedCube["words"];
  const coded = (column: WordColumn) => {
    const place = new Map(words[column].map((word, index) => [word, index]));
    return cells.map((cell) => place.get(cell[column]) as number);
  };
  return {
    version: 1,
    domain,
    words,
    columns: {
      ...(Object.fromEntries(wordColumns.map((column) => [column, coded(column)])) as Record<WordColumn, number[]>),
      year: cells.map((cell) => cell.year),
      value: cells.map((cell) => cell.value),
      sample: cells.map((cell) => Number(cell.sample)),
    },
  };
}

/** Cells again, from a packed cube. Throws when the file is of another version. */
export function unpackCube({ version, words, columns }: PackedCube): Cell[] {
  if (version !== 1) throw new Error(`unknown cube version: ${version}`);
  return columns.value.map(
    (value, row) =>
      ({
        ...Object.fromEntries(wordColumns.map((column) => [column, words[column][columns[column][row]]])),
        year: columns.year[row],
        value,
        sample: columns.sample[row] === 1,
      }) as Cell,
  );
}

/** Answers Views from cells in memory, with no engine. */
export function cubeAnswerer(cells: readonly Cell[], domain: Domain): Answerer {
  return {
    ask: async (view) => {
      const scope = scopeOf(view, domain);
      const [years, sectors, units] = [new Set(scope.years), new Set<string>(scope.sectors), new Set(scope.units)];
      const picked = cells.filter(
        (cell) =>
          cell.measure === view.measure &&
          cell.stage === view.stage &&
          years.has(cell.year) &&
          sectors.has(cell.sector) &&
          units.has(cell.unit),
      );
      const place = (cell: Cell) => Object.fromEntries(scope.groups.map((dimension) => [dimension, cell[dimension]]));
      const groups = rollup(
        picked,
        (cells): Group => ({
          ...place(cells[0]),
          value: sum(cells, (cell) => cell.value),
          qualifiers: cells.map((cell) => cell.qualifier).join("|"),
          sample: cells.some((cell) => cell.sample),
          sources: cells.map((cell) => cell.source).join("|"),
          flags: cells.map((cell) => cell.flags).join("|"),
          parts: cells.length,
        }),
        (cell) => scope.groups.map((dimension) => cell[dimension]).join("|"),
      );
      return toRows([...groups.values()], view, domain);
    },
  };
}
