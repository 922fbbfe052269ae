import { cityUnit } from "../model/unit.ts";
import { type Dimension, scopeOf } from "./answer.ts";
import type { Row } from "./port.ts";
import { formatSqlLink } from "./sql-link.ts";
import type { Domain, View } from "./view.ts";

export type RecipeValue = string | number | boolean | null;

/** How a figure is had again: a statement without parameters over the published tables, and what it must answer. */
export type Recipe = {
  /** What the figure rests on: published rows as they are, the table `cells`, the initiatives, or the list of units. */
  kind: "published" | "cells" | "initiatives" | "units";
  sql: string;
  /** Columns of the answer that are the figure. */
  columns: readonly string[];
  /** What is shown, in these columns; the order of rows does not count. */
  rows: readonly (readonly RecipeValue[])[];
};

/** A recipe and the address that opens it in the console; null where it is too long for one. */
export type LinkedRecipe = Recipe & { href: string | null };

/** @param console address of the SQL page */
export function linkRecipe(recipe: Recipe, console: string): LinkedRecipe {
  const search = formatSqlLink(recipe.sql);
  return { ...recipe, href: search && console + search };
}

/**
 * The recipe of a View's answer, over the table `cells`. Places without a figure have no row there.
 * @param rows the answer that is shown
 */
export function viewRecipe(view: View, rows: readonly Row[], domain: Domain): Recipe {
  const { groups } = scopeOf(view, domain);
  const asked = { year: view.years, sector: view.sectors, unit: view.units };
  const added = dimensions.filter((name) => !groups.includes(name) && asked[name].length > 1);
  const where = [
    [is("measure", [view.measure]), is("stage", [view.stage])],
    dimensions.flatMap((name) => {
      if (asked[name].length) return [is(name, asked[name])];
      if (name === "year") return [];
      return [groups.includes(name) ? `${name} <> 'all'` : `${name} = 'all'`];
    }),
  ];
  const found = added.length
    ? ["sum(value) AS value", "bool_or(sample) AS sample"]
    : ["value", "qualifier", "sample", "flags"];
  const columns = [...groups, "value", ...(added.length ? [] : ["qualifier"]), "sample"];
  return {
    kind: "cells",
    sql: statement({
      select: [...groups, ...found],
      from: "cells",
      where,
      group: added.length ? groups : [],
      order: groups,
    }),
    columns,
    rows: rows
      .filter((row) => row.value !== null)
      .sort((a, b) => byPlace(a, b, groups))
      .map((row) => columns.map((name) => row[name as keyof Row] as RecipeValue)),
  };
}

/** The order in which the statement answers: codes by their letters, not as pages list them. */
function byPlace(a: Row, b: Row, [first, ...rest]: readonly Dimension[]): number {
  if (first === undefined) return 0;
  const [one, other] = [a[first]!, b[first]!];
  return one < other ? -1 : one > other ? 1 : byPlace(a, b, rest);
}

const dimensions: readonly Dimension[] = ["year", "sector", "unit"];

/** A published figure as a recipe tells it apart. */
export type PublishedPlace = { period: string; stage: string; measure: string };
export type PublishedPoint = PublishedPlace & { value: number; qualifier: string; source: string };

/**
 * The recipe of published main figures of one programme, unit and sector, named one by one.
 * @param points the figures shown; those without a value are left out before
 */
export function pointsRecipe(
  points: readonly PublishedPoint[],
  {
    programme = "movement",
    unit = cityUnit,
    sector = "all",
  }: { programme?: string; unit?: string; sector?: string } = {},
): Recipe {
  const columns = ["period", "stage", "measure", "value", "qualifier", "source"];
  return {
    kind: "published",
    sql: statement({
      select: columns,
      from: "figures",
      where: [
        [is("programme", [programme]), is("unit", [unit]), is("sector", [sector])],
        places(points),
        ["standing = 'main'", "value IS NOT NULL"],
        [published],
      ],
      order: ["period", "stage", "measure"],
    }),
    columns,
    rows: points.map((point) => columns.map((name) => point[name as keyof PublishedPoint])),
  };
}

/** A step of a year's funnel as shown: its share is of the step before, null where none is told. */
export type FunnelPoint = PublishedPoint & { share: number | null };

/** The recipe of the climb in one year, with the share of each step in the one before. */
export function funnelRecipe(points: readonly FunnelPoint[]): Recipe {
  const columns = ["stage", "measure", "value", "qualifier", "source", "share"];
  const steps = statement({
    select: [
      "*",
      "list_position(['base', 'above_base', 'submitted', 'titled'], stage) AS step",
      "qualifier = 'exact' AND measure = 'initiatives' AND NOT contains(coalesce(flags, ''), 'partial') AS whole",
    ],
    from: "figures",
    where: [
      [is("programme", ["movement"]), is("unit", [cityUnit]), is("sector", ["all"])],
      places(points),
      ["standing = 'main'", "value IS NOT NULL"],
      [published],
    ],
  });
  return {
    kind: "published",
    sql: `WITH steps AS (
${steps.replace(/^/gm, "  ")}
)
SELECT stage, measure, value, qualifier, source,
       CASE WHEN whole AND lag(whole) OVER (ORDER BY step)
            THEN value / lag(value) OVER (ORDER BY step) END AS share
FROM steps
ORDER BY step`,
    columns,
    rows: points.map((point) => columns.map((name) => point[name as keyof FunnelPoint])),
  };
}

