import type { Locale } from "../i18n/locale.ts";
import type { Row } from "../query/port.ts";
import type { LinkedRecipe } from "../query/recipes.ts";
import type { View } from "../query/view.ts";
import type { Names } from "./names.ts";
import { describeView } from "./describe.ts";
import { renderFigure, type SourceLink } from "./figure.ts";
import { viewChart } from "./view-chart.ts";

/** A View with its answer, ready to be drawn. */
export type ViewInput = {
  id: string;
  rows: readonly Row[];
  view: View;
  locale: Locale;
  names: Names;
  sources: (ids: readonly string[]) => SourceLink[];
  recipe?: LinkedRecipe;
};

/** Draws the figure of a View's answer, at build time and in the browser alike. */
export function renderView(
  { id, rows, view, locale, names, sources, recipe }: ViewInput,
  document: Document,
): HTMLElement {
  return renderFigure(
    {
      id,
      options: viewChart(rows, view, locale, names),
      described: describeView(rows, view, locale, names),
      sources: sources([...new Set(rows.flatMap((row) => row.sources))].sort()),
      locale,
      recipe,
    },
    document,
  );
}
