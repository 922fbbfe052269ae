import { nameSortKey } from "../i18n/vietnamese.ts";
import { defaultRollQuery, formatRollQuery, parseRollQuery, type RollEntry, type RollQuery } from "../query/roll.ts";
import { unpackRoll } from "../query/roll-index.ts";
import { type RollAnswer, toRollSearch } from "../query/roll-search.ts";
import { toRangeFinder } from "../query/search.ts";
import { fetchBytes } from "./bytes.ts";
import { afterPaint, whenIdle } from "./moment.ts";
import { carryQuery, countFilters, formatCount, readForms, writeForms } from "./roll-form.ts";
import { type LineSetting, renderLine } from "./roll-line.ts";

type Parts = {
  search: HTMLElement;
  status: HTMLElement;
  filters: HTMLDetailsElement;
  active: HTMLElement;
  results: HTMLElement;
  list: HTMLElement;
  more: HTMLButtonElement;
  nothing: HTMLElement;
  all: HTMLElement;
  line: HTMLTemplateElement;
};
type Words = Record<"count" | "count.one" | "loading" | "failed" | "year.none" | "filters.active", string>;
type Search = (query: RollQuery) => RollAnswer;

const pageSize = 100;
/** Lines that follow at a pause, so many a frame: the next key waits for one frame at most. */
const linesAFrame = 8;
/** Lines that come with a key at least, and the height of one in px while none is known. */
const fewestLines = 3;
const usualHeight = 100;
/** Lines made, and thrown away, for each search of the warm-up. */
const warmLines = 24;
/**
 * Pause in typing, in ms, before the rest is shown, the address follows, and a count is announced: nobody should be talked
 * over at every letter, and a browser takes longer over an address than over the search. Most people press a key every
 * 300 ms or faster.
 */
const pause = 400;
/** Screens with room for the filters beside the results; as in RollFilters.astro. */
const wide = "(min-width: 48rem)";

/**
 * Wakes the honour roll: `data-index` is the address of the packed roll, `data-href` the pattern of a person's page with
 * `__id__` in it, `data-words` the words it says. The list in the page stays as it is and is hidden while results show.
 */
class HonourSearch extends HTMLElement {
  #parts!: Parts;
  #words!: Words;
  #forms: HTMLFormElement[] = [];
  #q!: HTMLInputElement;
  #loading: Promise<Search> | null = null;
  #listening: AbortController | null = null;
  /** The address of the history entry that Back should return to. */
  #settled = "";
  #turn = 0;
  #asked = false;
  #announcing = 0;
  #filling = 0;
  #writing = 0;
  /** Writes the address that still waits for a pause. */
  #written: (() => void) | null = null;

