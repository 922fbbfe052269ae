import type { Difference, RecipeReport } from "./recipes.ts";

/** Differences shown; one mistake usually breaks many. */
const shown = 20;

/** What a maintainer reads after all recipes were run: how many, and each that differs with both results. */
export function formatRecipeReport({ pages, recipes, statements, differences }: RecipeReport): string {
  const ran = `${count(recipes)} recipes (${count(statements)} statements) of ${count(pages)} pages, run on the browser's database and on Parquet`;
  if (!differences.length) return `${ran}: all give what is shown\n`;
  const more = differences.length > shown ? `… and ${count(differences.length - shown)} more\n` : "";
  return `${differences.slice(0, shown).map(formatDifference).join("\n")}\n${more}${ran}: ${count(differences.length)} differ\n`;
}

const formatDifference = ({ page, store, sql, expected, found }: Difference): string =>
  [
    `${page} (${store})`,
    sql,
    "shown on the page:",
    expected || "(no row)",
    "the statement gives:",
    found || "(no row)",
    "",
  ].join("\n");

const count = (number: number): string => number.toLocaleString("en");
