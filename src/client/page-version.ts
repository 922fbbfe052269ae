import type { Locale } from "../i18n/locale.ts";
import { element } from "./element.ts";
import type { Opened } from "./kept-version.ts";

/** Says at the top of the page that its address asks for a release, which only one part of it can follow; else nothing. */
export function tellPage(opened: Opened, partId: string, locale: Locale): void {
  const before = document.querySelector(".page-version");
  if (opened.name === "living") return before?.remove();
  const { t } = locale;
  const said =
    opened.name === "frozen"
      ? t("frozen.page", { version: opened.kept.version, date: locale.date(opened.kept.date) })
      : t("frozen.page_failed");
  if (before?.textContent?.startsWith(said)) return;
  before?.remove();
  const link = element("a", { href: `#${partId}` }, t("frozen.page_link"));
  document.querySelector("main")?.prepend(element("p", { class: "note page-version" }, [`${said} `, link]));
}
