import { renderPivot } from "../charts/pivot-figure.ts";
import { originLines } from "../charts/origin.ts";
import { toPivotSheet } from "../charts/pivot-sheet.ts";
import { describePivot, filterWords, type ShownPivot } from "../charts/pivot-text.ts";
import type { Locale } from "../i18n/locale.ts";
import { formatPivot, parsePivot, type PivotIgnored, readPivotAddress } from "../query/pivot-address.ts";
import {
  defaultPivot,
  type LoosePivot,
  type PivotQuestion,
  sourceOf,
  toPivotQuestion,
} from "../query/pivot-question.ts";
import { pivot, type PivotTable } from "../query/pivot.ts";
import { formatSheetHtml, formatSheetText, type Spreadsheet } from "../query/spreadsheet.ts";
import { siteUrl } from "./bytes.ts";
import { copyTable } from "./copy-table.ts";
import { pageEdition } from "./edition.ts";
import { type Opened, openVersion } from "./kept-version.ts";
import { makeSortable, type PivotAction } from "./own-table.ts";
import { openBooks } from "./pivot-data.ts";
import { fillPivotForm, readPivotForm } from "./pivot-form.ts";
import { loadPivotWords } from "./pivot-words.ts";
import { saveSheet } from "./save-file.ts";
import { versionEvent } from "./version-event.ts";
import { afterPaint } from "./moment.ts";

type NameFile = { units: Record<string, string>; sources: Record<string, { label: string; href: string }> };

/**
 * Makes the free table answer: the form, the heads, the address, the Back button and the choice in the linked charts all
 * change what it shows, and everything that leaves the page is of what it shows.
 * @returns what carries out an action of the reader
 */
