import type { Locale } from "../i18n/locale.ts";
import { logClasses, notComputable } from "../model/benefit-class.ts";
import type { CrossAnswer, RecordsBar } from "../query/crossfilter.ts";
import type { Ignored, RecordsDimension } from "../query/records-filter.ts";
import type { Names } from "./names.ts";

/** What a code of a dimension is called on its bar. */
export function codeName(dimension: RecordsDimension, code: string, locale: Locale, names: Names): string {
  if (dimension === "year") return code;
  if (dimension === "unit") return names.unit(code);
  if (dimension === "benefit") return className(code, locale);
  return locale.t(`${prefixes[dimension]}.${code}`);
}

/** The texts of a bar and its length as a share of the longest (0–1). Money has four digits that count. */
export function barLook(bar: RecordsBar, longest: number, locale: Locale) {
  return {
    count: locale.number(bar.count),
    benefit: benefitOf(bar, locale),
    share: longest > 0 ? bar.count / longest : 0,
  };
}

/** The largest count of a chart, which its bars are measured by. */
export const longestOf = (bars: readonly RecordsBar[]): number =>
  bars.reduce((most, bar) => Math.max(most, bar.count), 0);

/** What the filter leaves, as a sentence. */
export function sumSentence({ all, count, computable, benefit }: CrossAnswer, locale: Locale): string {
  if (count === 0) return locale.t("records.sum.none");
  const counts = { count: locale.number(count), all: locale.number(all) };
  if (computable === 0) return locale.t("records.sum.no_benefit", counts);
  const money = { benefit: locale.value(benefit, "vnd"), computable: locale.number(computable) };
  return locale.t("records.sum", { ...counts, ...money });
}

/** What of an address was left aside, and what to do; null when nothing was. Long texts are cut. */
export function ignoredSentence(ignored: readonly Ignored[], locale: Locale): string | null {
  if (!ignored.length) return null;
  const what = locale.list(ignored.map(({ name, values }) => (values.length ? `${name}=${values.join(",")}` : name)));
  const text = what.length > 120 ? `${what.slice(0, 119)}…` : what;
  const reason = ignored[0].reason;
  return reason === "too_long"
    ? locale.t("records.ignored.too_long")
    : locale.t(`records.ignored.${reason}`, { what: text });
}

const prefixes = { sector: "sector", stage: "stage", field: "field", solution: "solutionType" } as const;

function className(code: string, locale: Locale): string {
  if (code === notComputable) return locale.t("records.class.none");
  const { from, to } = logClasses.find((known) => known.code === code)!;
  const words = (dong: number | null) => (dong === null ? "" : locale.tick(dong, "vnd"));
  if (from === null) return locale.t("records.class.under", { to: words(to) });
  if (to === null) return locale.t("records.class.from", { from: words(from) });
  return locale.t("records.class.between", { from: words(from), to: words(to) });
}

function benefitOf({ count, computable, benefit }: RecordsBar, locale: Locale): string {
  if (count === 0) return "–";
  return computable === 0 ? locale.t("records.no_value") : locale.tick(Number(benefit.toPrecision(4)), "vnd");
}
