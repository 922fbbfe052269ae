import type { Locale } from "../i18n/locale.ts";
import type { LinkedRecipe } from "../query/recipes.ts";
import type { ChartOptions } from "./chart.ts";
import type { Described, DescribedTable } from "./describe.ts";
import { type Html, toHtml } from "./html.ts";
import { renderRecipe } from "./recipe.ts";
import { renderSvg } from "./render.ts";

/** A source as it is named below a chart. */
export type SourceLink = { id: string; label: string; href: string };

/** All that a finished figure is made of; the same at build time and in the browser. */
export type FigureInput = {
  /** Unique on the page; prefix of every id inside. */
  id: string;
  options: ChartOptions;
  described: Described;
  sources: readonly SourceLink[];
  locale: Locale;
  /** How to have the same figures again; left out where a page has its own way to say so. */
  recipe?: LinkedRecipe;
};

/**
 * Draws a whole figure: heading, finding, chart, notes, the table of the same figures, where they come from and how to have them again.
 * A figure that holds sample data says so in a badge, in its rows and in its class.
 * @param document the browser's document or one of linkedom
 */
export function renderFigure(
  { id, options, described, sources, locale, recipe }: FigureInput,
  document: Document,
): HTMLElement {
  const h = toHtml(document);
  const { title, sentence, table, notes, sample } = described;
  return h(
    "figure",
    { id, class: sample ? "chart-figure has-sample" : "chart-figure", "aria-labelledby": `${id}-heading` },
    [
      h("figcaption", {}, [
        h("h3", { id: `${id}-heading` }, [title]),
        h("p", { class: "finding" }, [sentence]),
        sample &&
          h("p", {}, [h("span", { class: "badge" }, [locale.t("sample.badge")]), ` ${locale.t("sample.explained")}`]),
      ]),
      renderSvg(options, { document, id: `${id}-chart`, title, description: sentence }),
      notes.length > 0 &&
        h(
          "ul",
          { class: "notes" },
          notes.map((note) => h("li", {}, [note])),
        ),
      table.rows.length > 0 &&
        h("details", {}, [h("summary", {}, [locale.t("table.show")]), renderTable(table, locale, h)]),
      sources.length > 0 && renderSources(sources, locale, h),
      recipe && recipe.rows.length > 0 && renderRecipe({ recipe, title, locale }, document),
    ],
  );
}

function renderTable({ caption, columns, rows }: DescribedTable, locale: Locale, h: Html): HTMLElement {
  const [first, ...rest] = columns;
  const kind = (numeric: boolean): Record<string, string> => (numeric ? { class: "numeric" } : {});
  const head = columns.map((column) =>
    h("th", { scope: "col", ...kind(column.numeric && column !== first) }, [column.label]),
  );
  const body = rows.map((row) => {
    const marks = [row.sample && "sample", row.missing && "missing"].filter(Boolean).join(" ");
    return h("tr", marks ? { class: marks } : {}, [
      h("th", { scope: "row" }, [row.header]),
      ...row.cells.map((cell, i) => h("td", { ...kind(rest[i]?.numeric ?? false), ...valueOf(row.values[i]) }, [cell])),
    ]);
  });
  const table = h("table", {}, [
    h("caption", {}, [caption]),
    h("thead", {}, [h("tr", {}, head)]),
    h("tbody", {}, body),
  ]);
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": locale.t("table.label", { caption }) },
    [table],
  );
}

/** The number itself goes along, for files made of the table. */
const valueOf = (value: number | null | undefined): Record<string, string> =>
  value === null || value === undefined ? {} : { "data-value": String(value) };

function renderSources(sources: readonly SourceLink[], locale: Locale, h: Html): HTMLElement {
  const links = sources.flatMap(({ href, label }, i) => [i > 0 && "; ", h("a", { href }, [label])]);
  return h("p", { class: "chart-sources" }, [`${locale.t("source.label")} `, ...links]);
}
