import { ignoredSentence, sumSentence } from "../charts/records-text.ts";
import { type Locale, toLocale } from "../i18n/locale.ts";
import type { CrossAnswer } from "../query/crossfilter.ts";
import type { FileColumn } from "../query/file-column.ts";
import {
  chooseSpan,
  clearDimension,
  emptyFilter,
  findIgnored,
  formatRecordsFilter,
  orderedDimensions,
  parseRecordsFilter,
  type RecordsDimension,
  recordsDimensions,
  type RecordsFilter,
  toggleCode,
} from "../query/records-filter.ts";
import { findBreak } from "../query/fair.ts";
import {
  countedYears,
  findIgnoredShow,
  type Ground,
  readShow,
  type RecordsShow,
  recordsShows,
  writeShow,
} from "../query/records-show.ts";
import type { RecordsAction, RecordsFilterDetail } from "./cross-filter.ts";
import { drawChart, findChart, markChosen, tellNumbers } from "./records-bars.ts";
import { afterPaint, whenIdle } from "./moment.ts";
import { openRecordsSource } from "./records-source.ts";

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
  let drawn: CrossAnswer | undefined;
  let turn = 0;

  /** @param passing whether the reader is still sweeping over bars: nothing but the charts follows yet */
  function show(filter: RecordsFilter, since: number, passing = false): void {
    shown = filter;
    const mine = ++turn;
    for (const chart of charts) markChosen(chart, filter);
    clearAll.disabled = recordsDimensions.every((dimension) => !filter[dimension].length);
    const answer = ask(filter);
    element.toggleAttribute("data-waiting", answer instanceof Promise);
    if (!(answer instanceof Promise)) return draw(answer, filter, since, passing);
    status.textContent = locale.t("records.waiting");
    answer.then(
      (late) => {
        if (mine !== turn) return;
        element.removeAttribute("data-waiting");
        draw(late, filter, since, passing);
      },
      (cause) => {
        if (mine === turn) status.textContent = locale.t("records.not_come");
        console.warn("the counts of several dimensions did not come:", cause);
      },
    );
  }

  function draw(answer: CrossAnswer, filter: RecordsFilter, since: number, passing: boolean): void {
    drawn = answer;
    for (const chart of charts) drawChart(chart, answer, { filter, show: measure, ground }, locale);
    sum.textContent = sumSentence(answer, findBreak(countedYears(answer, filter), ground.breaks), locale);
    part("copied").textContent = "";
    status.textContent = locale.t("answer.cube", { ms: Math.max(1, Math.round(performance.now() - since)) });
    if (passing) return;
    const detail: RecordsFilterDetail = { filter, count: answer.count };
    element.dispatchEvent(new CustomEvent("records-filter", { detail, bubbles: true }));
  }

  function go(filter: RecordsFilter, since: number): void {
    // The charts come first; the address, and what else follows the choice, after they are painted.
    afterPaint(() => {
      const search = writeShow(measure, formatRecordsFilter(filter, location.search));
      history.pushState(null, "", location.pathname + search + location.hash);
      turnLanguage();
    });
    show(filter, since);
    part("ignored").hidden = true;
  }

  function setMeasure(next: RecordsShow): void {
    measure = next;
    part("members").hidden = next !== "rate";
  }

  function follow(): void {
    turnLanguage();
    setMeasure(readShow(location.search));
    for (const input of shows) input.checked = input.value === measure;
    show(parseRecordsFilter(location.search, domain), performance.now());
    const strange = [...findIgnored(location.search, domain), ...findIgnoredShow(location.search)];
    const ignored = ignoredSentence(strange, locale);
    part("ignored").hidden = ignored === null;
    part("ignored").textContent = ignored;
  }

  async function copy(): Promise<void> {
    // It leads to the charts: at the top of the page nobody would see what is chosen.
    const address = new URL(`#${element.dataset.anchor}`, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      part("copied").textContent = locale.t("records.copied");
    } catch {
      part("copied").textContent = locale.t("records.copy_failed");
      const link = part<HTMLInputElement>("link");
      link.hidden = false;
      link.value = address;
      link.select();
    }
  }

  // Only a file needs the numbers themselves; with every click they would cost time.
  const files = element.querySelector<HTMLElement>("table-files")!;
  const tell = ({ target }: Event) => {
    if (!(target as Element).closest("[data-form]")) return;
    if (drawn) for (const chart of charts) tellNumbers(chart, drawn, { filter: shown, show: measure, ground });
    const columns = JSON.parse(files.dataset.columns!) as FileColumn[];
    const named = columns.map((one) =>
      one.key === "number" ? { ...one, name: locale.t(`records.file.${measure}`) } : one,
    );
    files.dataset.columns = JSON.stringify(named);
  };
  files.addEventListener("click", tell, { capture: true });
  addEventListener("popstate", follow);
  part("show").addEventListener("change", (event) => {
    setMeasure((event.target as HTMLInputElement).value as RecordsShow);
    go(shown, event.timeStamp);
  });
  follow();
  whenIdle(() => warmUp(recordsDimensions));
  whenIdle(() => void letSweep().catch((cause) => console.warn("bars answer to clicks, not to a sweep:", cause)));

  /** Nobody sweeps in the first moment: what answers it comes after all else. */
  async function letSweep(): Promise<void> {
    const { startSweep } = await import("./sweep.ts");
    for (const dimension of orderedDimensions) {
      let before = shown;
      startSweep(element.querySelector<HTMLElement>(`[data-dimension="${dimension}"]`)!, {
        begin: () => (before = shown),
        pass: (from, to, since) => show(chooseSpan(before, dimension, [from, to], domain), since, true),
        end: (from, to, since) => go(chooseSpan(before, dimension, [from, to], domain), since),
        giveUp: () => show(before, performance.now()),
      });
    }
  }

  /**
   * The first answers of a page run slower: they are spent before the reader's, on a choice in each dimension. What is
   * drawn is drawn back at once, before anything is painted.
   */
  function warmUp([name, ...rest]: readonly RecordsDimension[]): void {
    const filter = { ...shown, [name]: domain[name].slice(0, 1) };
    const answer = ask(filter);
    const before = ask(shown);
    if (answer instanceof Promise || before instanceof Promise) return void ignore(answer, before);
    for (const chart of charts) {
      for (const show of recordsShows) drawChart(chart, answer, { filter, show, ground }, locale);
      drawChart(chart, before, { filter: shown, show: measure, ground }, locale);
    }
    if (rest.length) whenIdle(() => warmUp(rest));
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

/** Answers that nobody waits for. */
function ignore(...answers: (CrossAnswer | Promise<CrossAnswer>)[]): void {
  for (const answer of answers) if (answer instanceof Promise) answer.catch(() => {});
}

/** The page in the other language opens with the same choice. */
function turnLanguage(): void {
  for (const other of document.querySelectorAll<HTMLAnchorElement>("a[hreflang]")) other.search = location.search;
}

/** A button that hides or switches itself off would drop the focus: it goes to the first bar of `place`. */
function keepFocus(place: HTMLElement): void {
  const focused = document.activeElement;
  if (focused && focused !== document.body && focused.checkVisibility() && !focused.matches(":disabled")) return;
  place.querySelector<HTMLElement>(".records-name[tabindex='0']")?.focus({ preventScroll: true });
}
