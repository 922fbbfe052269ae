import type { Keeping } from "../charts/origin.ts";
import type { Locale } from "../i18n/locale.ts";
import { withVersion } from "../query/version.ts";
import { formatSheetHtml, formatSheetText, type Spreadsheet } from "../query/spreadsheet.ts";
import { copyOut } from "./copy-out.ts";
import { saveSheet } from "./save-file.ts";

type Kept = Keeping["kept"];
/** What can be taken from a part of a page. */
export type Takeable = {
  /** Part of the page that a link leads to. */
  id: string;
  /** The release that the part shows; null where it follows new data. */
  kept(): Kept;
  /** Shows a release from now on, or what is newest. */
  keep(version: string | null): void;
  /** Where the main figure can be embedded from, what it is called, and the height in px that it wants. */
  embed(): { address: string; title: string; height: number };
  /** The table of one of its figures, null where that is not shown. */
  sheet(figure: string, address: string): Spreadsheet | null;
  /** The same with numbers for files, and whether some of them are sample data. */
  book(figure: string, address: string): { book: Spreadsheet; sample: boolean } | null;
};

/**
 * Serves the box with a part's links and tables.
 * @returns `act` carries out what a control of the box asks for, `mark` lets the box say what the part shows
 */
export function startTakeAway(box: HTMLElement, { id, kept, keep, embed, sheet, book }: Takeable, locale: Locale) {
  const { t } = locale;
  const part = (role: string) => box.querySelector<HTMLElement>(`[data-role="${role}"]`)!;
  const freezable = JSON.parse(box.dataset.freezable ?? "null") as Kept;
  const say = (text: string) => (part("said").textContent = text);
  const address = () =>
    new URL(location.pathname + withVersion(location.search, kept()?.version ?? null) + `#${id}`, location.href).href;
  const places = (version: NonNullable<Kept>) => ({ version: version.version, date: locale.date(version.date) });

  async function copyLink(): Promise<void> {
    const now = kept();
    const done = await copyOut(part("by-hand"), address());
    if (!done) say("");
    else say(now ? t("keep.link.done.frozen", places(now)) : t("keep.link.done.living"));
  }

  async function copyFigure(name: string): Promise<void> {
    const content = sheet(name, address());
    if (!content) return;
    const done = await copyOut(part("by-hand"), formatSheetText(content), formatSheetHtml(content));
    say(done ? t("keep.table.done") : "");
  }

  async function save(figure: string, form: "csv" | "xlsx"): Promise<void> {
    const content = book(figure, address());
    if (!content) return;
    const stem = `${t(content.sample ? "keep.file_sample" : "keep.file")}-${figure}`;
    try {
      await saveSheet(content.book, form === "csv" ? "plain" : form, stem, kept()?.version);
      say("");
    } catch (cause) {
      console.warn("the workbook could not be written:", cause);
      say(t("keep.xlsx_failed"));
    }
  }

  async function copyEmbed(): Promise<void> {
    const { address, title, height } = embed();
    const frame = document.createElement("iframe");
    const attributes = { src: address, title, width: "100%", height: String(height), loading: "lazy" };
    for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
    const done = await copyOut(part("by-hand"), frame.outerHTML);
    say(done ? t("keep.embed.done") : "");
  }

  return {
    act(control: HTMLElement): void {
      if (control instanceof HTMLInputElement) {
        const version = control.value === "frozen" ? (kept() ?? freezable) : null;
        if ((version?.version ?? null) !== (kept()?.version ?? null)) keep(version?.version ?? null);
      } else if (control.dataset.do === "link") void copyLink();
      else if (control.dataset.do === "embed") void copyEmbed();
      else if (control.dataset.do === "table") void copyFigure(control.dataset.of!);
      else if (control.dataset.do === "csv" || control.dataset.do === "xlsx")
        void save(control.dataset.of!, control.dataset.do);
    },
    mark({ aloud }: { aloud: boolean }): void {
      const now = kept();
      const offered = now ?? freezable;
      part("can-keep").hidden = !offered;
      part("not-yet").hidden = !!offered;
      if (offered) part("kept-label").textContent = t("keep.frozen", places(offered));
      for (const radio of box.querySelectorAll<HTMLInputElement>("input[type=radio]"))
        radio.checked = radio.value === (now ? "frozen" : "living");
      for (const row of box.querySelectorAll<HTMLElement>("[data-figure-of]"))
        row.hidden = sheet(row.dataset.figureOf!, "") === null;
      if (aloud) say(now ? t("keep.now.frozen", places(now)) : t("keep.now.living"));
    },
  };
}
