import { type Absence, divide, emptyCell, type PivotCell, type PivotPlace, type Unaddable } from "./pivot-cell.ts";
import { findUnfairRanking, leastCounted } from "./fair.ts";
import type { PivotData } from "./pivot-data.ts";
import type { PivotDimension, PivotQuestion } from "./pivot-question.ts";

/** `group` lines hold the sums of the lines below them. */
export type PivotLine = {
  kind: "line" | "group" | "total";
  /** Codes of the row dimensions; a group has the first only, the total none. */
  codes: readonly string[];
  /** One a column. */
  cells: readonly PivotCell[];
};

/** A total that was asked for and is not drawn: of the rows (the last line), the columns (the last column), or a group's. */
export type Undrawn = { total: "rows" | "columns" | "groups"; why: Unaddable };

/** The answer to a question. */
export type PivotTable = {
  question: PivotQuestion;
  /** Codes of the columns, `total` last where it is drawn; `value` alone where there is no column dimension. */
  columns: readonly string[];
  lines: readonly PivotLine[];
  /** Years that the figures are of, or are added up from. */
  years: readonly number[];
  /** Fewer initiatives than these bear no share and no mean. */
  least: number;
  /** How many units were left out of rows and columns because they have no figure. */
  hidden: number;
  undrawn: readonly Undrawn[];
  /** What stands in the way of reading the order as a ranking; empty where nothing does, or nothing was sorted by value. */
  unranked: readonly Unranked[];
};
export type Unranked = "sample" | "break" | "missing" | "rounded";

/** Makes the table of a question: one line for every combination of row codes, also where nothing is known. */
export function pivot(question: PivotQuestion, data: PivotData): PivotTable {
  const { rows, columns: across, totals, sort } = question;
  const [outer, inner] = rows;
  const ask = (place: PivotPlace) => cellOf(question, data, place);
  const columnCodes = across ? data.codes(across) : ["value"];
  const columnPlaces: PivotPlace[] = across
    ? [...columnCodes.map((code) => ({ [across]: code })), ...(totals && columnCodes.length > 1 ? [{}] : [])]
    : [{}];
  const columns = columnPlaces.map((place) => (across ? (place[across] ?? "total") : "value"));
  const toLine = (kind: PivotLine["kind"], codes: readonly string[]): PivotLine => {
    const place = Object.fromEntries(codes.map((code, at) => [rows[at], code]));
    return { kind, codes, cells: columnPlaces.map((column) => ask({ ...place, ...column })) };
  };

  const isFilled = (cell: PivotCell) => isFigure(cell, question.measure);
  const hasFigure = ({ cells }: PivotLine) => cells.some(isFilled);
  const hides = (dimension: PivotDimension | undefined | null) => dimension === "unit";
  const groups = data.codes(outer).map((code) => {
    const head = toLine(inner ? "group" : "line", [code]);
    const all = inner ? data.codes(inner).map((second) => toLine("line", [code, second])) : [];
    return { head, all, lines: hides(outer) || hides(inner) ? all.filter(hasFigure) : all };
  });
  const filled = groups.filter(({ head, lines }) => !hides(outer) || (inner ? lines.length : hasFigure(head)));
  const shownUnits = new Set(filled.flatMap(({ lines }) => lines.map(({ codes }) => codes[1])));
  const hiddenRows = hides(outer)
    ? groups.length - filled.length
    : hides(inner)
      ? data.codes("unit").length - shownUnits.size
      : 0;

  const total = totals && data.codes(outer).length > 1 ? [toLine("total", [])] : [];
  const undrawn: Undrawn[] = [];
  const isDrawn = (which: Undrawn["total"], cells: readonly PivotCell[]) => {
    const reasons = cells.map(({ absence }) => absence).filter(isUnaddable);
    if (!reasons.length || cells.some(({ value }) => value !== null)) return true;
    undrawn.push({ total: which, why: reasons[0] });
    return false;
  };
  const drawnTotal = total.filter(({ cells }) =>
    isDrawn("rows", across ? cells.filter((_, at) => columns[at] !== "total") : cells),
  );
  const groupHeads =
    inner &&
    totals &&
    isDrawn(
      "groups",
      filled.flatMap(({ head }) => head.cells),
    );
  const body = order(filled, columns, question);
  const lines = body.flatMap(({ head, lines }) => {
    if (!inner) return [head];
    return [groupHeads ? head : { ...head, cells: [] }, ...lines];
  });

  const withCells = [...lines, ...drawnTotal];
  const keep = columns.map((code, at) => {
    const cellsOf = (some: readonly PivotLine[]) => some.flatMap(({ cells }) => cells.slice(at, at + 1));
    if (across && code === "total") return isDrawn("columns", cellsOf(withCells));
    return !hides(across) || cellsOf(lines).some(isFilled);
  });
  const pick = (line: PivotLine) => ({ ...line, cells: line.cells.filter((_, at) => keep[at]) });
  const sorted = sort && sort.by !== "head" ? columns.indexOf(sort.by) : -1;
  const yearsOf = (code: string) => (across === "year" && code !== "total" ? [Number(code)] : data.years);
  const isSorted = sort !== null && (sort.by === "head" || keep[sorted]);
  return {
    question: isSorted ? question : { ...question, sort: null },
    columns: columns.filter((_, at) => keep[at]),
    lines: withCells.map(pick),
    years: data.years,
    least: leastCounted,
    hidden: hiddenRows + keep.filter((kept, at) => !kept && columns[at] !== "total").length,
    undrawn,
    unranked: keep[sorted]
      ? findUnranked(
          lines.flatMap((line) => line.cells[sorted] ?? []),
          yearsOf(columns[sorted]),
          data.breaks,
        )
      : [],
  };
}

