import { type Keeping, keepingText } from "../charts/origin.ts";
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

/** Below an embedded figure: which data it is, living or frozen, and the same view on its full page. */
export function tellOrigin(panel: HTMLElement, keeping: Keeping & { edition: string }, locale: Locale): void {
  panel.querySelector("[data-role=origin]")!.textContent = keepingText(keeping, locale);
  panel.querySelector<HTMLAnchorElement>("[data-role=full]")!.search = location.search;
}
