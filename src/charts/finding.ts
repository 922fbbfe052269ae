import { type Datum, hasValue } from "./chart.ts";
import { isMixed, isWhole, marked, obstacleOf, type Speech } from "./speech.ts";
import { capitalise } from "./text.ts";

/** A figure at a time, such as `2022` or `2017–2018`; `silent`: none was due. */
export type Timed = Datum & { time: string; silent?: boolean };

/**
 * The finding of a series: its latest value, the change since the last value that compares, the highest and lowest of
 * its longest unbroken stretch (from three exact values of one kind on), and the times without a figure.
 * @param data in order of time
 * @param kind what the times are: years, or periods of any kind
 */
export function timeFinding(data: readonly Timed[], speech: Speech, kind: "year" | "period" = "year"): string {
  const { locale } = speech;
  const subject = capitalise(speech.subject);
  const due = data.filter((datum) => !datum.silent);
  const known = due.filter(hasValue);
  const missing = due.filter((datum) => !hasValue(datum)).map((datum) => datum.time);
  if (!due.length) return locale.t("say.empty");
  const latest = known.at(-1);
  if (!latest) return locale.t("say.all_missing.times", { subject, times: locale.list(missing) });
  const change = known.length > 1 ? changeSince(known.at(-2)!, latest, data, speech) : "";
  const value = marked(latest, speech, isMixed(known), true);
  return [
    locale.t(`say.value.${kind}`, { subject, time: latest.time, value, change }),
    ...extremes(due, speech, kind),
    ...(missing.length ? [locale.t("say.missing", { times: locale.list(missing) })] : []),
  ].join(" ");
}

type Known<T> = T & { value: number };

function changeSince(earlier: Known<Timed>, latest: Known<Timed>, data: readonly Timed[], speech: Speech): string {
  const { locale, say } = speech;
  const times = data.map((datum) => datum.time);
  const between = data.slice(times.indexOf(earlier.time) + 1, times.indexOf(latest.time) + 1);
  const broken = between.find((datum) => datum.flags.includes("break_before"));
  const time = earlier.time;
  const obstacle = broken ? "break" : obstacleOf([earlier, latest]);
  const why = obstacle && locale.t(`say.why.${obstacle}`, { break: broken?.time ?? "" });
  if (why) return locale.t("say.not_compared", { time, why });
  if (![earlier, latest].every(isWhole) || !(earlier.value > 0))
    return locale.t("say.was", { time, value: say(earlier) });
  if (latest.value === earlier.value) return locale.t("say.same", { time });
  const share = locale.percent(Math.abs(latest.value / earlier.value - 1));
  return locale.t(latest.value > earlier.value ? "say.up" : "say.down", { share, time });
}

/** Where two times share the highest or the lowest value, none of them is called so. */
function extremes(due: readonly Timed[], { locale, say }: Speech, kind: "year" | "period"): string[] {
  const stretches: Timed[][] = [];
  for (const datum of due) {
    if (!stretches.length || datum.flags.includes("break_before")) stretches.push([]);
    stretches.at(-1)!.push(datum);
  }
  const size = (stretch: readonly Timed[]) => stretch.filter(hasValue).length;
  const longest = stretches.reduce((best, stretch) => (size(stretch) >= size(best) ? stretch : best));
  const at = stretches.indexOf(longest);
  const known = longest.filter(hasValue).toSorted((a, b) => b.value - a.value);
  if (known.length < 3 || obstacleOf(known) || !known.every(isWhole)) return [];
  if (at > 0 && at < stretches.length - 1) return [];
  const phrase = (key: string, best: Known<Timed>) =>
    known.filter(({ value }) => value === best.value).length > 1
      ? []
      : [locale.t(key, { value: say(best), time: best.time })];
  const found = [...phrase("say.highest", known[0]), ...phrase("say.lowest", known.at(-1)!)];
  if (!found.length) return [];
  const parts = [
    ...(stretches.length > 1 ? [locale.t(at > 0 ? "say.after_break" : "say.before_break")] : []),
    ...(known.length < longest.length ? [locale.t(`say.known.${kind}`)] : []),
    ...found,
  ];
  return [`${capitalise(parts.join(", "))}.`];
}
