import { group } from "d3";
import { measureUnits } from "../model/measure.ts";
import type { SectorScope } from "../model/sector.ts";
import type { Locale } from "../i18n/locale.ts";
import type { Row } from "../query/port.ts";
import type { View } from "../query/view.ts";
import { barChart, stackOf } from "./bars.ts";
import { type ChartOptions, chartWidth, type Names } from "./chart.ts";
import { columnChart } from "./columns.ts";
import { emptyChart } from "./empty.ts";
import { drawnUnits, rank } from "./rank.ts";
import { sectorYearsChart } from "./sector-years.ts";
import { unitYearsChart } from "./unit-years.ts";

/**
 * The chart of any View: columns by year, bars by sector or unit, small multiples where two dimensions meet.
 * @param rows the View's answer
 * @param width px of the view box
 */
export function viewChart(
  rows: readonly Row[],
  view: View,
  locale: Locale,
  names: Names,
  width = chartWidth,
): ChartOptions {
  if (!rows.length) return emptyChart(locale, width, view.years);
  const dimensions = new Set([view.by, view.split]);
  const only: SectorScope = view.sectors.length === 1 ? view.sectors[0] : "all";
  const unit = measureUnits[view.measure];
  if (dimensions.has("year") && dimensions.has("sector")) return sectorYearsChart(rows, view, locale, width);
  if (dimensions.has("year") && dimensions.has("unit")) {
    const units = [...new Set(rows.map((row) => row.unit))];
    const drawn = new Set(units.slice(0, drawnUnits(units.length, view.units.length > 0)));
    const kept = rows.filter((row) => drawn.has(row.unit));
    return unitYearsChart(kept, view, locale, names, width);
  }
  if (view.by === "year") {
    const slots = rows.map((row) => ({ ...row, label: String(row.year), sector: only }));
    return columnChart(slots, unit, locale, width);
  }
  if (view.by === "sector") {
    const bars = rows.map((row) => ({ ...row, name: locale.t(`sector.${row.sector}`), sector: row.sector! }));
    return barChart(bars, unit, locale, width, { size: "roomy" });
  }
  const bars =
    view.split === "sector"
      ? [...group(rows, (row) => row.unit!)].map(([id, parts]) =>
          stackOf(
            names.unit(id),
            parts.map((part) => ({ ...part, sector: part.sector! })),
          ),
        )
      : rows.map((row) => ({ ...row, name: names.unit(row.unit!), sector: only }));
  const { ranked, divide } = rank(bars);
  const drawn = ranked.slice(0, drawnUnits(ranked.length, view.units.length > 0));
  return barChart(drawn, unit, locale, width, { divide: { at: divide, words: locale.t("chart.divide") } });
}
