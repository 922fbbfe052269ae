import { hasFilter, type RecordsDimension, type RecordsFilter } from "../query/records-filter.ts";
import { startRecordsCharts } from "./records-charts.ts";

/** What the event `records-filter` carries in `detail`: the choice, and how many initiatives it leaves. It bubbles. */
export type RecordsFilterDetail = { filter: RecordsFilter; count: number };
/** What a reader can do to the choice. */
export type RecordsAction =
  | { do: "toggle"; dimension: RecordsDimension; code: string }
  | { do: "clear"; dimension: RecordsDimension }
  | { do: "clear-all" }
  | { do: "copy" };

/**
 * `<cross-filter>`: lists of bars that are already whole. Waking it makes every bar a button; what answers (the cube, which
 * the page preloads, and the words) is asked for once the page has loaded, or at once when the address or the reader asks.
 */
class CrossFilter extends HTMLElement {
  #awake: Promise<(action: RecordsAction, since: number) => void> | undefined;

  connectedCallback(): void {
    if (this.querySelector(".records-name")) return;
    for (const chart of this.querySelectorAll<HTMLElement>("[data-dimension]")) makeButtons(chart);
    for (const part of this.querySelectorAll<HTMLElement>("[data-role=actions], [data-role=show], [data-role=keeps]"))
      part.hidden = false;
    this.addEventListener("click", (event) => {
      const action = actionOf(event.target as Element);
      if (action) void this.#wake().then((act) => act?.(action, event.timeStamp));
    });
    this.addEventListener("keydown", moveFocus);
    this.addEventListener("focusin", (event) => {
      if (event.target instanceof HTMLElement && event.target.matches(".records-name")) setStop(event.target);
    });
    const asked = hasFilter(location.search);
    this.toggleAttribute("data-waiting", asked);
    if (asked || document.readyState === "complete") void this.#wake();
    else addEventListener("load", () => void this.#wake(), { once: true });
  }

  #wake() {
    this.#awake ??= startRecordsCharts(this);
    return this.#awake.catch((cause) => {
      this.#awake = undefined;
      this.removeAttribute("data-waiting");
      const answer = this.querySelector("[data-role=answer]");
      if (answer) answer.textContent = this.dataset.failed ?? "";
      console.warn("the records' charts stay as they were published:", cause);
      return undefined;
    });
  }
}

/** Makes `<cross-filter>` known to the page; calling again does nothing. */
export function defineCrossFilter(): void {
  if (!customElements.get("cross-filter")) customElements.define("cross-filter", CrossFilter);
}

function makeButtons(chart: HTMLElement): void {
  // With buttons inside, the scrolled list needs no tab stop of its own.
  chart.querySelector(".records-scroll")?.removeAttribute("tabindex");
  chart.querySelectorAll<HTMLElement>("tr[data-code]").forEach((row, at) => {
    const name = row.querySelector<HTMLElement>("[data-role=name]")!;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "records-name";
    button.tabIndex = at === 0 ? 0 : -1;
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-describedby", row.querySelector("[data-role=value]")!.id);
    button.dataset.as = "name";
    button.textContent = name.textContent!.trim();
    name.replaceWith(button);
  });
}

function actionOf(target: Element): RecordsAction | undefined {
  // A bar is chosen anywhere on its row, unless its words are being marked to be copied.
  const row = target.closest("tr[data-code]");
  if (row && !target.closest("button") && !getSelection()?.isCollapsed) return;
  const button = row?.querySelector("button") ?? target.closest("button");
  const dimension = button?.closest<HTMLElement>("[data-dimension]")?.dataset.dimension as RecordsDimension;
  if (button?.matches(".records-name"))
    return { do: "toggle", dimension, code: button.closest<HTMLElement>("[data-code]")!.dataset.code! };
  switch (button?.dataset.role) {
    case "clear":
      return { do: "clear", dimension };
    case "clear-all":
      return { do: "clear-all" };
    case "copy":
      return { do: "copy" };
  }
}

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

function moveFocus(event: KeyboardEvent): void {
  const step = steps[event.key];
  const from = (event.target as Element).closest<HTMLElement>(".records-name");
  if (!step || !from || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = buttonsOf(from);
  event.preventDefault();
  all[step(all.indexOf(from), all.length - 1)].focus();
}

/** One bar of a chart is in the tab order: the one last used. */
function setStop(button: HTMLElement): void {
  const before = buttonsOf(button).find((other) => other.tabIndex === 0);
  if (before === button) return;
  if (before) before.tabIndex = -1;
  button.tabIndex = 0;
}

const buttonsOf = (button: HTMLElement): HTMLElement[] => [
  ...button.closest("[data-dimension]")!.querySelectorAll<HTMLElement>(".records-name"),
];
