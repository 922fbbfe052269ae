import { unitSortName, shortUnitName } from "../i18n/unit-names.ts";
import type { Locale } from "../i18n/locale.ts";
import { type RecordOrder, type RecordSort, sortRecords } from "../query/record-order.ts";
import { countSamples, summariseRecords } from "../query/record-stats.ts";
import type { CsvForm } from "../query/csv-line.ts";
import { formatRecordsCsv } from "../query/records-csv.ts";
import { emptyFilter, parseRecordsFilter, type RecordsFilter } from "../query/records-filter.ts";
import { costOf, indexDomain, neededPartitions, partitionsOf } from "../query/records-index.ts";
import { filterRecords, findRecord, readRecord, toTitleSearch } from "../query/records.ts";
import { LoadError, siteUrl } from "./bytes.ts";
import {
  findIgnoredRecords,
  formatOrder,
  readOrder,
  readRecordsAddress,
  writeRecordsAddress,
} from "./records-address.ts";
import { loadRecordsIndex, type LoadProgress, RecordsLoader } from "./records-loader.ts";
import { toRecordsSheet } from "./records-book.ts";
import { type RecordSetting, renderRecordFacts, renderRecordRow, renderStatistics } from "./records-row.ts";
import { loadRecordsWords } from "./records-words.ts";
import { fileName } from "./edition.ts";
import { afterPaint } from "./moment.ts";
import { saveFile, saveSheet } from "./save-file.ts";
import { VirtualRows } from "./virtual-rows.ts";

/** Rows in question beyond which the reader is asked before anything is fetched. */
const askBeyond = 200_000;
/** Rows beyond which the page says that it is at work before it starts. */
const slowBeyond = 300_000;
/** Rows beyond which a workbook would take the tab's memory. */
const mostBookRows = 50_000;
/** Pause in typing, in ms, before the number found is announced. */
const announceAfter = 250;

type NameFile = { units: Record<string, string>; sources: Record<string, { label: string; href: string }> };

/**
 * Makes the records section live: the filter of the page (its address, and the event `records-filter`), the search, the
 * order and the record shown all change what stands in the table; only the partitions that these need are fetched.
 */
