import type { Locale } from "../i18n/locale.ts";

/** Whether figures that leave a page follow new data, or are kept as a release had them. */
export type Keeping = { kept: { version: string; date: string } | null };

/**
 * What a table that leaves the page says of where it is from, one sentence a line: data version, living or frozen, address.
 * @param edition what the page calls its data: `1.1.0`, `1.1.0+unreleased`, or nothing
 */
export function originLines(
  { address, ...keeping }: Keeping & { edition: string; address: string },
  locale: Locale,
): string[] {
  return [keepingText(keeping, locale), locale.t("keep.line.address", { address })];
}

/** The data version, and whether it is living or frozen. */
export function keepingText({ kept, edition }: Keeping & { edition: string }, locale: Locale): string {
  const { t } = locale;
  return kept
    ? t("keep.line.frozen", { version: kept.version, date: locale.date(kept.date) })
    : t("keep.line.living", { edition: editionText(edition, locale) });
}

/** “bản 1.1.0”, with what came since where it is not released yet. */
export function editionText(edition: string, { t }: Locale): string {
  const [version, more] = edition.split("+");
  if (!version) return t("keep.edition.none");
  return t(more ? "keep.edition.unreleased" : "keep.edition.released", { version });
}
