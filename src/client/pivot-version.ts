import type { Names } from "../charts/names.ts";
import { describePivotDifferences } from "../charts/pivot-differences.ts";
import { describePivot, type ShownPivot } from "../charts/pivot-text.ts";
import type { Locale } from "../i18n/locale.ts";
import { toLink } from "../i18n/routes.ts";
import { comparePivots } from "../query/pivot-compare.ts";
import { figureData } from "../query/pivot-data.ts";
import { pivot, type PivotTable } from "../query/pivot.ts";
import { siteUrl } from "./bytes.ts";
import { loadCube } from "./cube-client.ts";
import { element } from "./element.ts";
import type { Opened } from "./kept-version.ts";
import { anchor, livingAddress, paragraph, versionNote } from "./version-note.ts";

export type ComparedTable = {
  opened: Exclude<Opened, { name: "living" }>;
  /** What the free table shows, and the same in words. */
  table: PivotTable;
  words: ShownPivot;
  locale: Locale;
  names: Names;
  breaks: readonly number[];
};

/** The free table's note about its version, as the panel above it has one; initiatives are never of an old release. */
export async function drawTableVersion(compared: ComparedTable): Promise<HTMLElement> {
  const { opened, table, locale } = compared;
  const { t } = locale;
  const note = (content: readonly HTMLElement[]) => element("div", { class: "note version-note" }, content);
  const follow = paragraph([anchor(livingAddress(), t("frozen.follow"))]);
  if (opened.name !== "frozen") return note([paragraph([t("frozen.page_failed")]), follow]);
  if (table.question.source === "initiatives")
    return note([paragraph([t("frozen.initiatives", { version: opened.kept.version })]), follow]);
  return note(await compare(opened, compared));
}

async function compare(
  { kept, cube }: Extract<Opened, { name: "frozen" }>,
  { table, words, locale, names, breaks }: ComparedTable,
): Promise<HTMLElement[]> {
  const today = await loadCube();
  const { question } = table;
  const { rows, columns } = question;
  // Where years are added up, it is those of the table that are held against today's.
  const years = [...rows, columns].includes("year") ? question.years : table.years;
  const asked = { ...question, years };
  const now = pivot(asked, figureData(today.cells, today.domain, asked));
  const after = describePivot(now, { locale, names, breaks, filter: null });
  const lines = describePivotDifferences(
    comparePivots(table, now),
    { then: words, now: after, question, least: now.least },
    locale,
  );
  return versionNote([{ title: words.caption, lines }], {
    kept,
    years: today.domain.years.filter((year) => !cube.domain.years.includes(year)),
    words: { scope: "frozen.table_scope", same: "frozen.same_table", changed: "frozen.changed_table" },
    about: toLink(locale.code, new URL(siteUrl("")).pathname)("version", kept.version),
    locale,
  });
}
