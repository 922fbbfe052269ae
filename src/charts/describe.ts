import { group } from "d3";
import { measureUnits } from "../model/measure.ts";
import type { Locale } from "../i18n/locale.ts";
import type { Row } from "../query/port.ts";
import type { View } from "../query/view.ts";
import { stackOf } from "./bars.ts";
import { type Datum, hasValue, type Names, type Subject } from "./chart.ts";
import { partsFinding, type Speech, timeFinding, unitsFinding, withSample } from "./finding.ts";
import { notesOf } from "./notes.ts";
import { drawnUnits } from "./rank.ts";
import { type Line, numbers, type DescribedTable, toTable, valueText, words } from "./table.ts";
import { capitalise } from "./text.ts";

export type { DescribedTable } from "./table.ts";

/** Everything that is said about a chart. `sample`: some figure in it is sample data. */
export type Described = { title: string; sentence: string; table: DescribedTable; notes: string[]; sample: boolean };

/** What a View's chart says: title, finding, table and notes, all computed from the rows shown. */
export function describeView(rows: readonly Row[], view: View, locale: Locale, names: Names): Described {
  const scope = scopeText(view, locale, names);
  const subject = subjectText(view, locale);
  const dimensions = (["year", "sector", "unit"] as const).filter((axis) => axis === view.by || axis === view.split);
  const by = locale.t(`chart.by.${dimensions.join(".")}`);
  const title = capitalise(locale.t(scope ? "chart.title.scoped" : "chart.title", { subject, by, scope }));
  const speech = {
    subject: scope ? locale.t("say.scoped", { subject, scope }) : subject,
    say: (datum: Datum) => valueText(datum, measureUnits[view.measure], locale),
    locale,
  };
  return {
    title,
    sentence: withSample(findingOf(rows, dimensions, speech, names), rows, locale),
    table: tableOf(rows, view, dimensions, title, locale, names),
    notes: [
      ...cutNote(rows, view, dimensions, locale),
      ...notesOf(rows, dimensions.includes("year") ? (row) => String(row.year) : null, locale),
    ],
    sample: rows.some((row) => row.sample),
  };
}

/** What the small multiples of sectors over years say. */
export const describeSectorYears = (rows: readonly Row[], subject: Subject, locale: Locale): Described =>
  describeView(rows, { ...subject, by: "year", split: "sector", ...whole }, locale, { unit: (id) => id });

/** “sáng kiến được công nhận ở cấp cơ sở”: what a View counts, fit for the middle of a sentence. */
export const subjectText = ({ measure, stage }: Subject, locale: Locale): string =>
  locale.t(measure === "initiatives" ? `chart.subject.initiatives.${stage}` : `chart.subject.${measure}`);

/** Says that a long list of units is drawn in part. */
function cutNote(rows: readonly Row[], view: View, dimensions: readonly Dimension[], locale: Locale): string[] {
  if (!dimensions.includes("unit")) return [];
  const count = new Set(rows.map((row) => row.unit)).size;
  const shown = drawnUnits(count, view.units.length > 0);
  const key = dimensions.includes("year") ? "chart.note.first" : "chart.note.top";
  return shown < count ? [locale.t(key, { shown, count })] : [];
}

const whole = { sectors: [], units: [], years: [] } as const;
type Dimension = "year" | "sector" | "unit";

function findingOf(rows: readonly Row[], dimensions: readonly Dimension[], speech: Speech, names: Names): string {
  const { locale } = speech;
  const sectorName = (row: Row) => locale.t(`chart.sector.${row.sector}`);
  const [first, second] = dimensions;
  if (!rows.length) return locale.t("say.empty");
  if (first === "year" && !second) return timeFinding(rows.map(timed), speech);
  if (first === "sector" && !second)
    return partsFinding(
      rows.map((row) => ({ ...row, name: sectorName(row) })),
      speech,
    );
  if (first === "unit")
    return unitsFinding(
      rows.map((row) => ({ ...row, name: names.unit(row.unit!) })),
      speech,
    );
  if (first === "sector") return unitsFinding(stacks(rows, names), speech);

  const name = (row: Row) => (second === "sector" ? sectorName(row) : names.unit(row.unit!));
  if (new Set(rows.map(name)).size === 1) {
    const subject = locale.t("say.scoped", { subject: speech.subject, scope: name(rows[0]) });
    return timeFinding(
      rows.map(timed).toSorted((a, b) => a.year! - b.year!),
      { ...speech, subject },
    );
  }
  const year = Math.max(...rows.filter((row) => hasValue(row)).map((row) => row.year!));
  if (!Number.isFinite(year)) return locale.t("say.all_missing", { subject: capitalise(speech.subject) });
  const latest = rows.filter((row) => row.year === year).map((row) => ({ ...row, name: name(row) }));
  const subject = locale.t("say.in_year", { subject: speech.subject, time: String(year) });
  return (second === "sector" ? partsFinding : unitsFinding)(latest, { ...speech, subject });
}

const timed = (row: Row) => ({ ...row, time: String(row.year) });
const stacks = (rows: readonly Row[], names: Names) =>
  [...group(rows, (row) => row.unit!)].map(([id, parts]) =>
    stackOf(
      names.unit(id),
      parts.map((part) => ({ ...part, sector: part.sector! })),
    ),
  );

/** One dimension goes down; of two, the units (else the years) go down and the other across. */
function tableOf(
  rows: readonly Row[],
  view: View,
  dimensions: readonly Dimension[],
  caption: string,
  locale: Locale,
  names: Names,
): DescribedTable {
  const say = {
    year: (row: Row) => String(row.year),
    sector: (row: Row) => locale.t(`sector.${row.sector}`),
    unit: (row: Row) => names.unit(row.unit!),
  };
  const down = dimensions.includes("unit") ? "unit" : dimensions[0];
  const across = dimensions.find((dimension) => dimension !== down);
  const head = words(down, locale.t(`chart.column.${down}`));
  const lines = [...group(rows, (row) => row[down])].map(([, data]): Line => ({ header: say[down](data[0]), data }));
  const columns = across
    ? [...group(rows, (row) => row[across])].map(([code, [row]]) => numbers(String(code), say[across](row)))
    : [numbers("value", locale.t(`measure.${view.measure}`))];
  return toTable(caption, [head, ...columns], lines, measureUnits[view.measure], locale);
}

/** What the View is restricted to, along dimensions that the chart does not show. */
function scopeText(view: View, locale: Locale, names: Names): string {
  const shown = (axis: Dimension) => view.by === axis || view.split === axis;
  const sectors = shown("sector") ? [] : view.sectors.map((sector) => locale.t(`chart.sector.${sector}`));
  const units = shown("unit") ? [] : view.units;
  const years = shown("year")
    ? ""
    : view.years.length
      ? locale.list(view.years.map(String))
      : locale.t("chart.scope.all_years");
  const unitText =
    units.length > 3
      ? locale.t("chart.scope.units", { count: units.length })
      : locale.list(units.map((id) => names.unit(id)));
  return [locale.list(sectors), unitText, years].filter(Boolean).join(" · ");
}
