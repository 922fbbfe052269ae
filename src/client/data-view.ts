import { viewParameters } from "../query/view.ts";

/**
 * `<data-view>`: a panel of figures that is already whole. Waking it shows its controls; what answers them (the cube,
 * the charts, the words) is fetched at the first sign that the reader means to use them, or when the address asks.
 */
class DataView extends HTMLElement {
  #awake: Promise<void> | undefined;

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form) return;
    form.hidden = false;
    const box = form.querySelector("details");
    if (box) box.open = matchMedia("(min-width: 48rem)").matches;
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const sign of ["pointerenter", "focusin", "change"] as const) {
      form.addEventListener(sign, () => void this.#wake(), { once: true });
    }
    const named = new URLSearchParams(location.search);
    if (viewParameters.some((name) => named.has(name))) void this.#wake();
    else if (this.dataset.autostart !== undefined) addEventListener("load", () => void this.#wake(), { once: true });
  }

  #wake(): Promise<void> {
    this.#awake ??= import("./panel.ts")
      .then(({ startPanel }) => startPanel(this))
      .catch((cause) => {
        this.#awake = undefined;
        const answer = this.querySelector("[data-role=answer]");
        if (answer) answer.textContent = this.dataset.failed ?? "";
        console.warn("the panel stays as it was published:", cause);
      });
    return this.#awake;
  }
}

/** Makes `<data-view>` known to the page; calling again does nothing. */
export function defineDataView(): void {
  if (!customElements.get("data-view")) customElements.define("data-view", DataView);
}
