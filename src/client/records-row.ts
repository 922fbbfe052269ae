import { findBreak, findSmall } from "../query/fair.ts";
import type { Locale } from "../i18n/locale.ts";
import type { RecordStatistics } from "../query/record-stats.ts";
import type { InitiativeRecord } from "../query/records.ts";
import { findRanges } from "../query/search.ts";
import { renderMarks } from "./roll-line.ts";

/** What rows and the card are drawn with. */
export type RecordSetting = {
  locale: Locale;
  /** Short and full name of a unit, and label and address of a source. */
  unitName(id: string): string;
  fullUnitName(id: string): string;
  source(id: string): { label: string; href: string };
  /** Address of the page that shows the record of an id. */
  href(id: string): string;
};

/** A row of the grid: title, year, unit, stage, benefit. The search's finds are marked. */
export function renderRecordRow(
  record: InitiativeRecord,
  q: string,
  shown: boolean,
  setting: RecordSetting,
): HTMLElement {
  const { locale, unitName, href } = setting;
  const row = element("div", "record", "row");
  const link = document.createElement("a");
  link.href = href(record.initiative_id);
  link.dataset.id = record.initiative_id;
  link.append(...renderMarks(document, record.title, findRanges(record.title, q)));
  const title = element("div", "record-title", "gridcell");
  title.append(link);
  const sample = record.source_kind === "sample";
  const year = cell("record-year", String(record.year));
  if (sample) {
    const badge = element("span", "badge");
    badge.textContent = locale.t("record.sample");
    year.append(" ", badge);
  }
  row.append(
    title,
    year,
    cell("record-unit", unitName(record.unit)),
    cell("record-stage", locale.t(`stage.${record.stage_reached}.short`)),
    cell("record-benefit numeric", formatBenefit(record, locale)),
  );
  row.classList.toggle("sample", sample);
  if (shown) row.setAttribute("aria-current", "true");
  return row;
}

/** Everything that is known of one initiative, as pairs of terms and descriptions. */
export function renderRecordFacts(record: InitiativeRecord, setting: RecordSetting): DocumentFragment {
  const { locale, fullUnitName, source } = setting;
  const t = locale.t;
  const { label, href } = source(record.source);
  const link = document.createElement("a");
  link.href = href;
  link.textContent = label;
  return facts([
    [t("record.column.year"), String(record.year)],
    [t("record.column.sector"), t(`sector.${record.sector}`)],
    [t("record.column.field"), t(`field.${record.field}`)],
    [t("record.column.solution"), t(`solutionType.${record.solution_type}`)],
    [t("record.column.unit"), fullUnitName(record.unit)],
    [t("record.column.stage"), t(`stage.${record.stage_reached}`)],
    [t("record.column.benefit"), formatBenefit(record, locale)],
    [t("record.column.people"), record.people === null ? t("value.missing") : locale.number(record.people)],
    [t("record.column.id"), record.initiative_id],
    [t("record.column.source"), link],
  ]);
}

/**
 * How the benefit of what is shown is spread. Without a benefit only the counts; across a break no sum.
 * @param breaks years before which reporting broke off
 */
export function renderStatistics(
  stats: RecordStatistics,
  breaks: readonly number[],
  { t, number, value, percent }: Locale,
): DocumentFragment {
  const broken = findBreak(stats.years ?? [], breaks);
  const money = (amount: number | null) => value(amount, "vnd");
  const pairs: [string, string][] = [
    [t("record.stats.initiatives"), number(stats.initiatives)],
    [t("record.stats.computable"), share(stats.computable, stats.initiatives)],
  ];
  if (stats.computable)
    pairs.push(
      [t("record.stats.median"), money(stats.median)],
      [
        t("record.stats.quartiles"),
        t("record.stats.range", { from: money(stats.lowerQuartile), to: money(stats.upperQuartile) }),
      ],
      [t("record.stats.largest"), money(stats.largest)],
      [t("record.stats.sum"), broken ? t("record.stats.no_sum", { year: broken.year }) : money(stats.sum)],
    );
  if (stats.topTen !== null && !broken && !findSmall(stats.computable)) {
    pairs.push([t("record.stats.top_ten"), t("record.stats.of_sum", { share: percent(stats.topTen) })]);
    pairs.push([t("record.stats.top_tenth"), t("record.stats.of_sum", { share: percent(stats.topTenth!) })]);
  }
  return facts(pairs, true);

  function share(count: number, all: number): string {
    return all ? t("record.stats.of", { count: number(count), share: percent(count / all) }) : number(count);
  }
}

const formatBenefit = ({ computable, benefit_vnd }: InitiativeRecord, locale: Locale): string =>
  computable ? locale.value(benefit_vnd, "vnd") : locale.t("missing.not_computable");

/** @param grouped whether each pair gets a box of its own */
function facts(pairs: readonly (readonly [string, string | Node])[], grouped = false): DocumentFragment {
  const list = document.createDocumentFragment();
  for (const [term, description] of pairs) {
    const [dt, dd] = [document.createElement("dt"), document.createElement("dd")];
    dt.textContent = term;
    dd.append(description);
    if (!grouped) list.append(dt, dd);
    else {
      const pair = document.createElement("div");
      pair.append(dt, dd);
      list.append(pair);
    }
  }
  return list;
}

function cell(className: string, text: string): HTMLElement {
  const made = element("div", className, "gridcell");
  made.textContent = text;
  return made;
}

function element(tag: string, className: string, role?: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  if (role) made.setAttribute("role", role);
  return made;
}
