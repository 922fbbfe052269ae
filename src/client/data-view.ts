import { versionParameter } from "../query/version.ts";
import { viewParameters } from "../query/view.ts";
import { afterPaint } from "./moment.ts";

/** Carries out a control of the box for links and tables. */
type Act = (control: HTMLElement) => void;

/**
 * `<data-view>`: a panel of figures that is already whole. Waking it shows its controls; what answers them (the cube,
 * the charts, the words) is fetched at the first sign that the reader means to use them, or when the address asks.
 */
class DataView extends HTMLElement {
  #awake: Promise<Act | undefined> | undefined;

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form) return;
    const named = new URLSearchParams(location.search);
    const asked = [...viewParameters, versionParameter].some((name) => named.has(name));
    if (this.dataset.bare !== undefined) {
      // What the page was built with is not what was embedded.
      this.classList.toggle("waiting", asked);
      if (asked) void this.#wake();
      return;
    }
    form.hidden = false;
    const box = form.querySelector("details");
    if (box) box.open = matchMedia("(min-width: 48rem)").matches;
    form.addEventListener("submit", (event) => event.preventDefault());
    const take = this.querySelector<HTMLElement>("[data-role=take]")!;
    take.hidden = false;
    for (const sign of ["pointerenter", "focusin", "change"] as const) {
      for (const part of [form, take]) part.addEventListener(sign, () => void this.#wake(), { once: true });
    }
    for (const act of ["click", "change"] as const) {
      take.addEventListener(act, ({ target }) => {
        const control = (target as HTMLElement).closest<HTMLElement>(act === "click" ? "[data-do]" : "input");
        if (control) void this.#wake().then((carryOut) => carryOut?.(control));
      });
    }
    if (asked) void this.#wake();
    else if (this.dataset.autostart !== undefined) {
      const wake = () => void this.#wake();
      const start = () => {
        // A shared choice is drawn first: on a slow link the panel's files would keep it waiting.
        if (!document.querySelector("cross-filter[data-waiting]")) wake();
        else document.addEventListener("records-filter", () => afterPaint(wake), { once: true });
      };
      addEventListener("load", start, { once: true });
    }
  }

  #wake(): Promise<Act | undefined> {
    this.#awake ??= import("./panel.ts")
      .then(({ startPanel }) => startPanel(this))
      .then((act) => {
        this.classList.remove("waiting");
        return act;
      })
      .catch((cause) => {
        this.#awake = undefined;
        const asksOld = new URLSearchParams(location.search).has(versionParameter);
        const words = [asksOld && this.dataset.failedVersion, this.dataset.failed].filter(Boolean).join(" ");
        for (const role of ["answer", "said"]) this.querySelector(`[data-role=${role}]`)!.textContent = words;
        console.warn("the panel stays as it was published:", cause);
        return undefined;
      });
    return this.#awake;
  }
}

/** Makes `<data-view>` known to the page; calling again does nothing. */
export function defineDataView(): void {
  if (!customElements.get("data-view")) customElements.define("data-view", DataView);
}