export async function startPivot(root: HTMLElement): Promise<(action: PivotAction) => void> {
  const part = <E extends HTMLElement>(role: string) => root.querySelector<E>(`[data-role="${role}"]`)!;
  const code = root.dataset.language as Locale["code"];
  const breaks = (root.dataset.breaks ?? "").split(" ").filter(Boolean).map(Number);
  const form = root.querySelector("form")!;
  const [locale, names] = await Promise.all([loadPivotWords(code), loadNames(code)]);
  const { t } = locale;
  const unit = (id: string) => names.units[id] ?? id;
  let question: PivotQuestion = defaultPivot;
  let shown: ShownPivot | undefined;
  let opened: Opened = { name: "living" };
  let turn = 0;

  /** Answers a loose question; late answers are dropped. */
  async function ask(loose: LoosePivot, { push = false } = {}): Promise<void> {
    const mine = ++turn;
    const found = await openVersion(location.search);
    const books = await openBooks(sourceOf(loose), breaks, found, namedYears(loose));
    if (mine !== turn) return;
    opened = found;
    ({ question } = toPivotQuestion(loose, books.codes));
    const filter = books.filterOf(location.search);
    const table = pivot(question, books.open(question, filter));
    ({ question } = table);
    shown = describePivot(table, { locale, names: { unit }, breaks, filter });
    draw(shown);
    fillPivotForm(form, question);
    void tellVersion(table, shown, mine).catch(failed);
    const words = filter ? filterWords(filter, { locale, names: { unit } }) : [];
    part("filtered").hidden = words.length === 0;
    part("filtered").firstElementChild!.textContent = t("pivot.source.filtered", { filter: words.join("; ") });
    if (!push) return;
    const search = formatPivot(question, location.search);
    if (search !== location.search) history.pushState(null, "", location.pathname + search + location.hash);
    part("ignored").hidden = true;
    turnLanguage();
  }

  function draw(table: ShownPivot): void {
    const place = part("table");
    const focused = document.activeElement?.closest<HTMLElement>("[data-sort]")?.dataset.sort;
    const drawn = renderPivot(table, { id: root.id, locale }, document);
    makeSortable(drawn);
    place.replaceChildren(drawn);
    place.setAttribute("aria-label", t("pivot.region", { caption: table.caption }));
    if (focused) place.querySelector<HTMLElement>(`[data-sort="${focused}"] button`)?.focus({ preventScroll: true });
    part("notes").replaceChildren(...table.notes.map((note) => element("li", note)));
    part("sources").replaceChildren(...sourceLine(table));
    part("spoken").textContent = table.status;
    say("");
    part("by-hand").hidden = true;
  }

  /** Whose figures the table holds, and what is another today; nothing where it follows new data. */
  async function tellVersion(table: PivotTable, words: ShownPivot, mine: number): Promise<void> {
    const place = part("version");
    if (opened.name === "living") return place.replaceChildren();
    const { drawTableVersion } = await import("./pivot-version.ts");
    const note = await drawTableVersion({ opened, table, words, locale, names: { unit }, breaks });
    if (mine === turn) place.replaceChildren(note);
  }

  function sourceLine({ sources }: ShownPivot): HTMLElement[] {
    if (!sources.length) return [];
    const line = element("p", `${t("source.label")} `);
    line.className = "chart-sources";
    sources.forEach((id, at) => {
      const link = element("a", names.sources[id]?.label ?? id);
      link.setAttribute("href", names.sources[id]?.href ?? "#");
      line.append(...(at ? ["; ", link] : [link]));
    });
    return [line];
  }

  const say = (text: string) => (part("said").textContent = text);

  /** The address decides; what it says that cannot be is named. */
  async function follow(): Promise<void> {
    turnLanguage();
    const { loose, ignored } = readPivotAddress(location.search);
    const books = await openBooks(sourceOf(loose), breaks, await openVersion(location.search), namedYears(loose));
    const read = ignored.some(({ reason }) => reason === "version" || reason === "too_long")
      ? { ignored }
      : parsePivot(location.search, books.codes);
    await ask(loose);
    part("ignored").hidden = read.ignored.length === 0;
    part("ignored").textContent = read.ignored.length ? ignoredSentence(read.ignored, locale) : "";
  }

  /** From the order of the lists to the largest first, the smallest first, and back. */
  function sortBy(by: string): LoosePivot {
    const { sort } = question;
    const first = by !== "head";
    const next =
      sort?.by !== by ? { by, descending: true } : first && sort.descending ? { by, descending: false } : null;
    return looseOf({ ...question, sort: next });
  }

  /** The release that the table holds, or null where it follows new data: no release keeps the initiatives. */
  const keptHere = () => (opened.name === "frozen" && question.source === "figures" ? opened.kept : null);

  const sheet = (table: ShownPivot): Spreadsheet => {
    const sources = table.sources.map((id) => names.sources[id]?.label ?? id);
    const address = new URL(location.pathname + location.search, location.href).href;
    const kept = keptHere();
    const origin = originLines({ kept, edition: pageEdition(), address }, locale);
    return toPivotSheet(table, { sources, origin, dated: kept ? null : (root.dataset.dated ?? null) }, locale);
  };

  async function copy(table: ShownPivot): Promise<void> {
    const content = sheet(table);
    const text = formatSheetText(content);
    const done = await copyTable(formatSheetHtml(content), text);
    say(t(done ? "pivot.copied" : "pivot.copy_failed"));
    if (!done) byHand(t("pivot.copy_text"), text);
  }

  async function copyLink(): Promise<void> {
    const address = new URL(`#${root.dataset.anchor}`, location.href).href;
    const done = await navigator.clipboard.writeText(address).then(
      () => true,
      () => false,
    );
    say(t(done ? "pivot.link.copied" : "pivot.link.failed"));
    if (!done) byHand(t("pivot.link"), address);
  }

  function byHand(label: string, text: string): void {
    const place = part("by-hand");
    const area = place.querySelector("textarea")!;
    place.hidden = false;
    place.querySelector("span")!.textContent = label;
    area.value = text;
    area.focus();
    area.select();
  }

  async function save(table: ShownPivot, form: "plain" | "excel" | "xlsx"): Promise<void> {
    const stem = t(table.sample ? "pivot.file_sample" : "pivot.file");
    try {
      say(t("pivot.saved", { name: await saveSheet(sheet(table), form, stem, keptHere()?.version) }));
    } catch (cause) {
      console.warn("the workbook could not be written:", cause);
      say(t("pivot.xlsx_failed"));
    }
  }

  const failed = (cause: unknown) => {
    console.warn("the table stays as it is:", cause);
    say(t("pivot.failed"));
  };

  document.addEventListener("records-filter", () => {
    // The address holds the choice only once the charts are painted.
    if (question.source === "initiatives") afterPaint(() => void ask(looseOf(question)).catch(failed));
  });
  document.addEventListener(versionEvent, () => void ask(looseOf(question)).catch(failed));
  addEventListener("popstate", () => void follow().catch(failed));
  await follow();

  return (action) => {
    const go = (loose: LoosePivot) => void ask(loose, { push: true }).catch(failed);
    if (action.do === "form") go(readPivotForm(action.data, question, action.changed));
    else if (action.do === "sort") go(sortBy(action.by));
    else if (action.do === "reset") go({});
    else if (action.do === "swap") go(looseOf({ ...question, ...swapped(question), sort: null }));
    else if (action.do === "link") void copyLink();
    else if (!shown) return;
    else if (action.do === "copy") void copy(shown);
    else void save(shown, action.do);
  };
}

/** Columns become rows and the first rows columns; a second level of rows stays. */
function swapped({ rows, columns }: PivotQuestion): Pick<PivotQuestion, "rows" | "columns"> {
  return columns ? { rows: rows[1] ? [columns, rows[1]] : [columns], columns: rows[0] } : { rows, columns };
}

const namedYears = ({ years = [] }: LoosePivot): number[] => years.map(Number);

/** A whole question as a loose one, to be asked again. */
const looseOf = (question: PivotQuestion): LoosePivot => readPivotAddress(formatPivot(question)).loose;

/** What of an address was left aside, and what to do. Long texts are cut. */
function ignoredSentence(ignored: readonly PivotIgnored[], { t, list }: Locale): string {
  const what = list(ignored.map(({ name, values }) => (values.length ? `${name}=${values.join(",")}` : name)));
  const text = what.length > 120 ? `${what.slice(0, 119)}…` : what;
  const reason = ignored.some(({ reason }) => reason === "unknown") ? "unknown" : ignored[0].reason;
  return reason === "too_long" ? t("pivot.ignored.too_long") : t(`pivot.ignored.${reason}`, { what: text });
}

/** The page in the other language opens with the same table. */
function turnLanguage(): void {
  for (const other of document.querySelectorAll<HTMLAnchorElement>("a[hreflang]")) other.search = location.search;
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

async function loadNames(code: string): Promise<NameFile> {
  const response = await fetch(siteUrl(`data/names.${code}.json`));
  if (!response.ok) throw new Error(`names of ${code} did not come: ${response.status}`);
  return response.json();
}
