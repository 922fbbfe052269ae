import { toFigureBook } from "../charts/figure-book.ts";
import { originLines } from "../charts/origin.ts";
import type { LanguageCode, Locale } from "../i18n/locale.ts";
import type { Spreadsheet } from "../query/spreadsheet.ts";
import { pageEdition } from "./edition.ts";
import { saveSheet } from "./save-file.ts";
import { loadLocale } from "./words.ts";

/** Puts buttons below the table of a finished figure that save exactly what it shows. */
export async function addFigureFiles(figure: HTMLElement, details: HTMLElement): Promise<void> {
  const locale = await loadLocale(document.documentElement.lang as LanguageCode);
  const { t } = locale;
  const bar = document.createElement("p");
  bar.className = "figure-files";
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  for (const form of ["xlsx", "plain"] as const) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = form === "xlsx" ? "XLSX" : "CSV";
    button.setAttribute("aria-label", t("keep.save", { form: button.textContent, table: t("keep.figure.main") }));
    button.addEventListener("click", () => {
      said.textContent = "";
      save(figure, form, locale).catch((cause) => {
        console.warn("the workbook could not be written:", cause);
        said.textContent = t("keep.xlsx_failed");
      });
    });
    bar.append(button);
  }
  bar.append(said);
  details.append(bar);
}

function save(figure: HTMLElement, form: "xlsx" | "plain", locale: Locale): Promise<string> {
  const stem = locale.t(figure.matches(".has-sample") ? "keep.file_sample" : "keep.file");
  return saveSheet(readBook(figure, locale), form, `${stem}-${figure.id}`);
}

/** The figure as it stands in the page; its numbers come from `data-value`. */
function readBook(figure: HTMLElement, locale: Locale): Spreadsheet {
  const { t } = locale;
  const table = figure.querySelector("details > .scroll > table")!;
  const textOf = (element: Element) => element.textContent?.trim() ?? "";
  const lines = [...table.querySelectorAll("tbody tr")].map((line) => [...line.children]);
  const heads = [...table.querySelectorAll("thead th")];
  const isNumeric = heads.map((head) => head.matches(".numeric"));
  const sources = [...figure.querySelectorAll(".chart-sources a")].map(textOf).join("; ");
  const address = new URL(`#${figure.id}`, location.href).href;
  const sheet: Spreadsheet = {
    title: textOf(figure.querySelector("figcaption h3")!),
    names: [t("keep.sheet"), t("chart.column.note")],
    heads: 1,
    columns: heads.map((head, at) => ({ name: textOf(head), kind: isNumeric[at] ? "number" : "text" })),
    rows: lines.map((cells) => cells.map(textOf)),
    notes: [
      ...(figure.matches(".has-sample") ? [`${t("sample.badge")}. ${t("sample.explained")}`] : []),
      ...[...figure.querySelectorAll(".notes li")].map(textOf),
      ...(sources ? [`${t("source.label")} ${sources}.`] : []),
    ],
    origin: originLines({ kept: null, edition: pageEdition(), address }, locale),
  };
  // Figures come first; a share worked out from them is a text, as it is shown.
  const numbers = lines.map(([, ...cells]) => cells.map((cell) => numberOf(cell as HTMLElement)));
  const count = Math.max(0, ...numbers.map((line) => line.findLastIndex((value) => value !== null) + 1));
  const values = numbers.map((line) => line.slice(0, count));
  return toFigureBook(sheet, values, locale);
}

const numberOf = ({ dataset }: HTMLElement): number | null =>
  dataset.value === undefined ? null : Number(dataset.value);
