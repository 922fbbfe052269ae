import { chartLook, ignoredSentence, sumSentence } from "../charts/records-text.ts";
import { type Locale, toLocale } from "../i18n/locale.ts";
import type { CrossAnswer } from "../query/crossfilter.ts";
import {
  clearDimension,
  emptyFilter,
  findIgnored,
  formatRecordsFilter,
  parseRecordsFilter,
  type RecordsDimension,
  recordsDimensions,
  type RecordsFilter,
  toggleCode,
} from "../query/records-filter.ts";
import { findBreak } from "../query/fair.ts";
import {
  countedYears,
  type Ground,
  measureBars,
  readShow,
  type RecordsShow,
  recordsShows,
  writeShow,
} from "../query/records-show.ts";
import type { RecordsAction, RecordsFilterDetail } from "./cross-filter.ts";
import { openRecordsSource, whenIdle } from "./records-source.ts";

const catalogues = {
  vi: () =>
    Promise.all([import("../i18n/vi/codes.json"), import("../i18n/vi/view.json"), import("../i18n/vi/records.json")]),
  en: () =>
    Promise.all([import("../i18n/en/codes.json"), import("../i18n/en/view.json"), import("../i18n/en/records.json")]),
};

/**
 * Makes the charts of `<cross-filter>` answer: the bars, the address and the Back button all change the same filter, and
 * every chart follows, from the cube.
 * @returns what carries out an action of the reader; `since` is when she acted (ms of the page's clock)
 */
export async function startRecordsCharts(element: HTMLElement) {
  const code = element.dataset.language as Locale["code"];
  const pairsFirst = element.dataset.pairs !== undefined;
  const [{ domain, ask }, words] = await Promise.all([openRecordsSource(pairsFirst), catalogues[code]()]);
  const locale = toLocale(code, ...words.map((file) => file.default));
  const charts = recordsDimensions.map((dimension) => findChart(element, dimension));
  const part = <E extends HTMLElement>(role: string) => element.querySelector<E>(`[data-role="${role}"]`)!;
  const [sum, status, clearAll] = [part("sum"), part("answer"), part<HTMLButtonElement>("clear-all")];
  const ground = JSON.parse(element.dataset.ground!) as Ground;
  const shows = [...part("show").querySelectorAll("input")];
  let shown = emptyFilter;
  let measure: RecordsShow = "count";
  let turn = 0;

  function show(filter: RecordsFilter, since: number): void {
    shown = filter;
    const mine = ++turn;
    for (const chart of charts) markChosen(chart, filter);
    clearAll.disabled = recordsDimensions.every((dimension) => !filter[dimension].length);
    const answer = ask(filter);
    element.toggleAttribute("data-waiting", answer instanceof Promise);
    if (!(answer instanceof Promise)) return draw(answer, filter, since);
    status.textContent = locale.t("records.waiting");
    answer.then(
      (late) => {
        if (mine !== turn) return;
        element.removeAttribute("data-waiting");
        draw(late, filter, since);
      },
      (cause) => {
        if (mine === turn) status.textContent = locale.t("records.not_come");
        console.warn("the counts of several dimensions did not come:", cause);
      },
    );
  }

  function draw(answer: CrossAnswer, filter: RecordsFilter, since: number): void {
    for (const chart of charts) drawChart(chart, answer, { filter, show: measure, ground }, locale);
    sum.textContent = sumSentence(answer, findBreak(countedYears(answer, filter), ground.breaks), locale);
    part("copied").textContent = "";
    status.textContent = locale.t("answer.cube", { ms: Math.max(1, Math.round(performance.now() - since)) });
    const detail: RecordsFilterDetail = { filter, count: answer.count };
    element.dispatchEvent(new CustomEvent("records-filter", { detail, bubbles: true }));
  }

  function go(filter: RecordsFilter, since: number): void {
    show(filter, since);
    const search = writeShow(measure, formatRecordsFilter(filter, location.search));
    history.pushState(null, "", location.pathname + search + location.hash);
    turnLanguage();
    part("ignored").hidden = true;
  }

  function follow(): void {
    turnLanguage();
    measure = readShow(location.search);
    for (const input of shows) input.checked = input.value === measure;
    show(parseRecordsFilter(location.search, domain), performance.now());
    const ignored = ignoredSentence(findIgnored(location.search, domain), locale);
    part("ignored").hidden = ignored === null;
    part("ignored").textContent = ignored;
  }

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(location.href);
      part("copied").textContent = locale.t("records.copied");
    } catch {
      part("copied").textContent = locale.t("records.copy_failed");
      const link = part<HTMLInputElement>("link");
      link.hidden = false;
      link.value = location.href;
      link.select();
    }
  }

  addEventListener("popstate", follow);
  part("show").addEventListener("change", (event) => {
    measure = (event.target as HTMLInputElement).value as RecordsShow;
    go(shown, event.timeStamp);
  });
  follow();
  whenIdle(warmUp);

  /** The first answers of a page run slower: they are spent before the reader's, on a choice in every dimension. */
  function warmUp(): void {
    for (const name of recordsDimensions) {
      const filter = { ...shown, [name]: domain[name].slice(0, 1) };
      const answer = ask(filter);
      if (answer instanceof Promise) return void answer.catch(() => {});
      for (const chart of recordsDimensions)
        for (const show of recordsShows)
          chartLook(measureBars(answer, chart, show, filter, ground), answer.by[chart], show, locale);
    }
  }

  return (action: RecordsAction, since: number): void => {
    if (action.do === "copy") void copy();
    else if (action.do === "clear-all") go(emptyFilter, since);
    else if (action.do === "clear") go(clearDimension(shown, action.dimension), since);
    else go(toggleCode(shown, action.dimension, action.code, domain), since);
    if (action.do === "clear") keepFocus(element.querySelector(`[data-dimension="${action.dimension}"]`)!);
    if (action.do === "clear-all") keepFocus(element);
  };
}

