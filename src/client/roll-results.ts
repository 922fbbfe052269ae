import type { RollEntry } from "../query/roll.ts";
import type { RollAnswer } from "../query/roll-search.ts";
import { toRangeFinder } from "../query/search.ts";
import { afterPaint } from "./moment.ts";
import { type LineSetting, renderLine } from "./roll-line.ts";

/** Where results are shown: in `list`, with a button for `more`, instead of the list of `all`; `line` is an empty line. */
export type ResultParts = {
  results: HTMLElement;
  list: HTMLElement;
  more: HTMLElement;
  nothing: HTMLElement;
  all: HTMLElement;
  line: HTMLTemplateElement;
};

const pageSize = 100;
/** Lines that follow at a pause, so many a frame: the next key waits for one frame at most. */
const linesAFrame = 8;
/** Lines that come with a key at least, and the height of one in px while none is known. */
const fewestLines = 3;
const usualHeight = 100;
/** Lines made, and thrown away, for a search that warms up. */
const warmLines = 24;

/** Shows what the search of the roll finds: as much as is in view at once, the rest of a page of results after a pause. */
export class RollResults {
  readonly #parts: ResultParts;
  readonly #words: Omit<LineSetting, "find">;
  readonly #pause: number;
  #found = nobody;
  #find = toRangeFinder("");
  #filling = 0;
  #lineHeight = usualHeight;

  /** @param pause ms without another call after which the page is filled */
  constructor(parts: ResultParts, words: Omit<LineSetting, "find">, pause: number) {
    this.#parts = parts;
    this.#words = words;
    this.#pause = pause;
  }

  /**
   * @param found null = nothing was asked: the whole list
   * @param q what was asked, to be marked
   * @param top where results begin, in px of the window, if only what is in view shall come at once
   */
  show(found: RollAnswer | null, q = "", top?: number): void {
    const { all, results, list, nothing } = this.#parts;
    const lines = top === undefined ? pageSize : this.#linesBelow(top);
    all.hidden = found !== null;
    results.hidden = !found?.count;
    nothing.hidden = found?.count !== 0;
    this.#found = found ?? nobody;
    this.#find = toRangeFinder(q);
    const old = [...list.children];
    const fresh = this.#render(this.#found.entries(0, lines), old);
    for (const line of old.slice(fresh.length)) line.remove();
    fresh.forEach((line, at) => line !== old[at] && (at < old.length ? old[at].replaceWith(line) : list.append(line)));
    this.#offerMore();
    this.stop();
    if (lines < pageSize) this.#filling = Number(setTimeout(() => this.#fill(this.#found), this.#pause));
  }

  /** Adds a page of results and leads the focus to it. */
  showMore(): void {
    this.stop();
    const { list } = this.#parts;
    const from = list.childElementCount;
    this.#append(from + pageSize);
    list.children[from]?.querySelector("a")?.focus();
  }

  /** Leaves the page of results as far as it is filled. */
  stop(): void {
    clearTimeout(this.#filling);
  }

  /** Makes lines that nobody sees: the first that a page makes take several times longer. */
  warmUp(found: RollAnswer, q: string): void {
    const find = toRangeFinder(q);
    for (const entry of found.entries(0, warmLines)) renderLine(this.#parts.line, entry, { ...this.#words, find });
  }

  #linesBelow(top: number): number {
    this.#lineHeight = this.#parts.list.firstElementChild?.getBoundingClientRect().height || this.#lineHeight;
    return Math.max(fewestLines, Math.ceil((innerHeight - top) / this.#lineHeight));
  }

  #fill(found: RollAnswer): void {
    const shown = this.#parts.list.childElementCount;
    if (found !== this.#found || shown >= Math.min(pageSize, found.count)) return;
    this.#append(Math.min(shown + linesAFrame, pageSize));
    afterPaint(() => this.#fill(found));
  }

  /** Adds lines until there are so many, or all. */
  #append(upTo: number): void {
    const { list } = this.#parts;
    list.append(...this.#render(this.#found.entries(list.childElementCount, upTo)));
    this.#offerMore();
  }

  #offerMore(): void {
    const { list, more } = this.#parts;
    more.hidden = this.#found.count <= list.childElementCount;
  }

  #render(entries: readonly RollEntry[], old: readonly Element[] = []): Element[] {
    const setting = { ...this.#words, find: this.#find };
    return entries.map((entry, at) => renderLine(this.#parts.line, entry, setting, old[at]));
  }
}

const nobody: RollAnswer = { count: 0, entries: () => [] };
