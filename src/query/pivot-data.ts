import type { Cell } from "../model/cell.ts";
import { notComputable } from "../model/benefit-class.ts";
import type { Flag } from "../model/figure.ts";
import type { ViewMeasure } from "../model/measure.ts";
import { type FunnelStage, funnelStages } from "../model/stage.ts";
import { sectors } from "../model/sector.ts";
import { addYears, emptyCell, type PivotCell, type PivotPart, type PivotPlace } from "./pivot-cell.ts";
import { findBreak } from "./fair.ts";
import type { PivotCodes, PivotDimension, PivotQuestion } from "./pivot-question.ts";
import { columnDimensions, columnPlaces, rowDimensions, type RecordsCube } from "./records-cube.ts";
import type { RecordsFilter } from "./records-filter.ts";
import type { Domain } from "./view.ts";

/** What every measure of the table is made from. */
export type PivotSum = Exclude<PivotQuestion["measure"], "mean">;

/** Who answers for the cells of a table. */
export type PivotData = {
  /** Codes that may stand in the table, in order. */
  codes: PivotCodes;
  /** Years that the figures are of, and those before which reporting broke off. */
  years: readonly number[];
  breaks: readonly number[];
  ask(place: PivotPlace, sum: PivotSum): PivotCell;
};

/** Codes of the published figures; without years chosen, all. */
export const figureCodes =
  (domain: Domain): PivotCodes =>
  (dimension) => {
    const lists: Partial<Record<PivotDimension, readonly string[]>> = {
      year: domain.years.map(String),
      sector: sectors,
      unit: domain.units,
      stage: funnelStages,
    };
    return lists[dimension] ?? [];
  };

/**
 * Answers from the published figures. Sectors and units are never added up here: `cells` knows what stands for all of
 * them, published where it was. Years are, on one side of a break; steps are not.
 */
export function figureData(cells: readonly Cell[], domain: Domain, question: PivotQuestion): PivotData {
  const known = new Map(cells.map((cell) => [keyOf(cell), cell]));
  const all = figureCodes(domain);
  const axes: readonly (PivotDimension | null)[] = [...question.rows, question.columns];
  const counts = question.measure === "initiatives";
  const years = question.years.length ? question.years : axes.includes("year") ? domain.years : domain.years.slice(-1);
  const stages = counts ? funnelStages : (["submitted"] as const);

  function find(year: number, place: PivotPlace, stage: FunnelStage, measure: ViewMeasure): PivotPart | null {
    const cell = known.get(keyOf({ year, stage, measure, sector: place.sector ?? "all", unit: place.unit ?? "all" }));
    if (!cell) return null;
    const { value, qualifier, sample } = cell;
    const [sources, flags] = [split(cell.source), split(cell.flags) as Flag[]];
    return { value, qualifier, sample, sources, flags };
  }

  return {
    years,
    breaks: domain.breaks,
    codes: (dimension) => (dimension === "year" ? years.map(String) : dimension === "stage" ? stages : all(dimension)),
    ask(place, sum) {
      const stage = (place.stage ?? (axes.includes("stage") ? null : question.stage)) as FunnelStage | null;
      if (stage === null && counts) return emptyCell("steps");
      const asked = place.year ? [Number(place.year)] : years;
      const parts = asked.map((year) => find(year, place, counts ? stage! : "submitted", figureMeasures[sum]));
      return addYears(parts, asked, domain.breaks);
    },
  };
}

const figureMeasures = { initiatives: "initiatives", monetised: "monetised", benefit: "benefit_vnd" } as const;

const keyOf = ({
  year,
  stage,
  measure,
  sector,
  unit,
}: Pick<Cell, "year" | "stage" | "measure" | "unit"> & { sector: string }) =>
  `${year}|${stage}|${measure}|${sector}|${unit}`;

const split = (joined: string): string[] => joined.split("|").filter(Boolean);

/**
 * Answers from the cube of initiatives, under the page's filter. One pass counts every cell and every total. Each
 * initiative is counted once, whatever the years; benefits of years on both sides of a break are not added up.
 */