export async function startRecords(root: HTMLElement): Promise<void> {
  const part = <T extends HTMLElement = HTMLElement>(name: string) => root.querySelector<T>(`[data-part=${name}]`)!;
  const code = root.dataset.language as Locale["code"];
  const status = part("status");
  status.textContent = root.dataset.opening ?? "";
  const [index, locale, names] = await Promise.all([
    loadRecordsIndex("data/records/index.json"),
    loadRecordsWords(code),
    loadNames(code),
  ]);
  const { t } = locale;
  const domain = indexDomain(index);
  const breaks = (root.dataset.breaks ?? "").split(" ").filter(Boolean).map(Number);
  const loader = new RecordsLoader();
  const form = part<HTMLFormElement>("form");
  const input = form.elements.namedItem("q") as HTMLInputElement;
  const select = form.elements.namedItem("sort") as HTMLSelectElement;
  const grid = part("grid");
  const rows = new VirtualRows(part("scroller"), part("body"));
  const setting: RecordSetting = {
    locale,
    unitName: (id) => shortUnitName(names.units[id] ?? id, code),
    fullUnitName: (id) => names.units[id] ?? id,
    source: (id) => names.sources[id] ?? { label: id, href: "#" },
    href: (id) => `${location.pathname}?id=${encodeURIComponent(id)}#${root.dataset.anchor}`,
  };
  const sortName = new Map<string, string>();
  const words = {
    compare: locale.compare,
    unitName: (id: string) => {
      if (!sortName.has(id)) sortName.set(id, unitSortName(names.units[id] ?? id));
      return sortName.get(id)!;
    },
  };

  let filter: RecordsFilter = emptyFilter;
  let { q, order, id } = readRecordsAddress(location.search);
  let shown = { store: loader.store, places: new Uint32Array(0) as Uint32Array };
  /** Whether what the filter needs is in memory. */
  let ready = false;
  let frame = 0;
  let search: { store: unknown; find: ReturnType<typeof toTitleSearch> } | null = null;
  let link = new AbortController();
  let turn = 0;
  let announcing = 0;
  const granted = new Set<string>();

  /** The order in force: what the reader chose, as far as it has a meaning. */
  const orderNow = (): RecordOrder =>
    order && (order.by !== "fit" || q.trim()) ? order : { by: q.trim() ? "fit" : "benefit", descending: true };

  function say(text: string, after = 0): void {
    clearTimeout(announcing);
    announcing = Number(setTimeout(() => (status.textContent = text), after));
  }

  /**
   * Fetches what the filter needs, asking first where that is much, and shows it. Late answers are dropped.
   * @param afterCharts what comes is not opened before
   */
  async function refresh(afterCharts?: Promise<void>): Promise<void> {
    const mine = ++turn;
    ready = false;
    link.abort();
    link = new AbortController();
    for (const name of ["resume", "loading"]) part(name).hidden = true;
    const needed = neededPartitions(index, filter);
    const absent = loader.absent(needed);
    const cost = costOf(absent);
    const all = costOf(needed).rows;
    const key = needed.map(({ path }) => path).join(" ");
    const asks = absent.length > 0 && all > askBeyond && !granted.has(key);
    part("ask").hidden = !asks;
    if (asks) {
      part("ask-text").textContent = t("record.ask", { rows: locale.number(all), size: megabytes(cost.bytes) });
      part("ask-go").onclick = () => (granted.add(key), void refresh());
      return say(t("record.asking", { rows: locale.number(all), size: megabytes(cost.bytes) }));
    }
    try {
      await fetchParts(needed, link.signal, afterCharts);
    } catch (error) {
      if (mine !== turn) return;
      return stopped(error, () => void refresh());
    }
    if (mine !== turn) return;
    ready = true;
    if (loader.store.rows > slowBeyond) updateSoon();
    else update();
  }

  /** After the next paint where there is much to do, so that the page says so first; several wishes at a time are one. */
  function updateSoon(): void {
    if (!ready) return;
    const slow = loader.store.rows > slowBeyond;
    if (slow) status.textContent = t("record.working");
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => (slow ? setTimeout(update) : update()));
  }

  async function fetchParts(
    needed: ReturnType<typeof neededPartitions>,
    signal: AbortSignal,
    afterCharts?: Promise<void>,
  ): Promise<void> {
    if (!loader.absent(needed).length) return afterCharts;
    const [line, bar] = [part("loading"), part<HTMLProgressElement>("bar")];
    line.hidden = false;
    status.textContent = t("record.loading");
    const report = ({ done, total, parts, of }: LoadProgress) => {
      bar.max = total;
      bar.value = done;
      part("amount").textContent = t("record.progress", { done: megabytes(done), total: megabytes(total), parts, of });
    };
    try {
      await loader.load(needed, { signal, onProgress: report, before: afterCharts });
    } finally {
      if (signal === link.signal) line.hidden = true;
    }
  }

  function stopped(error: unknown, again: () => void): void {
    const code = error instanceof LoadError ? error.code : "unknown";
    if (code !== "cancelled") console.warn("records could not be had:", error);
    const resume = part<HTMLButtonElement>("resume");
    resume.hidden = false;
    resume.onclick = again;
    say(t(`record.stopped.${code}`));
    if (code === "cancelled") resume.focus();
  }

  /** Filters, orders and counts what is in memory. */
  function update(): void {
    if (!ready) return;
    const { store } = loader;
    if (search?.store !== store) search = { store, find: toTitleSearch(store) };
    const selection = filterRecords(store, filter, search.find(q));
    const now = orderNow();
    const places = sortRecords(store, selection, now, words);
    shown = { store, places };
    part("sample").hidden = countSamples(store, selection) === 0;
    part("nothing").hidden = places.length > 0;
    part("found").hidden = places.length === 0;
    grid.setAttribute("aria-rowcount", String(places.length + 1));
    markOrder(now);
    rows.show({
      count: places.length,
      render: (at) => {
        const record = readRecord(store, places[at]);
        return renderRecordRow(record, q, record.initiative_id === id, setting);
      },
    });
    // The rows come first; how their benefit is spread stands there a frame later.
    afterPaint(() => {
      if (shown.places !== places) return;
      part("stats").replaceChildren(renderStatistics(summariseRecords(store, selection), breaks, locale));
    });
    const key = places.length === 0 ? "record.none" : places.length === 1 ? "record.count.one" : "record.count";
    say(t(key, { count: locale.number(places.length) }), announceAfter);
  }

  function markOrder({ by, descending }: RecordOrder): void {
    const value = formatOrder({ by, descending });
    const fit = select.querySelector<HTMLOptionElement>("option[value=fit-desc]")!;
    fit.disabled = !q.trim();
    select.value = value;
    for (const head of grid.querySelectorAll<HTMLElement>("[role=columnheader]")) {
      const way = descending ? "descending" : "ascending";
      if (head.dataset.sort === by) head.setAttribute("aria-sort", way);
      else head.removeAttribute("aria-sort");
    }
  }

  /** Shows the one record that the address names, or puts the card away. */
  async function showCard(focus: boolean): Promise<void> {
    const card = part("card");
    const asked = id;
    card.hidden = asked === null;
    if (asked === null) return;
    const [title, facts, badge] = [part("card-title"), part("card-facts"), part("card-sample")];
    facts.replaceChildren();
    badge.hidden = true;
    title.textContent = t("record.loading");
    try {
      await loader.load(partitionsOf(index, asked));
    } catch (error) {
      if (id !== asked) return;
      const code = error instanceof LoadError ? error.code : "unknown";
      title.textContent = t(`record.stopped.${code}`);
      return;
    }
    if (id !== asked) return;
    const place = findRecord(loader.store, asked);
    const record = place === null ? null : readRecord(loader.store, place);
    title.textContent = record ? record.title : t("record.unknown", { id: asked });
    badge.hidden = record?.source_kind !== "sample";
    if (record) facts.append(renderRecordFacts(record, setting));
    if (!focus) return;
    card.scrollIntoView({ block: "nearest" });
    title.focus({ preventScroll: true });
  }

  function address(push = false): void {
    const next = location.pathname + writeRecordsAddress({ q: q.trim(), order, id }, location.search) + location.hash;
    history[push ? "pushState" : "replaceState"](history.state, "", next);
    part("ignored").hidden = true;
  }

  function open(next: string | null): void {
    id = next;
    address(true);
    rows.redraw();
    void showCard(next !== null);
  }

  function readAddress(): void {
    ({ q, order, id } = readRecordsAddress(location.search));
    filter = parseRecordsFilter(location.search, domain);
    input.value = q;
    tellIgnored();
  }

  /** What the address asks for and cannot be had is named, with the way out. */
  function tellIgnored(): void {
    const { unknown, cut } = findIgnoredRecords(location.search);
    const sentences = [
      ...unknown.map((what) => t("record.ignored.unknown", { what: what.slice(0, 80) })),
      ...cut.map(({ name, most }) => t("record.ignored.cut", { name, most })),
    ];
    part("ignored").hidden = sentences.length === 0;
    part("ignored").textContent = sentences.join(" ");
  }

  input.addEventListener("input", () => {
    q = input.value;
    address();
    updateSoon();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !q) return;
    event.preventDefault();
    q = input.value = "";
    address();
    updateSoon();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  select.addEventListener("change", () => {
    order = readOrder(select.value);
    address();
    updateSoon();
  });
  grid.addEventListener("click", (event) => {
    const target = event.target as Element;
    const by = target.closest<HTMLElement>("[data-sort] button")?.closest<HTMLElement>("[data-sort]")?.dataset.sort;
    if (by) {
      const now = orderNow();
      const first = by === "benefit" || by === "year";
      order = { by: by as RecordSort, descending: now.by === by ? !now.descending : first };
      address();
      return updateSoon();
    }
    const link = target.closest<HTMLAnchorElement>("a[data-id]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    open(link.dataset.id!);
  });
  part("card-close").addEventListener("click", () => {
    const place = id === null ? null : findRecord(shown.store, id);
    open(null);
    const at = place === null ? -1 : shown.places.indexOf(place);
    if (at >= 0) rows.goTo(at, { focus: true });
    else input.focus();
  });
  part("cancel").addEventListener("click", () => link.abort());
  for (const button of root.querySelectorAll<HTMLElement>("[data-csv]"))
    button.addEventListener("click", () => void save(button.dataset.csv as CsvForm | "xlsx"));
  document.addEventListener("records-filter", (event) => {
    filter = (event as CustomEvent<{ filter: RecordsFilter }>).detail.filter;
    // What the filter needs is asked for at once; the charts are painted before it is opened.
    void refresh(new Promise(afterPaint));
  });
  addEventListener("popstate", () => {
    const before = id;
    readAddress();
    void refresh();
    if (id !== before) void showCard(false);
  });

  /** The file is of what is shown, in its order; its name says so where sample data is in it. */
  async function save(form: CsvForm | "xlsx"): Promise<void> {
    const { store, places } = shown;
    if (form === "xlsx" && places.length > mostBookRows)
      return say(t("record.xlsx.too_many", { most: locale.number(mostBookRows), rows: locale.number(places.length) }));
    let samples = false;
    function* read() {
      for (const place of places) {
        const record = readRecord(store, place);
        samples ||= record.source_kind === "sample";
        yield record;
      }
    }
    const stem = () => `initiatives${samples ? ".sample" : ""}`;
    if (form !== "xlsx") {
      const file = new Blob([...formatRecordsCsv(read(), form)], { type: "text/csv;charset=utf-8" });
      return saveFile(file, fileName(stem(), form));
    }
    const address = new URL(location.pathname + location.search, location.href).href;
    const sheet = toRecordsSheet([...read()], setting, address);
    await saveSheet(sheet, form, stem()).catch((cause) => {
      console.warn("the workbook could not be written:", cause);
      say(t("record.xlsx.failed"));
    });
  }

  readAddress();
  for (const name of ["open", "fallback"]) part(name).hidden = true;
  part("live").hidden = false;
  if (!index.rows) return say(t("record.unpublished"));
  const card = id === null ? null : showCard(true);
  await refresh();
  await card;

  function megabytes(bytes: number): string {
    return locale.number(bytes / 1e6, bytes < 1e6 ? 2 : 1);
  }
}

async function loadNames(code: string): Promise<NameFile> {
  const response = await fetch(siteUrl(`data/names.${code}.json`));
  if (!response.ok) throw new LoadError("missing", `names of ${code} did not come: ${response.status}`);
  return response.json();
}
