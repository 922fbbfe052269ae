import { hasPivot } from "../query/pivot-address.ts";
import { versionParameter } from "../query/version.ts";
import { versionEvent } from "./version-event.ts";

/** What a reader can ask of the table. */
export type PivotAction =
  | { do: "form"; changed: string; data: FormData }
  | { do: "sort"; by: string }
  | { do: "swap" | "reset" | "copy" | "plain" | "excel" | "xlsx" | "link" };

/**
 * `<own-table>`: a table that is already whole. Waking it shows the form and makes a button of every head; what answers is
 * fetched at the first sign of interest, or at once when the address asks for another table.
 */
class OwnTable extends HTMLElement {
  #awake: Promise<((action: PivotAction) => void) | undefined> | undefined;

  connectedCallback(): void {
    const form = this.querySelector("form")!;
    if (!form.hidden) return;
    for (const part of this.querySelectorAll<HTMLElement>("form, [data-role=actions], [data-role=hint]"))
      part.hidden = false;
    form.querySelector("details")!.open = matchMedia("(min-width: 48rem)").matches;
    makeSortable(this);
    for (const sign of ["pointerenter", "focusin"] as const)
      this.addEventListener(sign, () => void this.#wake(), { once: true });
    form.addEventListener("submit", (event) => event.preventDefault());
    // What was chosen is taken at once: waking sets the form to the address first.
    form.addEventListener("change", ({ target }) =>
      this.#act({ do: "form", changed: (target as HTMLInputElement).name, data: new FormData(form) }),
    );
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.#act({ do: "reset" });
    });
    this.addEventListener("click", ({ target }) => {
      const button = (target as Element).closest("button");
      const by = button?.closest<HTMLElement>("[data-sort]")?.dataset.sort;
      if (by) this.#act({ do: "sort", by });
      else if (button?.dataset.do) this.#act({ do: button.dataset.do } as PivotAction);
    });
    document.addEventListener(versionEvent, () => void this.#wake(), { once: true });
    const asksOld = new URLSearchParams(location.search).has(versionParameter);
    if (hasPivot(location.search) || asksOld) void this.#wake();
  }

  #act(action: PivotAction): void {
    void this.#wake().then((act) => act?.(action));
  }

  #wake() {
    this.#awake ??= import("./pivot-panel.ts").then(({ startPivot }) => startPivot(this));
    return this.#awake.catch((cause) => {
      this.#awake = undefined;
      const said = this.querySelector("[data-role=said]");
      if (said) said.textContent = this.dataset.failed ?? "";
      console.warn("the table stays as it was published:", cause);
      return undefined;
    });
  }
}

/** Makes a button of every head that the table can be sorted by. */
export function makeSortable(root: HTMLElement): void {
  for (const label of root.querySelectorAll<HTMLElement>("th[data-sort] > [data-role=label]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...label.childNodes);
    label.replaceWith(button);
  }
}

/** Makes `<own-table>` known to the page; calling again does nothing. */
export function defineOwnTable(): void {
  if (!customElements.get("own-table")) customElements.define("own-table", OwnTable);
}
