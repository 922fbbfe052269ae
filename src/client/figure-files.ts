/**
 * Lets the table of every finished figure be saved once it is opened. Panels have a box of their own for that.
 * Calling again does nothing.
 */
export function offerFigureFiles(): void {
  if (offered) return;
  offered = true;
  document.addEventListener("toggle", (event) => offer(event.target as Element), true);
}
let offered = false;

function offer(details: Element): void {
  const figure = details.closest<HTMLElement>("figure.chart-figure");
  const isOfTable = details instanceof HTMLDetailsElement && details.querySelector(":scope > .scroll > table");
  if (!figure || !isOfTable || !details.open || figure.closest("data-view") || details.matches("[data-files]")) return;
  details.dataset.files = "";
  import("./figure-download.ts").then(
    ({ addFigureFiles }) => addFigureFiles(figure, details),
    (cause) => {
      delete details.dataset.files;
      console.warn("the table cannot be saved from here now:", cause);
    },
  );
}