export function recordData(
  cube: RecordsCube,
  filter: RecordsFilter,
  breaks: readonly number[],
  question: Pick<PivotQuestion, "rows" | "columns">,
): PivotData {
  const { domain } = cube;
  const axes = [...question.rows, question.columns].filter((axis) => axis !== null);
  const codes: PivotCodes = (dimension) => (filter[dimension].length ? filter[dimension] : domain[dimension]);
  const { sums, years: counted } = sumUp(cube, filter, axes);
  const first = Math.min(...breaks);
  const shared = { sample: cube.sample > 0, sources: cube.sources, missing: 0, qualifier: "exact" as const };

  return {
    codes,
    years: counted,
    breaks,
    ask(place, sum) {
      const at = axes.reduce((at, axis) => {
        const code = place[axis];
        const index = code === undefined ? domain[axis].length : domain[axis].indexOf(code);
        return at * (domain[axis].length + 1) + index;
      }, 0);
      const [count, computable, money] = sums.subarray(3 * at, 3 * at + 3);
      const years = place.year ? [Number(place.year)] : counted;
      const flags: Flag[] = years.some((year) => year >= first) ? ["break_before"] : [];
      const found = (value: number): PivotCell => ({ ...shared, value, absence: null, flags });
      if (sum === "initiatives") return found(count);
      if (count === 0) return emptyCell("nothing");
      if (sum === "monetised") return found(computable);
      if (computable === 0) return emptyCell("not_computable");
      return findBreak(years, breaks) ? emptyCell("break") : found(money * cube.step);
    },
  };
}

/**
 * Count, those with a benefit, and benefit, three numbers a place (benefit in the cube's steps); each axis has one
 * place more than codes, for all of them together. And the years that anything was counted in.
 */
function sumUp(
  cube: RecordsCube,
  filter: RecordsFilter,
  axes: readonly PivotDimension[],
): { sums: Float64Array; years: number[] } {
  const { domain, rows, start, column, count, money } = cube;
  const passes = Object.fromEntries(
    Object.entries(domain).map(([name, codes]) => {
      const chosen = new Set(filter[name as PivotDimension]);
      return [name, Uint8Array.from(codes, (code) => Number(!chosen.size || chosen.has(code)))];
    }),
  ) as Record<PivotDimension, Uint8Array>;
  const steps = axes.map((_, at) => axes.slice(at + 1).reduce((size, axis) => size * (domain[axis].length + 1), 1));
  const sums = new Float64Array(3 * axes.reduce((size, axis) => size * (domain[axis].length + 1), 1));

  const places = columnPlaces(domain);
  const size = places.field.length;
  const [offsets, fits, valued] = [new Uint32Array(size), new Uint8Array(size), new Uint8Array(size)];
  for (let at = 0; at < size; at++) {
    const codes = { field: places.field[at], solution: places.solution[at], benefit: places.benefit[at] };
    fits[at] = Number(columnDimensions.every((name) => passes[name][codes[name]]));
    offsets[at] = offset(codes);
    valued[at] = Number(domain.benefit[codes.benefit] !== notComputable);
  }
  const counted = new Set<number>();

  for (let row = 0; row < start.length - 1; row++) {
    if (!rowDimensions.every((name) => passes[name][rows[name][row]])) continue;
    const from = offset({
      year: rows.year[row],
      sector: rows.sector[row],
      stage: rows.stage[row],
      unit: rows.unit[row],
    });
    for (let cell = start[row]; cell < start[row + 1]; cell++) {
      const kind = column[cell];
      if (!fits[kind]) continue;
      const at = 3 * (from + offsets[kind]);
      counted.add(rows.year[row]);
      sums[at] += count[cell];
      if (!valued[kind]) continue;
      sums[at + 1] += count[cell];
      sums[at + 2] += money[cell];
    }
  }
  axes.forEach((axis, position) => addTotals(sums, steps[position], domain[axis].length));
  return { sums, years: [...counted].map((place) => Number(domain.year[place])) };

  /** What the places of some dimensions add to the place in the table. */
  function offset(places: Partial<Record<PivotDimension, number>>): number {
    return axes.reduce((sum, axis, position) => sum + (places[axis] ?? 0) * steps[position], 0);
  }
}

/** Adds up all codes of an axis into its last place. `step`: distance between neighbouring codes. */
function addTotals(sums: Float64Array, step: number, codes: number): void {
  const block = step * (codes + 1);
  for (let at = 0; at < sums.length / 3; at++) {
    if (Math.floor((at % block) / step) === codes) continue;
    const total = at - (Math.floor((at % block) / step) - codes) * step;
    for (let part = 0; part < 3; part++) sums[3 * total + part] += sums[3 * at + part];
  }
}
