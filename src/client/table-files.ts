/** `<table-files>`: tables that are already whole, and buttons that save them; what does so is fetched at the first click. */
class TableFiles extends HTMLElement {
  connectedCallback(): void {
    const bar = this.querySelector<HTMLElement>(":scope > [data-part=files]");
    // Shown already where the element was only moved.
    if (!bar?.hidden) return;
    bar.hidden = false;
    const status = bar.querySelector("[role=status]")!;
    bar.addEventListener("click", ({ target }) => {
      const form = (target as HTMLElement).closest<HTMLElement>("[data-form]")?.dataset.form;
      if (!form) return;
      status.textContent = "";
      import("./table-download.ts")
        .then(({ saveTables }) => saveTables(this, form as "xlsx" | "plain"))
        .catch((cause) => {
          console.warn("the file could not be made:", cause);
          status.textContent = this.dataset.failed ?? "";
        });
    });
  }
}

/** Makes `<table-files>` known to the page; calling again does nothing. */
export function defineTableFiles(): void {
  if (!customElements.get("table-files")) customElements.define("table-files", TableFiles);
}
