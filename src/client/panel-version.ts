import { describeDifferences, type ToldDifferences } from "../charts/differences.ts";
import { describeView } from "../charts/describe.ts";
import type { Names } from "../charts/names.ts";
import type { Locale } from "../i18n/locale.ts";
import type { Link } from "../i18n/routes.ts";
import { changedCells, compareRows } from "../query/compare.ts";
import type { Row } from "../query/port.ts";
import { withVersion } from "../query/version.ts";
import type { View } from "../query/view.ts";
import type { Cube } from "./cube-client.ts";
import { element } from "./element.ts";
import type { Opened } from "./kept-version.ts";
import { anchor, livingAddress, paragraph, versionNote } from "./version-note.ts";

export type Compared = {
  opened: Exclude<Opened, { name: "living" }>;
  /** What the part shows, the main figure first. */
  answers: readonly { view: View; rows: readonly Row[] }[];
  today: Cube;
  locale: Locale;
  names: Names;
  link: Link;
  /** Whether the part is embedded in another site's page. */
  bare: boolean;
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

async function frozenNote({ kept, cube }: Frozen, { answers, today, locale, names, link, bare }: Compared) {
  const all = await Promise.all(
    answers.map(async ({ view, rows }): Promise<ToldDifferences> => {
      const now = await today.ask(view);
      const { title } = describeView(now.length ? now : rows, view, locale, names);
      const cells = changedCells(compareRows(rows, now));
      return { title, lines: describeDifferences({ title, view, cells }, locale, names) };
    }),
  );
  const years = today.domain.years.filter((year) => !cube.domain.years.includes(year));
  const words = { scope: bare ? "embed.scope" : "frozen.scope", same: "frozen.same", changed: "frozen.changed" };
  return versionNote(all, { kept, years, words, about: link("version", kept.version), locale });
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

const keptAddress = (version: string): string => location.pathname + withVersion(location.search, version);
