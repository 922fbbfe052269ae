/**
 * `<copy-text>`: shows its button and copies the text of its part with `data-role="text"`. Says in its status whether it
 * could; where the browser forbids it, the text is selected, so that the reader's own keys copy it.
 */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector("button")!;
    button.hidden = false;
    button.addEventListener("click", () => void this.copy());
  }

  private async copy(): Promise<void> {
    const part = this.querySelector("[data-role=text]")!;
    const status = this.querySelector("[role=status]")!;
    const done = await navigator.clipboard.writeText(part.textContent ?? "").then(
      () => true,
      () => false,
    );
    if (!done) getSelection()?.selectAllChildren(part);
    status.textContent = (done ? this.dataset.done : this.dataset.failed) ?? "";
  }
}

customElements.define("copy-text", CopyText);
