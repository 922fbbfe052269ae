import type { Qualifier, Flag } from "../model/figure.ts";
import { qualifiers, flags } from "../model/figure.ts";
import { type Sector, sectors } from "../model/sector.ts";
import type { Locale } from "../i18n/locale.ts";
import type { FileColumn } from "../query/file-column.ts";
import type { AnswerBar, AnswerColumn, SampleNote, SqlAnswer } from "../query/sql-answer.ts";
import { type Bar, barChart } from "./bars.ts";
import { chartWidth } from "./chart.ts";
import { renderSvg } from "./render.ts";

export type AnswerInput = {
  /** Unique on the page; prefix of every id inside. */
  id: string;
  /** What the table is called. */
  caption: string;
  answer: SqlAnswer;
  /** From `findBars`; null leaves the chart out. */
  chart: { bars: readonly AnswerBar[]; column: AnswerColumn } | null;
  sample: SampleNote;
  locale: Locale;
};

/** Draws the answer of a typed statement: what must be known of it, a chart where its shape allows, and its table. */
export function renderAnswer({ id, caption, answer, chart, sample, locale }: AnswerInput, document: Document) {
  const h = htmlIn(document);
  const box = h("div", { class: "sql-answer" });
  if (sample) {
    const badge = h("span", { class: "badge" }, locale.t("sample.badge"));
    box.append(h("p", { class: "sample-note" }, badge, ` ${locale.t(`query.sample.${sample}`)}`));
  }
  if (!answer.rows.length) box.append(h("p", { class: "note" }, locale.t("query.no_rows")));
  if (chart) box.append(renderChart(id, caption, chart, locale, document));
  box.append(renderTable(caption, answer, locale, h));
  return box;
}

function renderChart(
  id: string,
  title: string,
  { bars, column }: NonNullable<AnswerInput["chart"]>,
  locale: Locale,
  document: Document,
) {
  const unit = /_vnd$/.test(column.name) ? "vnd" : "count";
  const data = bars.map(toBar);
  const at = data.findIndex((bar) => bar.flags.includes("break_before"));
  const apart = at > 0 && data.every((bar, i) => bar.flags.includes("break_before") === i >= at);
  const divide = apart ? { divide: { at, words: locale.t("chart.break") } } : {};
  const largest = data.reduce((a, b) => ((b.value ?? -1) > (a.value ?? -1) ? b : a));
  const description = locale.t(at < 0 ? "query.chart.finding" : "query.chart.finding_apart", {
    count: locale.number(data.length),
    column: column.name,
    name: largest.name,
    value: locale.value(largest.value, unit, largest.qualifier),
  });
  return renderSvg(barChart(data, unit, locale, chartWidth, divide), {
    document,
    id: `${id}-chart`,
    title,
    description,
  });
}

const isOneOf = <T extends string>(list: readonly T[], value: string): value is T =>
  (list as readonly string[]).includes(value);

function toBar({ name, value, sample, qualifier, flags: marks }: AnswerBar): Bar {
  return {
    name,
    sector: isOneOf(sectors, name) ? (name as Sector) : "all",
    value,
    sample,
    qualifier: isOneOf(qualifiers, qualifier) ? (qualifier as Qualifier) : "exact",
    flags: marks.filter((mark): mark is Flag => isOneOf(flags, mark)),
  };
}

function renderTable(caption: string, { columns, rows }: SqlAnswer, locale: Locale, h: Html): HTMLElement {
  const plain = columns.map((column, i) => column.kind !== "number" || isYears(column, rows, i));
  const kind = (i: number): Record<string, string> => (columns[i].kind === "number" ? { class: "numeric" } : {});
  const head = columns.map(({ name }, i) => h("th", { scope: "col", ...kind(i) }, name));
  const body = rows.map((row) => {
    const cells = row.map((value, i) => {
      const given = value === null || value === undefined ? { class: "null" } : { ...kind(i), ...toPiece(value, i) };
      return h("td", given, cellText(value, plain[i], locale));
    });
    return h("tr", {}, ...cells);
  });
  const table = h(
    "table",
    {},
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...head)),
    h("tbody", {}, ...body),
  );
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": locale.t("table.label", { caption }) },
    table,
  );
}

/** The columns of an answer as files of its drawn table have them. */
export const answerColumns = ({ columns }: Pick<SqlAnswer, "columns">): FileColumn[] =>
  columns.map(({ name, kind }, i) => ({ key: `c${i}`, name, kind: kind === "number" ? "number" : "text" }));

const toPiece = (value: unknown, i: number): Record<string, string> => ({
  "data-as": `c${i}`,
  ...(typeof value === "number" && Number.isFinite(value) && { "data-value": String(value) }),
});

/** Years carry no thousands mark: whole numbers of this and the last century in a column that says so. */
function isYears({ name }: AnswerColumn, rows: SqlAnswer["rows"], i: number): boolean {
  return (
    /year|năm|^nam$/i.test(name) &&
    rows.every((row) => row[i] === null || (Number.isInteger(row[i]) && Number(row[i]) > 1800 && Number(row[i]) < 2200))
  );
}

function cellText(value: unknown, plain: boolean, locale: Locale): string {
  if (value === null || value === undefined) return locale.t("query.null");
  if (typeof value === "number" && !plain && Number.isFinite(value)) return locale.number(value, 6);
  if (typeof value === "boolean") return locale.t(value ? "query.true" : "query.false");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

type Html = (name: string, attributes: Record<string, string>, ...children: (Node | string)[]) => HTMLElement;
const htmlIn =
  (document: Document): Html =>
  (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
