import { type Datum, hasValue } from "./chart.ts";
import { isRanked, rank } from "./rank.ts";
import { isMixed, isWhole, marked, obstacleOf, type Speech } from "./speech.ts";
import { capitalise } from "./text.ts";

/** A figure of a sector or unit, under the name that a sentence uses. */
export type Named = Datum & { name: string };
type Known = Named & { value: number };

/**
 * The finding of a few parts side by side: the highest and lowest, with shares where all parts are whole. Where figures
 * may not be set against each other, or share a place, they are only listed.
 */
export function partsFinding(data: readonly Named[], speech: Speech): string {
  const { locale, say } = speech;
  const subject = capitalise(speech.subject);
  if (!data.length) return locale.t("say.empty");
  const given = data.filter(hasValue);
  if (!given.length) return locale.t("say.all_missing", { subject });
  const absent = data.filter((datum) => !hasValue(datum)).map((datum) => datum.name);
  const fair = given.every(isWhole) && !obstacleOf(given);
  const total = absent.length || !fair ? 0 : given.reduce((sum, { value }) => sum + value, 0);
  const item = (datum: Known) => {
    const params = { name: datum.name, value: marked(datum, speech, isMixed(given)) };
    if (!(total > 0)) return locale.t("say.top.item", params);
    return locale.t("say.top.share", { ...params, share: locale.percent(datum.value / total) });
  };
  const text = () => {
    if (given.length === 1) {
      const value = marked(given[0], speech, false, true);
      return locale.t("say.top.one", { subject, name: given[0].name, value });
    }
    if (!fair) return locale.t("say.units.few", { subject, items: locale.list(given.map(item)) });
    const known = given.toSorted((a, b) => b.value - a.value);
    const [high, low] = [known[0], known.at(-1)!];
    const names = locale.list(known.map((datum) => datum.name));
    if (high.value === low.value) return locale.t("say.top.equal", { subject, names, value: say(high) });
    if (high.value === known[1].value || low.value === known.at(-2)!.value)
      return locale.t("say.units.few", { subject, items: locale.list(known.map(item)) });
    return locale.t("say.top.two", { subject, high: item(high), low: item(low) });
  };
  return [text(), ...(absent.length ? [locale.t("say.missing", { times: locale.list(absent) })] : [])].join(" ");
}

/**
 * The finding of many units: how many have figures and the first three, apart for those past a series break. Where units
 * are not ranked, it says why.
 */
export function unitsFinding(data: readonly Named[], speech: Speech): string {
  const { locale } = speech;
  const subject = capitalise(speech.subject);
  if (!data.length) return locale.t("say.empty");
  const { ranked, divide } = rank(data);
  const [before, past] = [ranked.slice(0, divide), ranked.slice(divide)].map((part) => part.filter(hasValue));
  if (!before.length) return locale.t("say.all_missing", { subject });
  const mixed = isMixed([...before, ...past]);
  const item = (datum: Named) => locale.t("say.top.item", { name: datum.name, value: marked(datum, speech, mixed) });
  const items = (part: readonly Named[]) => locale.list(part.slice(0, 3).map(item));
  const count = locale.number(before.length);
  const obstacle = isRanked(data) ? obstacleOf(before) : "units";
  const published = before.filter((datum) => !datum.sample);
  const text = () => {
    if (before.length <= (obstacle === "units" ? 1 : 3))
      return [locale.t("say.units.few", { subject, items: items(before) })];
    if (obstacle) {
      const why = locale.t(`say.why.${obstacle}`);
      const few = obstacle === "sample" && published.length <= 3;
      const named = few ? [locale.t("say.units.published", { items: items(published) })] : [];
      return [locale.t("say.units.unranked", { subject, count, why }), ...named];
    }
    const leaders = leadersOf(before);
    if (leaders.length) return [locale.t("say.units", { subject, count, items: items(leaders) })];
    const tied = before.filter(({ value }) => value === before[0].value).length;
    return [locale.t("say.units.tied", { subject, count, tied, value: speech.say(before[0]) })];
  };
  return [...text(), ...(past.length ? [locale.t("say.units.past", { items: items(past) })] : [])].join(" ");
}

/** The first three of a ranking of more; fewer, where the third shares its place with the next. */
function leadersOf(ranked: readonly Known[]): Known[] {
  const [, , third, next] = ranked;
  return ranked.slice(0, 3).filter(({ value }) => third.value !== next.value || value > third.value);
}
