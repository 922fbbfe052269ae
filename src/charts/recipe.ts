import type { Locale } from "../i18n/locale.ts";
import type { LinkedRecipe } from "../query/recipes.ts";
import { type Html, toHtml } from "./html.ts";

/** How many rows of the expected result are shown; the attribute holds all. */
const shownRows = 8;

/**
 * “Where is this from?”: what a figure rests on, the statement that gives it, what must come out, and the way to the console.
 * @param title what the figure is called, so that each of these is told apart when read aloud
 */
export function renderRecipe(
  { recipe, title, locale }: { recipe: LinkedRecipe; title: string; locale: Locale },
  document: Document,
): HTMLElement {
  const h = toHtml(document);
  const { kind, sql, columns, rows, href } = recipe;
  const ask = locale.t("recipe.ask");
  const expected = JSON.stringify({ columns, rows });
  return h("details", { class: "recipe", "data-expected": expected }, [
    h("summary", { "aria-label": `${ask} ${title}` }, [ask]),
    h("p", {}, [locale.t(`recipe.${kind}`)]),
    h("pre", { class: "recipe-sql" }, [h("code", {}, [sql])]),
    h("p", {}, [locale.t("recipe.expected", { rows: locale.number(rows.length) })]),
    h("pre", {}, [formatResult(recipe)]),
    href ? link(href, title, locale, h) : h("p", {}, [locale.t("recipe.too_long")]),
  ]);
}

function link(href: string, title: string, locale: Locale, h: Html): HTMLElement {
  const words = locale.t("recipe.open");
  return h("p", {}, [h("a", { href, "aria-label": `${words}: ${title}` }, [words])]);
}

function formatResult({ columns, rows }: LinkedRecipe): string {
  const line = (cells: readonly unknown[]) => cells.map((cell) => (cell === null ? "NULL" : String(cell))).join(" | ");
  const more = rows.length > shownRows ? ["…"] : [];
  return [line(columns), ...rows.slice(0, shownRows).map(line), ...more].join("\n");
}
