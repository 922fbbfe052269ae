/**
 * `<sql-console>`: a question and its answer that are already whole. Waking it shows the buttons and makes them work;
 * the editor, the charts and the engine are fetched when they are needed.
 */
class SqlConsole extends HTMLElement {
  #awake: Promise<void> | undefined;

  connectedCallback(): void {
    const wake = () => void this.#wake();
    for (const sign of ["pointerenter", "focusin"] as const) this.addEventListener(sign, wake, { once: true });
    if (document.readyState === "complete") wake();
    else addEventListener("load", wake, { once: true });
  }

  #wake(): Promise<void> {
    this.#awake ??= import("./console.ts")
      .then(({ startConsole }) => startConsole(this))
      .catch((cause) => {
        this.#awake = undefined;
        this.querySelector("[data-role=status]")!.textContent = this.dataset.failed ?? "";
        console.warn("the console stays as it was published:", cause);
      });
    return this.#awake;
  }
}

/** Makes `<sql-console>` known to the page; calling again does nothing. */
export function defineSqlConsole(): void {
  if (!customElements.get("sql-console")) customElements.define("sql-console", SqlConsole);
}
