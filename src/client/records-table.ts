/**
 * `<records-table>`: the initiatives behind a number. The page carries the largest ones as a plain table; the live table,
 * its words and the records are fetched when the reader asks for them, or the address does.
 */
class RecordsTable extends HTMLElement {
  #awake: Promise<void> | undefined;

  connectedCallback(): void {
    const open = this.querySelector<HTMLButtonElement>("[data-part=open]");
    if (!open) return;
    open.hidden = false;
    open.addEventListener("click", () => void this.#wake());
    addEventListener("hashchange", () => this.#isAsked() && void this.#wake());
    if (this.#isAsked()) void this.#wake();
  }

  #isAsked(): boolean {
    const params = new URLSearchParams(location.search);
    return location.hash === `#${this.dataset.anchor}` || ["id", "q", "sort"].some((name) => params.has(name));
  }

  #wake(): Promise<void> {
    const status = this.querySelector<HTMLElement>("[data-part=status]")!;
    this.#awake ??= import("./records-panel.ts")
      .then(({ startRecords }) => startRecords(this))
      .catch((cause) => {
        this.#awake = undefined;
        status.textContent = this.dataset.failed ?? "";
        console.warn("the records stay closed:", cause);
      });
    return this.#awake;
  }
}

/** Makes `<records-table>` known to the page; calling again does nothing. */
export function defineRecordsTable(): void {
  if (!customElements.get("records-table")) customElements.define("records-table", RecordsTable);
}
