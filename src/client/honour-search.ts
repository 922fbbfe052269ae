import { nameSortKey } from "../i18n/vietnamese.ts";
import { defaultRollQuery, formatRollQuery, parseRollQuery, type RollQuery } from "../query/roll.ts";
import { unpackRoll } from "../query/roll-index.ts";
import { type RollAnswer, toRollSearch } from "../query/roll-search.ts";
import { fetchBytes } from "./bytes.ts";
import { whenIdle } from "./moment.ts";
import { carryQuery, countFilters, formatCount, readForms, writeForms } from "./roll-form.ts";
import { type ResultParts, RollResults } from "./roll-results.ts";

type Parts = ResultParts & {
  search: HTMLElement;
  status: HTMLElement;
  filters: HTMLDetailsElement;
  active: HTMLElement;
};
type Words = Record<"count" | "count.one" | "loading" | "failed" | "year.none" | "filters.active", string>;
type Search = (query: RollQuery) => RollAnswer;

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
  #results!: RollResults;
  #forms: HTMLFormElement[] = [];
  #q!: HTMLInputElement;
  #loading: Promise<Search> | null = null;
  #listening: AbortController | null = null;
  /** The address of the history entry that Back should return to. */
  #settled = "";
  #turn = 0;
  #asked = false;
  #announcing = 0;
  #writing = 0;
  /** Writes the address that still waits for a pause. */
  #written: (() => void) | null = null;

  connectedCallback() {
    this.#parts = findParts(this);
    this.#words = JSON.parse(this.dataset.words ?? "{}") as Words;
    const words = { hrefPattern: this.dataset.href!, noYear: this.#words["year.none"] };
    this.#results = new RollResults(this.#parts, words, pause);
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
    more.addEventListener("click", () => this.#results.showMore(), { signal });
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
    this.#results.stop();
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
    void this.#answer(query, how).then(() => how === "typing" && this.#bringIntoView());
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

  async #answer(query: RollQuery, how: "typing" | "settled" = "settled") {
    const turn = ++this.#turn;
    const active = countFilters(query);
    this.#parts.active.textContent = active ? this.#words["filters.active"].replace("{count}", String(active)) : "";
    if (formatRollQuery(query) === "") return this.#show(null, query, how);
    const { loading, failed } = this.#words;
    if (!this.#loading) this.#say(() => loading);
    try {
      const search = await this.#load();
      if (turn === this.#turn) this.#show(search(query), query, how);
    } catch (error) {
      console.error(error);
      if (turn !== this.#turn) return;
      this.#show(null, query, how);
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
    this.#results.warmUp(search({ ...defaultRollQuery, q }), q);
    if (rest.length) whenIdle(() => this.#warmUp(search, rest));
  }

  /** A key shows what is in view below the form; who settles on a question gets the whole page of results. */
  #show(found: RollAnswer | null, { q }: RollQuery, how: "typing" | "settled") {
    const top = how === "typing" ? this.#parts.search.getBoundingClientRect().bottom : undefined;
    this.#results.show(found, q, top);
    const language = () => this.closest<HTMLElement>("[lang]")?.lang;
    this.#say(() => (found ? formatCount(found.count, this.#words, language()) : ""), pause);
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

customElements.define("honour-search", HonourSearch);