/** The page in the other language opens with the same choice. */
function turnLanguage(): void {
  for (const other of document.querySelectorAll<HTMLAnchorElement>("a[hreflang]")) other.search = location.search;
}

type Line = { button: HTMLElement; row: HTMLElement; rect: Element; value: Text };
type Chart = {
  dimension: RecordsDimension;
  place: HTMLElement;
  clear: HTMLElement;
  head: HTMLElement;
  note: HTMLElement;
  lines: Map<string, Line>;
};

function findChart(element: HTMLElement, dimension: RecordsDimension): Chart {
  const place = element.querySelector<HTMLElement>(`[data-dimension="${dimension}"]`)!;
  const part = (role: string, within = place) => within.querySelector<HTMLElement>(`[data-role=${role}]`)!;
  const rows = [...place.querySelectorAll<HTMLElement>("tr[data-code]")];
  const line = (row: HTMLElement): Line => ({
    row,
    button: row.querySelector<HTMLElement>(".records-name")!,
    rect: row.querySelector("rect")!,
    value: onlyText(part("value", row)),
  });
  return {
    dimension,
    place,
    clear: part("clear"),
    head: part("shown"),
    note: part("unfair"),
    lines: new Map(rows.map((row) => [row.dataset.code!, line(row)])),
  };
}

/** The text of a cell as one node, whose change costs less than a new node. */
function onlyText(cell: HTMLElement): Text {
  cell.textContent = cell.textContent!.trim();
  return cell.firstChild as Text;
}

type Choice = { filter: RecordsFilter; show: RecordsShow; ground: Ground };

function drawChart(chart: Chart, answer: CrossAnswer, { filter, show, ground }: Choice, locale: Locale) {
  const { dimension, head, note, lines } = chart;
  const bars = answer.by[dimension];
  const look = chartLook(measureBars(answer, dimension, show, filter, ground), bars, show, locale);
  write(head, locale.t(`records.show.${show}`));
  write(note, look.note ?? "");
  note.hidden = look.note === null;
  bars.forEach(({ code }, at) => {
    const line = lines.get(code);
    if (!line) return;
    const { text, share } = look.bars[at];
    const width = `${(share * 100).toFixed(2)}%`;
    // Only what differs is written: most of a click's time is the browser's layout.
    if (line.rect.getAttribute("width") !== width) line.rect.setAttribute("width", width);
    if (line.value.data !== text) line.value.data = text;
  });
}

function markChosen({ dimension, place, clear, lines }: Chart, filter: RecordsFilter): void {
  const chosen = new Set(filter[dimension]);
  place.toggleAttribute("data-filtered", chosen.size > 0);
  clear.hidden = chosen.size === 0;
  for (const [code, { row, button }] of lines) {
    const pressed = chosen.has(code);
    if (row.hasAttribute("data-chosen") === pressed) continue;
    button.setAttribute("aria-pressed", String(pressed));
    row.toggleAttribute("data-chosen", pressed);
  }
}

function write(place: HTMLElement, text: string): void {
  if (place.textContent!.trim() !== text) place.textContent = text;
}

/** A button that hides or switches itself off would drop the focus: it goes to the first bar of `place`. */
function keepFocus(place: HTMLElement): void {
  const focused = document.activeElement;
  if (focused && focused !== document.body && focused.checkVisibility() && !focused.matches(":disabled")) return;
  place.querySelector<HTMLElement>(".records-name[tabindex='0']")?.focus({ preventScroll: true });
}