  connectedCallback() {
    this.#parts = findParts(this);
    this.#words = JSON.parse(this.dataset.words ?? "{}") as Words;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const { search, more, filters } = this.#parts;
    const q = search.querySelector<HTMLInputElement>("[name=q]")!;
    this.#forms = [...search.querySelectorAll("form")];
    this.#q = q;

    search.addEventListener("focusin", () => void this.#load().catch(() => {}), { signal });
    q.addEventListener("input", () => this.#ask(this.#read(), "typing"), { signal });
    search.addEventListener("change", ({ target }) => target !== q && this.#ask(this.#read(), "settled"), { signal });
    const submit = (event: Event) => (event.preventDefault(), this.#ask(this.#read(), "settled"));
    search.addEventListener("submit", submit, { signal });
    search.addEventListener("reset", (event) => (event.preventDefault(), this.#clear(defaultRollQuery)), { signal });
    const escape = ({ key }: KeyboardEvent) => key === "Escape" && q.value && this.#clear({ ...this.#read(), q: "" });
    q.addEventListener("keydown", escape, { signal });
    more.addEventListener("click", () => this.#showMore(), { signal });
    // Who follows a link finds the search again on the way back.
    this.addEventListener("click", () => this.#written?.(), { signal, capture: true });
    const room = matchMedia(wide);
    room.addEventListener("change", () => (filters.open = room.matches), { signal });
    filters.open = room.matches;
    addEventListener("popstate", () => this.#readAddress(), { signal });
    this.#readAddress();
  }

  disconnectedCallback() {
    this.#listening?.abort();
    clearTimeout(this.#filling);
    clearTimeout(this.#writing);
    this.#turn++;
  }

  #read = (): RollQuery => readForms(this.#forms);

  #clear(query: RollQuery) {
    writeForms(this.#forms, query);
    this.#q.focus();
    this.#ask(query, "settled");
  }

  #readAddress() {
    writeForms(this.#forms, parseRollQuery(location.search));
    this.#settled = location.search;
    this.#carry();
    void this.#answer(this.#read());
  }

  /** Typing rewrites the present address; what is settled becomes a step that Back undoes. */
  #ask(query: RollQuery, how: "typing" | "settled") {
    const address = formatRollQuery(query);
    this.#asked = true;
    clearTimeout(this.#writing);
    this.#written = how === "typing" ? () => this.#write("replaceState", address) : null;
    if (this.#written) this.#writing = Number(setTimeout(() => this.#written?.(), pause));
    else if (address === this.#settled) this.#write("replaceState", address);
    else {
      this.#write("replaceState", this.#settled);
      this.#write("pushState", address);
      this.#settled = address;
    }
    void this.#answer(query, how === "typing" ? this.#linesInView() : pageSize).then(
      () => how === "typing" && this.#bringIntoView(),
    );
  }

  #write(step: "replaceState" | "pushState", search: string) {
    this.#written = null;
    history[step](null, "", location.pathname + search);
    this.#carry();
  }

  /** The same question stands behind the link to the other language. */
  #carry() {
    carryQuery(document.querySelectorAll<HTMLAnchorElement>("header a[hreflang]"), location.search);
  }

  /** Keyboards of phones leave half a screen: while somebody types, the form moves up to make room for what it finds. */
  #bringIntoView() {
    if (matchMedia(wide).matches) return;
    const { search, results } = this.#parts;
    const room = window.visualViewport?.height ?? innerHeight;
    if (!results.hidden && results.getBoundingClientRect().top > room / 2) search.scrollIntoView({ block: "start" });
  }

  #lineHeight = usualHeight;

  /** How many lines fill the window below the form: what comes with a key. */
  #linesInView(): number {
    const { search, list } = this.#parts;
    this.#lineHeight = list.firstElementChild?.getBoundingClientRect().height || this.#lineHeight;
    const room = innerHeight - search.getBoundingClientRect().bottom;
    return Math.max(fewestLines, Math.ceil(room / this.#lineHeight));
  }

  async #answer(query: RollQuery, lines = pageSize) {
    const turn = ++this.#turn;
    const active = countFilters(query);
    this.#parts.active.textContent = active ? this.#words["filters.active"].replace("{count}", String(active)) : "";
    if (formatRollQuery(query) === "") return this.#show(null, query, 0);
    const { loading, failed } = this.#words;
    if (!this.#loading) this.#say(() => loading);
    try {
      const search = await this.#load();
      if (turn === this.#turn) this.#show(search(query), query, lines);
    } catch (error) {
      console.error(error);
      if (turn !== this.#turn) return;
      this.#show(null, query, 0);
      this.#say(() => failed);
    }
  }

  /** One download for all questions; after a failure the next question tries again. */
  #load(): Promise<Search> {
    this.#loading ??= this.#fetch().catch((error) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  async #fetch(): Promise<Search> {
    const search = toRollSearch(unpackRoll(await fetchBytes(this.dataset.index!), nameSortKey));
    whenIdle(() => this.#warmUp(search, ["a", "nguyễn v", "đặng thị h", "giao vien", "n"]));
    return search;
  }

  /** The first searches of a page run several times slower: they are spent, one a pause, before the reader's. */
  #warmUp(search: Search, [q, ...rest]: readonly string[]) {
    if (this.#asked) return;
    this.#render(search({ ...defaultRollQuery, q }).entries(0, warmLines), toRangeFinder(q));
    if (rest.length) whenIdle(() => this.#warmUp(search, rest));
  }

  #found: RollAnswer = nobody;
  #find = toRangeFinder("");

  /**
   * @param found null = nothing was asked: the whole list
   * @param lines to be shown at once; the page is filled after a pause
   */
  #show(found: RollAnswer | null, { q }: RollQuery, lines: number) {
    const { all, results, list, nothing } = this.#parts;
    all.hidden = found !== null;
    results.hidden = !found?.count;
    nothing.hidden = found?.count !== 0;
    list.replaceChildren();
    this.#found = found ?? nobody;
    this.#find = toRangeFinder(q);
    this.#append(lines);
    clearTimeout(this.#filling);
    if (lines < pageSize) this.#filling = Number(setTimeout(() => this.#fill(this.#found), pause));
    const language = () => this.closest<HTMLElement>("[lang]")?.lang;
    this.#say(() => (found ? formatCount(found.count, this.#words, language()) : ""), pause);
  }

  #showMore() {
    clearTimeout(this.#filling);
    const { list } = this.#parts;
    const from = list.childElementCount;
    this.#append(from + pageSize);
    list.children[from]?.querySelector("a")?.focus();
  }

  /** Fills the page of results a few lines a frame. */
  #fill(found: RollAnswer) {
    const shown = this.#parts.list.childElementCount;
    if (found !== this.#found || shown >= Math.min(pageSize, found.count)) return;
    this.#append(Math.min(shown + linesAFrame, pageSize));
    afterPaint(() => this.#fill(found));
  }

  /** Adds lines until there are so many, or all. */
  #append(upTo: number) {
    const { list, more } = this.#parts;
    list.append(...this.#render(this.#found.entries(list.childElementCount, upTo), this.#find));
    more.hidden = this.#found.count <= list.childElementCount;
  }

  #render(entries: readonly RollEntry[], find: LineSetting["find"]): Element[] {
    const setting = { find, hrefPattern: this.dataset.href!, noYear: this.#words["year.none"] };
    return entries.map((entry) => renderLine(this.#parts.line, entry, setting));
  }

  #say(text: () => string, after = 0) {
    clearTimeout(this.#announcing);
    this.#announcing = Number(setTimeout(() => (this.#parts.status.textContent = text()), after));
  }
}

function findParts(root: HTMLElement): Parts {
  const names = ["search", "status", "filters", "active", "results", "list", "more", "nothing", "all", "line"] as const;
  const found = names.map((name) => [name, root.querySelector(`[data-part="${name}"]`)] as const);
  const absent = found.filter(([, part]) => !part).map(([name]) => name);
  if (absent.length) throw new Error(`honour-search lacks the parts: ${absent.join(", ")}`);
  return Object.fromEntries(found) as Parts;
}

const nobody: RollAnswer = { count: 0, entries: () => [] };

customElements.define("honour-search", HonourSearch);
