import { group } from "d3";
import { measureUnits } from "../model/measure.ts";
import type { Locale } from "../i18n/locale.ts";
import type { Row } from "../query/port.ts";
import type { View } from "../query/view.ts";
import { stackOf } from "./bars.ts";
import { type Datum, hasValue, type Names } from "./chart.ts";
import { partsFinding, unitsFinding } from "./finding-parts.ts";
import { timeFinding } from "./finding.ts";
import { notesOf } from "./notes.ts";
import { drawnUnits, isRanked } from "./rank.ts";
import { type Dimension, dimensionsOf, scopeText, subjectText } from "./scope.ts";
import { mixedTitle, sayValue, type Speech, withSample } from "./speech.ts";
import { type Line, numbers, type DescribedTable, toTable, words } from "./table.ts";
import { capitalise } from "./text.ts";

export type { DescribedTable } from "./table.ts";

/** Everything that is said about a chart. `sample`: some figure in it is sample data. */
export type Described = { title: string; sentence: string; table: DescribedTable; notes: string[]; sample: boolean };

/** What a View's chart says: title, finding, table and notes, all computed from the rows shown. */
export function describeView(rows: readonly Row[], view: View, locale: Locale, names: Names): Described {
  const scope = scopeText(view, locale, names);
  const subject = subjectText(view, locale);
  const dimensions = dimensionsOf(view);
  const by = locale.t(`chart.by.${dimensions.join(".")}`);
  const plain = capitalise(locale.t(scope ? "chart.title.scoped" : "chart.title", { subject, by, scope }));
  const title = mixedTitle(plain, rows, locale);
  const speak = (...scopes: string[]): Speech => ({
    subject: scopes.some(Boolean)
      ? locale.t("say.scoped", { subject, scope: scopes.filter(Boolean).join(" · ") })
      : subject,
    say: (datum: Datum) => sayValue(datum, measureUnits[view.measure], locale),
    locale,
  });
  const sentence =
    rows.some(hasValue) || dimensions.join() === "year"
      ? findingOf(rows, dimensions, (extra = "") => speak(scope, extra), names)
      : noneText(view, speak(scopeText(view, locale, names, ["year"])));
  return {
    title,
    sentence,
    table: tableOf(rows, view, title, locale, names),
    notes: [...cutNote(rows, view, dimensions, locale), ...notesOf(rows, timeOf(view, dimensions, locale), locale)],
    sample: rows.some((row) => row.sample),
  };
}

/** How a row's time is written: its own year, else the years that the View adds up. */
function timeOf(view: View, dimensions: readonly Dimension[], locale: Locale): ((row: Row) => string) | null {
  if (dimensions.includes("year")) return (row) => String(row.year);
  return view.years.length ? () => locale.list(view.years.map(String)) : null;
}

/** Says that a long list of units is drawn in part. */
function cutNote(rows: readonly Row[], view: View, dimensions: readonly Dimension[], locale: Locale): string[] {
  if (!dimensions.includes("unit")) return [];
  const count = new Set(rows.map((row) => row.unit)).size;
  const shown = drawnUnits(count, view.units.length > 0);
  const key = dimensions.includes("year") || !isRanked(rows) ? "chart.note.first" : "chart.note.top";
  return shown < count ? [locale.t(key, { shown, count })] : [];
}

/** Says of what and of when nothing is published. */
function noneText({ years }: View, { subject, locale }: Speech): string {
  if (!years.length) return locale.t("say.all_missing", { subject: capitalise(subject) });
  return locale.t("say.none", { years: locale.list(years.map(String)), subject });
}

/** The finding, and before it the word for sample data where the figures that it rests on hold some. */
function findingOf(
  rows: readonly Row[],
  dimensions: readonly Dimension[],
  speak: (scope?: string) => Speech,
  names: Names,
): string {
  const speech = speak();
  const { locale } = speech;
  const sectorName = (row: Row) => locale.t(`chart.sector.${row.sector}`);
  const unitName = (row: Row) => names.unit(row.unit!);
  const named = (name: (row: Row) => string, of = rows) => of.map((row) => ({ ...row, name: name(row) }));
  const [first, second] = dimensions;
  if (!rows.length) return locale.t("say.empty");
  const plain = () => {
    if (first === "year") return timeFinding(rows.map(timed), speech);
    if (first === "unit") return unitsFinding(named(unitName), speech);
    return second ? unitsFinding(stacks(rows, names), speech) : partsFinding(named(sectorName), speech);
  };
  if (first !== "year" || !second) return withSample(plain(), rows, locale);

  const name = second === "sector" ? sectorName : unitName;
  if (new Set(rows.map(name)).size === 1) {
    const inOrder = rows.map(timed).toSorted((a, b) => a.year! - b.year!);
    return withSample(timeFinding(inOrder, speak(name(rows[0]))), rows, locale);
  }
  const year = Math.max(...rows.filter(hasValue).map((row) => row.year!));
  const latest = named(
    name,
    rows.filter((row) => row.year === year),
  );
  const subject = locale.t("say.in_year", { subject: speech.subject, time: String(year) });
  const finding = second === "sector" ? partsFinding : unitsFinding;
  return withSample(finding(latest, { ...speech, subject }), latest, locale);
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
function layoutOf(view: View): { down: Dimension; across: Dimension | undefined } {
  const dimensions = dimensionsOf(view);
  const down = dimensions.includes("unit") ? "unit" : dimensions[0];
  return { down, across: dimensions.find((dimension) => dimension !== down) };
}

function tableOf(rows: readonly Row[], view: View, caption: string, locale: Locale, names: Names): DescribedTable {
  const say = {
    year: (row: Row) => String(row.year),
    sector: (row: Row) => locale.t(`sector.${row.sector}`),
    unit: (row: Row) => names.unit(row.unit!),
  };
  const { down, across } = layoutOf(view);
  const head = words(down, locale.t(`chart.column.${down}`));
  const lines = [...group(rows, (row) => row[down]).values()].map((data): Line => ({
    header: say[down](data[0]),
    data,
  }));
  const columns = across
    ? [...group(rows, (row) => row[across])].map(([code, [row]]) => numbers(String(code), say[across](row)))
    : [numbers("value", locale.t(`measure.${view.measure}`))];
  return toTable(caption, [head, ...columns], lines, measureUnits[view.measure], locale);
}
