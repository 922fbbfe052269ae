import { countDifferences, type Differences, renderDifferences } from "../charts/differences.ts";
import { describeView } from "../charts/describe.ts";
import type { Names } from "../charts/names.ts";
import { editionText } from "../charts/origin.ts";
import type { Locale } from "../i18n/locale.ts";
import type { Link } from "../i18n/routes.ts";
import { changedCells, compareRows } from "../query/compare.ts";
import type { Row } from "../query/port.ts";
import { withVersion } from "../query/version.ts";
import type { View } from "../query/view.ts";
import type { Cube } from "./cube-client.ts";
import { pageEdition } from "./edition.ts";
import { element } from "./element.ts";
import type { Opened } from "./kept-version.ts";

export type Compared = {
  opened: Exclude<Opened, { name: "living" }>;
  /** What the part shows, the main figure first. */
  answers: readonly { view: View; rows: readonly Row[] }[];
  today: Cube;
  locale: Locale;
  names: Names;
  link: Link;
  /** Tries the address again. */
  retry: () => void;
};

/**
 * Draws a part's note about its version: whose figures these are, and each cell that is another today; or why there are
 * none of the release that the address asks for. Its first paragraph says the main thing.
 */
export async function drawVersion(compared: Compared): Promise<HTMLElement> {
  const { opened } = compared;
  const content = opened.name === "frozen" ? await frozenNote(opened, compared) : troubleNote(opened, compared);
  return element("div", { class: "note version-note" }, content);
}

type Frozen = Extract<Opened, { name: "frozen" }>;

async function frozenNote({ kept, cube }: Frozen, { answers, today, locale, names, link }: Compared) {
  const { t } = locale;
  const { version } = kept;
  const all: Differences[] = await Promise.all(
    answers.map(async ({ view, rows }) => {
      const now = await today.ask(view);
      const { title } = describeView(now.length ? now : rows, view, locale, names);
      return { title, view, cells: changedCells(compareRows(rows, now)) };
    }),
  );
  const edition = editionText(pageEdition(), locale);
  const counts = countDifferences(all, locale);
  const years = today.domain.years.filter((year) => !cube.domain.years.includes(year));
  const heads = { before: t("frozen.before", { version }), after: t("frozen.after") };
  const changed = all.filter(({ cells }) => cells.length > 0);
  const sample = changed.some(({ cells }) => cells.some(({ before, after }) => before?.sample || after?.sample));
  return [
    paragraph([
      element("strong", {}, t("frozen.banner", { version, date: locale.date(kept.date) })),
      " ",
      t("frozen.scope"),
    ]),
    paragraph([
      anchor(livingAddress(), t("frozen.follow")),
      " · ",
      anchor(link("version", version), t("frozen.about", { version })),
    ]),
    paragraph([
      counts ? t("frozen.changed", { edition, counts }) : t("frozen.same", { edition }),
      ...(years.length ? [" ", t("frozen.later_years", { years: locale.list(years.map(String)) })] : []),
    ]),
    ...(sample
      ? [paragraph([element("span", { class: "badge" }, t("sample.badge")), ` ${t("sample.explained")}`])]
      : []),
    ...changed.map((differences) => renderDifferences(differences, { heads, locale, names }, document)),
  ];
}

/** What went wrong, and the ways on: the releases that exist, the files, another try. */
function troubleNote(opened: Exclude<Compared["opened"], Frozen>, { locale, link, retry }: Compared): HTMLElement[] {
  const { t } = locale;
  const { text } = opened;
  const follow = paragraph([anchor(livingAddress(), t("frozen.follow"))]);
  if ("versions" in opened) {
    const said = opened.name === "unknown" ? t("frozen.unknown", { version: text }) : t("frozen.malformed", { text });
    if (!opened.versions.length) return [paragraph([`${said} ${t("frozen.no_versions")}`])];
    const versions = opened.versions.map(({ version, date }) =>
      element("li", {}, [anchor(keptAddress(version), t("keep.frozen", { version, date: locale.date(date) }))]),
    );
    return [paragraph([said]), paragraph([t("frozen.versions")]), element("ul", {}, versions), follow];
  }
  const reason = t(`engine.error.${opened.reason}`);
  const words = opened.name === "failed" ? "frozen.failed" : "frozen.failed_list";
  const again = element("button", { type: "button" }, t("frozen.retry"));
  again.addEventListener("click", retry);
  const files = opened.kept && anchor(link("version", opened.kept.version), t("frozen.files", { version: text }));
  return [
    paragraph([t(words, { version: text, reason })]),
    paragraph([again]),
    ...(files ? [paragraph([files])] : []),
    follow,
  ];
}

const paragraph = (content: readonly (string | Node)[]): HTMLElement => element("p", {}, content);
const anchor = (href: string, text: string): HTMLElement => element("a", { href }, text);
const keptAddress = (version: string): string => location.pathname + withVersion(location.search, version);
const livingAddress = (): string => location.pathname + withVersion(location.search, null);