/** Columns of a table of published figures, shown as it is. */
const figureColumns = [
  "period",
  "unit",
  "sector",
  "programme",
  "stage",
  "measure",
  "value",
  "missing",
  "standing",
  "source",
] as const;
type ListedFigure = Record<(typeof figureColumns)[number], string | number | null>;

/** The recipe of a table of published figures: every one with the given column's value, further sources too. */
export function tableRecipe(
  column: "period" | "unit" | "sector",
  values: readonly string[],
  figures: readonly ListedFigure[],
): Recipe {
  const columns = figureColumns.filter((name) => name !== column || values.length > 1);
  return {
    kind: "published",
    sql: statement({
      select: columns,
      from: "figures",
      where: [[is(column, values)], [published]],
      order: ["programme", "period", "stage", "measure", "standing"],
    }),
    columns,
    rows: figures.map((figure) => columns.map((name) => figure[name])),
  };
}

/** The recipe of a sector's spread of benefit: how many initiatives each class holds. `to` null is open. */
export function spreadRecipe(
  sector: string,
  classes: readonly { from: number; to: number | null; initiatives: number }[],
): Recipe {
  const bounds = classes.map(({ from, to }) => `(${from}, ${to ?? "NULL"})`);
  return {
    kind: "initiatives",
    sql: `WITH classes(lower, upper) AS (
  VALUES ${bounds.join(",\n         ")}
)
SELECT lower, upper, count(benefit_vnd) AS initiatives
FROM classes
LEFT JOIN initiatives ON sector = ${quote(sector)} AND benefit_vnd >= lower
  AND (upper IS NULL OR benefit_vnd < upper)
GROUP BY lower, upper
ORDER BY lower`,
    columns: ["lower", "upper", "initiatives"],
    rows: classes.map(({ from, to, initiatives }) => [from, to, initiatives]),
  };
}

/** The recipe of the initiatives of a sector with the largest benefit. */
export function largestRecipe(
  sector: string,
  initiatives: readonly { initiative_id: string; year: number; benefit_vnd: number | null }[],
): Recipe {
  const columns = ["initiative_id", "year", "benefit_vnd"] as const;
  return {
    kind: "initiatives",
    sql: `SELECT initiative_id, year, title, unit, benefit_vnd
FROM initiatives
WHERE ${is("sector", [sector])}
ORDER BY benefit_vnd DESC NULLS LAST, initiative_id
LIMIT ${initiatives.length}`,
    columns,
    rows: initiatives.map((initiative) => columns.map((name) => initiative[name])),
  };
}

/** The recipe of how many units of each kind there are. */
export const unitsRecipe = (kinds: readonly { kind: string; units: number }[]): Recipe => ({
  kind: "units",
  sql: `SELECT kind, count(*) AS units
FROM units
GROUP BY kind
ORDER BY kind`,
  columns: ["kind", "units"],
  rows: kinds.map(({ kind, units }) => [kind, units]),
});

/** Figures whose source is no sample. */
const published = "source IN (SELECT source_id FROM sources WHERE kind <> 'sample')";

/** Conditions that hold for the places: those parts that all share are said once, the rest in pairs. */
function places(points: readonly PublishedPlace[]): string[] {
  const parts = (["period", "stage", "measure"] as const).map((name) => ({
    name,
    values: [...new Set(points.map((point) => point[name]))],
  }));
  const shared = parts.filter(({ values }) => values.length === 1);
  const own = parts.filter(({ values }) => values.length > 1);
  const single = shared.map(({ name, values }) => is(name, values));
  if (own.length < 2) return [...single, ...own.map(({ name, values }) => is(name, values))];
  const tuple = (items: readonly string[]) => `(${items.join(", ")})`;
  const listed = points.map((point) => tuple(own.map(({ name }) => quote(point[name]))));
  return [...single, `${tuple(own.map(({ name }) => name))} IN (\n    ${listed.join(",\n    ")})`];
}

type Parts = {
  select: readonly string[];
  from: string;
  /** Conditions, those of one line together. */
  where: readonly (readonly string[])[];
  group?: readonly string[];
  order?: readonly string[];
};

function statement({ select, from, where, group = [], order = [] }: Parts): string {
  const lines = where.filter((line) => line.length).map((line) => line.join(" AND "));
  return [
    `SELECT ${select.join(", ")}`,
    `FROM ${from}`,
    `WHERE ${lines.join("\n  AND ")}`,
    group.length && `GROUP BY ${group.join(", ")}`,
    order.length && `ORDER BY ${order.join(", ")}`,
  ]
    .filter(Boolean)
    .join("\n");
}

function is(column: string, values: readonly (string | number)[]): string {
  const literals = values.map((value) => (typeof value === "number" ? String(value) : quote(value)));
  return literals.length === 1 ? `${column} = ${literals[0]}` : `${column} IN (${literals.join(", ")})`;
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
