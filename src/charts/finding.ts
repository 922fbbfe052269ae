import type { Locale } from "../i18n/locale.ts";
import { type Datum, hasValue } from "./chart.ts";
import { rank } from "./rank.ts";
import { capitalise } from "./text.ts";

/** A figure at a time, such as `2022` or `2017–2018`; `silent`: none was due. */
export type Timed = Datum & { time: string; silent?: boolean };
/** A figure of a sector or unit, under the name that a sentence uses. */
export type Named = Datum & { name: string };
/** What the figures are, and how one of them is said. */
export type Speech = { subject: string; say(datum: Datum): string; locale: Locale };

/** Puts the word for sample data before a sentence that rests on it. */
export function withSample(sentence: string, data: readonly Datum[], locale: Locale): string {
  const known = data.filter(hasValue);
  if (!known.some((datum) => datum.sample)) return sentence;
  return locale.t(known.every((datum) => datum.sample) ? "say.sample" : "say.sample.some", { sentence });
}

/**
 * The finding of a series: its latest value, the change since the last value that compares, the highest and lowest of
 * its longest unbroken stretch (from three exact values on), and the times without a figure.
 * @param data in order of time
 * @param key `say.value` for years, `say.value.period` for periods of any kind
 */
export function timeFinding(data: readonly Timed[], speech: Speech, key = "say.value"): string {
  const { locale, say } = speech;
  const subject = capitalise(speech.subject);
  const due = data.filter((datum) => !datum.silent);
  const known = due.filter(hasValue);
  const missing = due.filter((datum) => !hasValue(datum)).map((datum) => datum.time);
  if (!due.length) return locale.t("say.empty");
  const latest = known.at(-1);
  if (!latest) return locale.t("say.all_missing.times", { subject, times: locale.list(missing) });
  const change = known.length > 1 ? changeSince(known.at(-2)!, latest, data, speech) : "";
  return [
    locale.t(key, { subject, time: latest.time, value: confirmed(latest, say, locale), change }),
    ...extremes(known, speech),
    ...(missing.length ? [locale.t("say.missing", { times: locale.list(missing) })] : []),
  ].join(" ");
}

type Known<T> = T & { value: number };

function changeSince(
  earlier: Known<Timed>,
  latest: Known<Timed>,
  data: readonly Timed[],
  { locale, say }: Speech,
): string {
  const times = data.map((datum) => datum.time);
  const between = data.slice(times.indexOf(earlier.time) + 1, times.indexOf(latest.time) + 1);
  const broken = between.find((datum) => datum.flags.includes("break_before"));
  const time = earlier.time;
  if (broken) return locale.t("say.not_compared.break", { time, break: broken.time });
  if ([earlier, latest].some(unsure)) return locale.t("say.not_compared.confirm", { time });
  if (![earlier, latest].every(isWhole) || !(earlier.value > 0))
    return locale.t("say.was", { time, value: say(earlier) });
  if (latest.value === earlier.value) return locale.t("say.same", { time });
  const share = locale.percent(Math.abs(latest.value / earlier.value - 1));
  return locale.t(latest.value > earlier.value ? "say.up" : "say.down", { share, time });
}

function extremes(known: readonly Known<Timed>[], { locale, say }: Speech): string[] {
  const stretches: Known<Timed>[][] = [];
  for (const datum of known) {
    if (!stretches.length || datum.flags.includes("break_before")) stretches.push([]);
    stretches.at(-1)!.push(datum);
  }
  const longest = stretches.reduce((best, stretch) => (stretch.length >= best.length ? stretch : best));
  const order = longest.toSorted((a, b) => a.value - b.value);
  const [low, high] = [order[0], order.at(-1)!];
  if (longest.length < 3 || low.value === high.value || !longest.every(isWhole)) return [];
  const side = stretches.length === 1 ? "" : longest === stretches.at(-1) ? ".after" : ".before";
  const [highText, lowText] = [confirmed(high, say, locale), confirmed(low, say, locale)];
  return [locale.t(`say.extremes${side}`, { high: highText, highTime: high.time, low: lowText, lowTime: low.time })];
}

/** The finding of a few parts side by side: the highest and lowest, with shares where all parts are whole. */
export function partsFinding(data: readonly Named[], speech: Speech): string {
  const { locale, say } = speech;
  const subject = capitalise(speech.subject);
  if (!data.length) return locale.t("say.empty");
  const known = data.filter(hasValue).toSorted((a, b) => b.value - a.value);
  if (!known.length) return locale.t("say.all_missing", { subject });
  const absent = data.filter((datum) => !hasValue(datum)).map((datum) => datum.name);
  const total = absent.length || !known.every(isWhole) ? 0 : known.reduce((sum, { value }) => sum + value, 0);
  const item = (datum: Known<Named>) => {
    const params = { name: datum.name, value: confirmed(datum, say, locale) };
    if (!(total > 0)) return locale.t("say.top.item", params);
    return locale.t("say.top.share", { ...params, share: locale.percent(datum.value / total) });
  };
  const [high, low] = [known[0], known.at(-1)!];
  const names = locale.list(known.map((datum) => datum.name));
  const text = () => {
    if (known.length === 1)
      return locale.t("say.top.one", { subject, name: high.name, value: confirmed(high, say, locale) });
    if (!known.every(isWhole)) return locale.t("say.units.few", { subject, items: locale.list(known.map(item)) });
    if (high.value === low.value) return locale.t("say.top.equal", { subject, names, value: say(high) });
    return locale.t("say.top.two", { subject, high: item(high), low: item(low) });
  };
  return [text(), ...(absent.length ? [locale.t("say.missing", { times: locale.list(absent) })] : [])].join(" ");
}

/** The finding of many units: how many have figures and the first three, apart for those past a series break. */
export function unitsFinding(data: readonly Named[], speech: Speech): string {
  const { locale, say } = speech;
  const subject = capitalise(speech.subject);
  if (!data.length) return locale.t("say.empty");
  const { ranked, divide } = rank(data);
  const [before, past] = [ranked.slice(0, divide), ranked.slice(divide)].map((part) => part.filter(hasValue));
  if (!before.length) return locale.t("say.all_missing", { subject });
  const items = (part: readonly Named[]) =>
    locale.list(
      part
        .slice(0, 3)
        .map((datum) => locale.t("say.top.item", { name: datum.name, value: confirmed(datum, say, locale) })),
    );
  const key = before.length > 3 ? "say.units" : "say.units.few";
  return [
    locale.t(key, { subject, count: locale.number(before.length), items: items(before) }),
    ...(past.length ? [locale.t("say.units.past", { items: items(past) })] : []),
  ].join(" ");
}

/** A value in words that says when it still needs confirmation. */
export const confirmed = (datum: Datum, say: Speech["say"], locale: Locale): string =>
  unsure(datum) ? locale.t("say.confirm", { value: say(datum) }) : say(datum);

const unsure = (datum: Datum): boolean => datum.flags.includes("needs_confirmation");
const isWhole = (datum: Datum): boolean => datum.qualifier === "exact" && !datum.flags.includes("partial");
