/** `<find-number>`: a table that is already whole, and a search over it that wakes when it is used or the address asks. */
class FindNumber extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form")!;
    form.hidden = false;
    let asking: Promise<() => void> | undefined;
    const wake = () =>
      (asking ??= import("./find-number-form.ts").then(({ startFindNumber }) => startFindNumber(this))).catch(() => {
        asking = undefined;
        this.querySelector("[data-role=status]")!.textContent = this.dataset.failed ?? "";
      });
    form.addEventListener("focusin", () => void wake(), { once: true });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void wake().then((ask) => ask?.());
    });
    if (new URLSearchParams(location.search).get("q")) void wake();
  }
}

/** Makes `<find-number>` known to the page; calling again does nothing. */
export function defineFindNumber(): void {
  if (!customElements.get("find-number")) customElements.define("find-number", FindNumber);
}
