import type { Figure } from "../model/figure.ts";
import { type Programme, programmes } from "../model/programme.ts";
import { cityUnit } from "../model/unit.ts";

/** One figure as a table shows it: the one that counts, and what further sources say of the same thing. */
export type FigureRow = { figure: Figure; others: readonly Figure[] };

/** The rows of one programme. */
export type FigureGroup = { programme: Programme; rows: readonly FigureRow[] };

/**
 * Orders figures for reading: one row for each thing counted (its main figure, else the first one given), the movement
 * first, then the other programmes in the order of the codes; in each the city's rows before those of other units.
 */
export function groupFigures(figures: readonly Figure[]): FigureGroup[] {
  const things = Map.groupBy(figures, ({ period, unit, sector, programme, stage, measure }) =>
    [period, unit, sector, programme, stage, measure].join("|"),
  );
  const rows = [...things.values()].map((same): FigureRow => {
    const figure = same.find(({ standing }) => standing === "main") ?? same[0];
    return { figure, others: same.filter((other) => other !== figure) };
  });
  return programmes.flatMap((programme) => {
    const own = rows.filter(({ figure }) => figure.programme === programme);
    const ofCity = ({ figure }: FigureRow) => Number(figure.unit === cityUnit);
    return own.length > 0 ? [{ programme, rows: own.sort((a, b) => ofCity(b) - ofCity(a)) }] : [];
  });
}
