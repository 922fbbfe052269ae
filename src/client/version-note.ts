import { countDifferences, renderDifferences, type ToldDifferences } from "../charts/differences.ts";
import { editionText } from "../charts/origin.ts";
import type { Locale } from "../i18n/locale.ts";
import { withVersion } from "../query/version.ts";
import type { KeptVersion } from "../query/version-list.ts";
import { pageEdition } from "./edition.ts";
import { element } from "./element.ts";

export type NoteSetting = {
  kept: KeptVersion;
  /** Years that came since. */
  years: readonly number[];
  /** Keys: what keeps the release's figures, that nothing changed, that something did. */
  words: { scope: string; same: string; changed: string };
  /** Address of the release's page. */
  about: string;
  locale: Locale;
};

/** Says whose figures are shown, the way to the newest, and each cell that is another today. */
export function versionNote(
  all: readonly ToldDifferences[],
  { kept, years, words, about, locale }: NoteSetting,
): HTMLElement[] {
  const { t } = locale;
  const { version } = kept;
  const changed = all.filter(({ lines }) => lines.length > 0);
  const lines = changed.flatMap((one) => one.lines);
  const counts = countDifferences(lines, locale);
  const edition = editionText(pageEdition(), locale);
  const heads = { before: t("frozen.before", { version }), after: t("frozen.after") };
  return [
    paragraph([
      element("strong", {}, t("frozen.banner", { version, date: locale.date(kept.date) })),
      ` ${t(words.scope)}`,
    ]),
    paragraph([anchor(livingAddress(), t("frozen.follow")), " · ", anchor(about, t("frozen.about", { version }))]),
    paragraph([
      counts ? t(words.changed, { edition, counts }) : t(words.same, { edition }),
      ...(years.length ? [" ", t("frozen.later_years", { years: locale.list(years.map(String)) })] : []),
    ]),
    ...(lines.some(({ sample }) => sample)
      ? [paragraph([element("span", { class: "badge" }, t("sample.badge")), ` ${t("sample.explained")}`])]
      : []),
    ...changed.map((differences) => renderDifferences(differences, { heads, locale }, document)),
  ];
}

export const paragraph = (content: readonly (string | Node)[]): HTMLElement => element("p", {}, content);
export const anchor = (href: string, text: string): HTMLElement => element("a", { href }, text);

/** The page as it stands, following new data; of an embedded figure its full page. */
export function livingAddress(): string {
  const full = document.querySelector<HTMLAnchorElement>("[data-role=full]");
  return (full?.pathname ?? location.pathname) + withVersion(location.search, null) + location.hash;
}
