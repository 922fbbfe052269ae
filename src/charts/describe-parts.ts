import { cumsum, sum } from "d3";
import type { Locale } from "../i18n/locale.ts";
import { type Datum, hasValue } from "./chart.ts";
import type { Described } from "./describe.ts";
import { type Bin, knownBins } from "./distribution.ts";
import { percent, type Rate, type Step, toRates } from "./funnel.ts";
import { notesOf } from "./notes.ts";
import { inPeople, isMixed, marked, mixedTitle, sayValue, withSample } from "./speech.ts";
import { numbers, toTable, words } from "./table.ts";

/** What the climb from base to title says, for one year. */
export function describeFunnel(steps: readonly Step[], year: number, locale: Locale): Described {
  const title = mixedTitle(locale.t("chart.title.funnel", { year: String(year) }), steps, locale);
  const rates = toRates(steps);
  const columns = [
    words("step", locale.t("chart.column.step")),
    numbers("value", locale.t("chart.column.count")),
    numbers("share", locale.t("chart.column.share")),
  ];
  const lines = rates.map((step) => ({
    header: locale.t(`stage.${step.stage}`),
    data: [step],
    after: [step.share === null ? "–" : percent(step.share, locale)],
  }));
  return {
    title,
    sentence: withSample(funnelSentence(rates, year, locale), steps, locale),
    table: toTable(title, columns, lines, "count", locale),
    notes: notesOf(steps, steps.length ? () => String(year) : null, locale),
    sample: steps.some((step) => step.sample),
  };
}

function funnelSentence(rates: readonly Rate[], year: number, locale: Locale): string {
  const known = rates.filter(hasValue);
  if (!known.length) return locale.t("say.funnel.empty", { year: String(year) });
  const say = (datum: Datum) => sayValue(datum, "count", locale);
  const speech = { subject: "", say, locale };
  const parts = known.map((step, i) => {
    const [value, stage] = [marked(step, speech, isMixed(known), true), locale.t(`chart.funnel.${step.stage}`)];
    if (i === 0) {
      const key = inPeople(step) ? "say.funnel.first.people" : "say.funnel.first";
      return locale.t(key, { year: String(year), value, stage });
    }
    if (step.share === null) return locale.t("say.funnel.unrated", { value, stage });
    const against = locale.t(`chart.funnel.${step.against}`);
    return locale.t("say.funnel.next", { value, stage, share: percent(step.share, locale), against });
  });
  const absent = rates.filter((step) => !hasValue(step)).map((step) => locale.t(`chart.funnel.${step.stage}`));
  const missing = absent.length ? [locale.t("say.funnel.missing", { stages: locale.list(absent) })] : [];
  return [`${parts.join("; ")}.`, ...missing].join(" ");
}

/**
 * What the spread of benefit values says.
 * @param scope whose values they are and of when: “y tế · 2018–2025”
 */
export function describeDistribution(bins: readonly Bin[], locale: Locale, scope?: string): Described {
  const known = knownBins(bins);
  const data = known.map((bin) => ({ value: bin.count, qualifier: "exact" as const, flags: [], sample: bin.sample }));
  const plain = locale.t("chart.title.distribution");
  const title = mixedTitle(scope ? `${plain} · ${scope}` : plain, data, locale);
  const columns = [
    words("benefit", locale.t("chart.column.benefit")),
    numbers("count", locale.t("chart.column.count")),
  ];
  const lines = bins.map((bin, i) => ({ header: binText(bin, locale), data: [data[i]] }));
  return {
    title,
    sentence: withSample(distributionSentence(bins, locale, scope), data, locale),
    table: toTable(title, columns, lines, "count", locale),
    notes: [...notesOf(data, null, locale), ...(bins.length > 1 ? [locale.t("chart.note.classes")] : [])],
    sample: known.some((bin) => bin.sample),
  };
}

function binText({ from, to }: Bin, locale: Locale): string {
  const [low, high] = [locale.value(from, "vnd"), to === null ? "" : locale.value(to, "vnd")];
  if (to === null) return locale.t("chart.bin.open", { from: low });
  return from > 0 ? locale.t("chart.bin", { from: low, to: high }) : locale.t("chart.bin.below", { to: high });
}

/** The share below the lowest limit that half of all stay under, and the fullest bin. */
function distributionSentence(bins: readonly Bin[], locale: Locale, scope?: string): string {
  const total = sum(bins, (bin) => bin.count);
  if (!(total > 0)) return locale.t("say.empty");
  const fullest = bins.reduce((best, bin) => (bin.count > best.count ? bin : best));
  const subject = locale.t("say.distribution.subject", { count: locale.number(total) });
  const count = scope ? locale.t("say.scoped", { subject, scope }) : subject;
  const bin = binText(fullest, locale);
  if (fullest.count === total) return locale.t("say.distribution.one", { count, bin });
  const below = cumsum(bins, (each) => each.count);
  const closed = bins
    .map((each, i) => ({ limit: each.to, share: below[i] / total }))
    .filter(({ limit }) => limit !== null);
  const { limit, share } = closed.find((each) => each.share >= 0.5) ?? closed.at(-1)!;
  const params = { count, bin, value: locale.number(fullest.count) };
  return locale.t("say.distribution", { ...params, share: locale.percent(share), limit: locale.value(limit, "vnd") });
}
