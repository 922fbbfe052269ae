/** Rows that can be shown: how many, and how one is made. Rows are of one height, which the style sheet gives. */
export type RowSource = { count: number; render(index: number): HTMLElement };

/** Browsers lay nothing out beyond some 17 million pixels; longer lists scroll on a scale. */
const tallest = 12_000_000;
/** Rows kept ready above and below what is seen, and the most that are ever in the page. */
const beyond = 8;
const most = 56;

/**
 * A list of any length of which only the rows in sight are in the page. The keyboard moves one active row (arrows, Page
 * Up and Down, Home, End), whose link is the only one that Tab reaches.
 */
export class VirtualRows {
  readonly #scroller: HTMLElement;
  readonly #body: HTMLElement;
  #source: RowSource = { count: 0, render: () => document.createElement("div") };
  #rows = new Map<number, HTMLElement>();
  #active = 0;
  #height = 1;
  /** Pixels of the whole list above the first that is in sight; and the scroller's place when that was last settled. */
  #top = 0;
  #seen = 0;
  #frame = 0;

  /** @param scroller holds a header of its own, and `body`, whose position is relative; rows become absolute */
  constructor(scroller: HTMLElement, body: HTMLElement) {
    this.#scroller = scroller;
    this.#body = body;
    scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    body.addEventListener("keydown", (event) => this.#pressed(event));
    body.addEventListener("focusin", ({ target }) => {
      const row = (target as Element).closest<HTMLElement>("[aria-rowindex]");
      if (row) this.#activate(Number(row.getAttribute("aria-rowindex")) - 2);
    });
    new ResizeObserver(() => this.#measure()).observe(scroller);
  }

  /** Shows other rows, from the first. */
  show(source: RowSource): void {
    const focused = this.#body.contains(document.activeElement);
    this.#source = source;
    this.#active = 0;
    this.#top = 0;
    this.#clear();
    this.#scroller.scrollTop = 0;
    this.#seen = 0;
    this.#measure();
    if (focused) this.#focus();
  }

  /** Makes a row the active one and brings it into sight. */
  goTo(index: number, { focus = false } = {}): void {
    if (!this.#source.count) return;
    this.#activate(Math.min(Math.max(index, 0), this.#source.count - 1));
    const [start, end] = [this.#active * this.#height, (this.#active + 1) * this.#height];
    if (start < this.#top) this.#top = start;
    else if (end > this.#top + this.#view) this.#top = end - this.#view;
    const { top, scroll } = this.#limits();
    this.#scroller.scrollTop = top > 0 ? (this.#top / top) * scroll : 0;
    this.#seen = this.#scroller.scrollTop;
    this.#draw();
    if (focus) this.#focus();
  }

  /** Draws the rows in sight again, where what they show has changed. */
  redraw(): void {
    const focused = this.#body.contains(document.activeElement);
    this.#clear();
    this.#draw();
    if (focused) this.#focus();
  }

  get #view(): number {
    return Math.max(this.#height, this.#scroller.clientHeight - this.#body.offsetTop);
  }

  /** How far the list, and the scroller, can go. */
  #limits(): { top: number; scroll: number } {
    const all = this.#source.count * this.#height;
    return { top: Math.max(0, all - this.#view), scroll: Math.max(0, Math.min(all, tallest) - this.#view) };
  }

  #measure(): void {
    if (!this.#source.count || !this.#scroller.clientHeight) return this.#resize();
    if (!this.#rows.size) this.#put(this.#active);
    const height = [...this.#rows.values()][0].offsetHeight || this.#height;
    if (height !== this.#height) {
      const first = this.#top / this.#height;
      this.#height = height;
      this.#top = first * height;
    }
    this.#resize();
    const { top, scroll } = this.#limits();
    this.#top = Math.min(this.#top, top);
    this.#scroller.scrollTop = top > 0 ? (this.#top / top) * scroll : 0;
    this.#seen = this.#scroller.scrollTop;
    this.#draw();
  }

  #resize(): void {
    this.#body.style.height = `${Math.min(this.#source.count * this.#height, tallest)}px`;
  }

  #scrolled(): void {
    const y = this.#scroller.scrollTop;
    const moved = y - this.#seen;
    if (moved === 0) return;
    const { top, scroll } = this.#limits();
    this.#seen = y;
    if (top === scroll) this.#top = y;
    else if (y <= 0) this.#top = 0;
    else if (y >= scroll - 1) this.#top = top;
    // A turn of the wheel moves by its pixels even where the scroll bar is on a scale; a drag goes to its place.
    else if (Math.abs(moved) < 2 * this.#view) this.#top = Math.min(Math.max(this.#top + moved, 0), top);
    else this.#top = (y / scroll) * top;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #pressed(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const page = Math.max(1, Math.floor(this.#view / this.#height) - 1);
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const step = event.key === "Home" ? -Infinity : event.key === "End" ? Infinity : steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.goTo(this.#active + step, { focus: true });
  }

  #activate(index: number): void {
    this.#setStop(this.#active, -1);
    this.#active = index;
    this.#setStop(index, 0);
  }

  #setStop(index: number, stop: 0 | -1): void {
    const link = this.#rows.get(index)?.querySelector<HTMLElement>("a");
    if (link) link.tabIndex = stop;
  }

  #focus(): void {
    this.#rows.get(this.#active)?.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
  }

  #clear(): void {
    for (const row of this.#rows.values()) row.remove();
    this.#rows.clear();
  }

  #draw(): void {
    const { count } = this.#source;
    const first = Math.max(0, Math.floor(this.#top / this.#height) - beyond);
    const last = Math.min(count, Math.ceil((this.#top + this.#view) / this.#height) + beyond, first + most);
    const wanted = new Set<number>(count ? [this.#active] : []);
    for (let index = first; index < last; index++) wanted.add(index);
    for (const [index, row] of this.#rows) {
      if (wanted.has(index)) continue;
      row.remove();
      this.#rows.delete(index);
    }
    for (const index of wanted) if (!this.#rows.has(index)) this.#put(index);
    const shift = this.#seen - this.#top;
    for (const [index, row] of this.#rows) {
      const transform = `translateY(${index * this.#height + shift}px)`;
      if (row.style.transform !== transform) row.style.transform = transform;
    }
  }

  /** Rows stand in the page in their order, for those who hear it read. */
  #put(index: number): void {
    const row = this.#source.render(index);
    row.setAttribute("aria-rowindex", String(index + 2));
    this.#rows.set(index, row);
    this.#setStop(index, index === this.#active ? 0 : -1);
    let next: HTMLElement | null = null;
    let nearest = Infinity;
    for (const [other, element] of this.#rows) if (other > index && other < nearest) [nearest, next] = [other, element];
    this.#body.insertBefore(row, next);
  }
}