/** Whether a cell is empty because its parts may not be added up. */
export const isUnaddable = (absence: Absence | null): absence is Unaddable =>
  absence === "break" || absence === "steps" || absence === "people";

function cellOf({ rows, columns, measure, share }: PivotQuestion, data: PivotData, place: PivotPlace): PivotCell {
  if (measure === "mean") {
    const valued = data.ask(place, "monetised");
    return divide(data.ask(place, "benefit"), valued, valued);
  }
  const cell = data.ask(place, measure);
  if (share === "none") return cell;
  const without = (...dimensions: (PivotDimension | null)[]) =>
    Object.fromEntries(
      Object.entries(place).filter(([dimension]) => !dimensions.includes(dimension as PivotDimension)),
    );
  const whole = { total: {}, row: without(columns), column: without(...rows) }[share];
  // Nothing of nothing is not a share, and 0 of something is.
  return cell.absence === "nothing"
    ? emptyCell("nothing")
    : divide(cell, data.ask(whole, measure), data.ask(whole, measure === "initiatives" ? measure : "monetised"));
}

/** Whether there is anything to tell of a cell: no initiative at all, and what was not published, are nothing. */
const isFigure = ({ value, absence }: PivotCell, measure: PivotQuestion["measure"]): boolean =>
  value === null ? absence !== "not_published" && absence !== "nothing" : value !== 0 || measure !== "initiatives";

type Group = { head: PivotLine; lines: readonly PivotLine[] };

/** Orders groups, and lines within each; what has no value stands last, equal values as they were. */
function order(groups: readonly Group[], columns: readonly string[], { sort, rows }: PivotQuestion): readonly Group[] {
  if (!sort) return groups;
  if (sort.by === "head") return groups.map((group) => ({ ...group, lines: group.lines.toReversed() })).reverse();
  const at = columns.indexOf(sort.by);
  if (at < 0) return groups;
  const compare = (a: PivotLine, b: PivotLine) => {
    const [first, second] = [a.cells[at].value, b.cells[at].value];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sort.descending ? second - first : first - second;
  };
  const inside = groups.map((group) => ({ ...group, lines: group.lines.toSorted(compare) }));
  const addable = rows.length < 2 || groups.some(({ head }) => !isUnaddable(head.cells[at].absence));
  return addable ? inside.toSorted((a, b) => compare(a.head, b.head)) : inside;
}

/** What speaks against reading the order of cells as a ranking. */
function findUnranked(cells: readonly PivotCell[], years: readonly number[], breaks: readonly number[]): Unranked[] {
  const known = cells.filter(({ value }) => value !== null);
  const sample = known.some((cell) => cell.sample);
  const unfair = findUnfairRanking({ years, breaks, sample, reporting: [] }).map(({ reason }) => reason);
  const found: [boolean, Unranked][] = [
    [unfair.includes("sample"), "sample"],
    [unfair.includes("break"), "break"],
    [cells.some(({ absence, missing }) => missing > 0 || absence === "not_published"), "missing"],
    [known.some(({ qualifier }) => qualifier !== "exact"), "rounded"],
  ];
  return found.filter(([applies]) => applies).map(([, why]) => why);
}
