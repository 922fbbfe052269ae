import { measureUnits } from "../model/measure.ts";
import type { Locale } from "../i18n/locale.ts";
import type { CellChange, Fate } from "../query/compare.ts";
import type { Row } from "../query/port.ts";
import type { View } from "../query/view.ts";
import { type Html, toHtml } from "./html.ts";
import type { Names } from "./names.ts";

/** A figure's cells that are not what they were in a release. */
export type Differences = { title: string; view: View; cells: readonly CellChange[] };
/** A changed cell in words. `sample`: one of the two figures is sample data. */
export type DifferenceLine = {
  fate: Fate;
  what: string;
  before: string;
  after: string;
  difference: string;
  sample: boolean;
};
/** What changed in one figure or table. */
export type ToldDifferences = { title: string; lines: readonly DifferenceLine[] };

/** Says each changed cell: what it counts, its figure then and now, and what is between them. */
export function describeDifferences({ view, cells }: Differences, locale: Locale, names: Names): DifferenceLine[] {
  const unit = measureUnits[view.measure];
  const figure = (row: Row | null): string => {
    const value = locale.value(row?.value ?? null, unit, row?.qualifier);
    if (!row || row.value === null) return value;
    const marks = [...row.flags, ...(row.sample ? ["sample" as const] : [])];
    const flags = marks.map((mark) => locale.t(`chart.flag.${mark}`)).join(", ");
    return flags ? locale.t("chart.cell", { value, flags }) : value;
  };
  return cells
    .filter(({ fate }) => fate !== "same")
    .map((cell) => ({
      fate: cell.fate,
      what: placeText(cell, locale, names),
      before: figure(cell.before),
      after: figure(cell.after),
      difference: differenceText(cell, view, locale),
      sample: [cell.before, cell.after].some((row) => row?.sample),
    }));
}

/** Counts changed cells by what became of them: “3 ô đổi số, 8 ô mới có”; null when nothing changed. */
export function countDifferences(cells: readonly { fate: Fate }[], locale: Locale): string | null {
  const counts = (["revised", "added", "withdrawn", "remarked"] as const).map((fate) => {
    const count = cells.filter((cell) => cell.fate === fate).length;
    return count ? locale.t(`frozen.count.${fate}`, { count: locale.number(count) }) : "";
  });
  return counts.some(Boolean) ? locale.list(counts.filter(Boolean)) : null;
}

/**
 * Draws the table of what changed in a figure.
 * @param heads what the two columns of figures are called: the release, and today
 */
export function renderDifferences(
  { title, lines }: ToldDifferences,
  { heads, locale }: { heads: { before: string; after: string }; locale: Locale },
  document: Document,
): HTMLElement {
  const h = toHtml(document);
  const caption = locale.t("frozen.caption", { title, count: locale.number(lines.length) });
  const columns = [locale.t("frozen.what"), heads.before, heads.after, locale.t("frozen.difference")];
  const table = h("table", { class: "differences" }, [
    h("caption", {}, [caption]),
    h("thead", {}, [
      h(
        "tr",
        {},
        columns.map((name) => h("th", { scope: "col" }, [name])),
      ),
    ]),
    h(
      "tbody",
      {},
      lines.map((line) => renderLine(line, h)),
    ),
  ]);
  const label = locale.t("table.label", { caption });
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, [table]);
}

const renderLine = ({ what, before, after, difference, sample }: DifferenceLine, h: Html): HTMLElement =>
  h("tr", sample ? { class: "sample" } : {}, [
    h("th", { scope: "row" }, [what]),
    ...[before, after, difference].map((text) => h("td", {}, [text])),
  ]);

function placeText({ place: { year, sector, unit } }: CellChange, locale: Locale, names: Names): string {
  const parts = [unit && names.unit(unit), sector && locale.t(`sector.${sector}`), year && String(year)];
  return parts.filter(Boolean).join(" · ");
}

/** A difference of figures that are only floors or nearly so is itself only about right; sample data bears none. */
function differenceText({ fate, before, after, remarks }: CellChange, view: View, locale: Locale): string {
  const { t } = locale;
  if (fate === "remarked") {
    const what = locale.list(remarks.map((remark) => t(`frozen.remark.${remark}`)));
    return t("frozen.remarked", { what });
  }
  if (fate !== "revised") return t(`frozen.${fate}`);
  if (before!.sample !== after!.sample) return t("frozen.sample_one_side");
  const change = after!.value! - before!.value!;
  const exact = before!.qualifier === "exact" && after!.qualifier === "exact";
  const value = locale.value(Math.abs(change), measureUnits[view.measure], exact ? "exact" : "about");
  return t(change > 0 ? "frozen.more" : "frozen.less", { value });
}
