import type { Locale } from "../i18n/locale.ts";
import { logClasses, notComputable } from "../model/benefit-class.ts";
import type { CrossAnswer, RecordsBar } from "../query/crossfilter.ts";
import type { findBreak, Unfair } from "../query/fair.ts";
import type { Ignored, RecordsDimension } from "../query/records-filter.ts";
import type { Measured, RecordsShow } from "../query/records-show.ts";
import type { Names } from "./names.ts";

/** What a code of a dimension is called on its bar. */
export function codeName(dimension: RecordsDimension, code: string, locale: Locale, names: Names): string {
  if (dimension === "year") return code;
  if (dimension === "unit") return names.unit(code);
  if (dimension === "benefit") return className(code, locale);
  return locale.t(`${prefixes[dimension]}.${code}`);
}

/** The bars of a chart: what each is worth as text, its length as a share of the longest (0–1), and why some have neither. */
export function chartLook(
  { values, unfair }: Measured,
  bars: readonly RecordsBar[],
  show: RecordsShow,
  locale: Locale,
) {
  const longest = values.reduce((most: number, value) => Math.max(most, value ?? 0), 0);
  const whole = show === "count" || (unfair !== null && values.every((value) => value === null));
  return {
    note: unfair && unfairSentence(unfair, locale),
    bars: values.map((value, at) => ({
      text: value === null ? (whole ? "–" : missingText(bars[at], show, locale)) : valueText(value, show, locale),
      share: value && longest ? value / longest : 0,
    })),
  };
}

/** Why values are not drawn, and what the reader can do. */
export const unfairSentence = (unfair: Unfair, locale: Locale): string =>
  locale.t(`unfair.${unfair.reason}`, paramsOf(unfair, locale));

/** Why units are not listed by size. */
export const unrankedSentence = (unfair: readonly Unfair[], locale: Locale): string =>
  locale.t("unfair.unranked", {
    reasons: unfair.map((one) => locale.t(`unfair.rank.${one.reason}`, paramsOf(one, locale))).join("; "),
  });

const paramsOf = ({ reason: _, ...rest }: Unfair, { number }: Locale): Record<string, string | number> =>
  Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, name === "year" ? value : number(value)]));

/** What the filter leaves, as a sentence; benefit on both sides of a break is not added up. */
export function sumSentence(
  { all, count, computable, benefit }: CrossAnswer,
  broken: ReturnType<typeof findBreak>,
  locale: Locale,
): string {
  if (count === 0) return locale.t("records.sum.none");
  const counts = { count: locale.number(count), all: locale.number(all) };
  if (computable === 0) return locale.t("records.sum.no_benefit", counts);
  if (broken)
    return locale.t("records.sum.broken", { ...counts, year: broken.year, computable: locale.number(computable) });
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

function valueText(value: number, show: RecordsShow, { number, tick }: Locale): string {
  if (show === "count") return number(value);
  if (show === "benefit") return tick(Number(value.toPrecision(4)), "vnd");
  return show === "share" ? `${number(value, 1)}%` : number(value, value < 10 ? 2 : 1);
}

const missingText = ({ count }: RecordsBar, show: RecordsShow, { t }: Locale): string =>
  show === "benefit" && count > 0 ? t("records.no_value") : "–";
