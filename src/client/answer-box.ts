import { editionText } from "../charts/origin.ts";
import type { Locale } from "../i18n/locale.ts";
import { toAnswerSheet } from "../query/answer-sheet.ts";
import type { Dictionary } from "../query/dictionary.ts";
import { answerCsv, findBars, findSample, type SampleNote, type SqlAnswer } from "../query/sql-answer.ts";
import { fileName, pageEdition } from "./edition.ts";
import { saveSheet } from "./save-file.ts";

/** The place on the page where answers, refusals and errors are shown. */
export type AnswerBox = {
  /** Shows an answer to the statement, under the title it has as a ready question. */
  show(answer: SqlAnswer, text: string, title: string | undefined): Promise<void>;
  /** The answer that came with the page. */
  showFirst(): void;
  showRefusal(sentence: string): void;
  /** A sentence in the reader's language, and DuckDB's own words. */
  showError(sentence: string, message: string): void;
  clearError(): void;
};

export function openAnswerBox(root: HTMLElement, locale: Locale): AnswerBox {
  const place = root.querySelector<HTMLElement>("[data-role=answer]")!;
  const error = root.querySelector<HTMLElement>("[data-role=error]")!;
  const downloads = root.querySelector<HTMLElement>("[data-role=downloads]")!;
  const csv = downloads.querySelector("a")!;
  const xlsx = downloads.querySelector("button")!;
  const sample = JSON.parse(root.dataset.sample ?? "{}") as Dictionary["sample"];
  const first = [...place.childNodes];

  const put = (nodes: readonly Node[], note: HTMLElement | null) => {
    URL.revokeObjectURL(csv.href);
    downloads.hidden = true;
    place.replaceChildren(...nodes);
    error.replaceChildren(...(note ? note.childNodes : []));
    error.hidden = !note;
  };

  const offerFiles = (answer: SqlAnswer, statement: string, title: string, note: SampleNote) => {
    const stem = locale.t(note ? "query.file_sample" : "query.file");
    csv.href = URL.createObjectURL(new Blob([answerCsv(answer)], { type: "text/csv;charset=utf-8" }));
    csv.download = fileName(stem, "plain");
    csv.textContent = locale.t("query.download", { rows: locale.number(answer.rows.length) });
    const notes = [
      ...(note ? [locale.t(`query.sample.${note}`)] : []),
      ...(answer.more ? [locale.t("query.xlsx.cut", { rows: locale.number(answer.rows.length) })] : []),
      statement,
      locale.t("query.xlsx.version", { edition: editionText(pageEdition(), locale) }),
      locale.t("query.xlsx.from", { address: location.href }),
    ];
    const names = [locale.t("query.xlsx.sheet"), locale.t("query.xlsx.notes")] as const;
    xlsx.onclick = () =>
      void saveSheet(toAnswerSheet(answer, { title, names, notes }), "xlsx", stem).catch((cause) => {
        console.warn("the workbook could not be written:", cause);
        error.replaceChildren(...toNote(locale.t("query.xlsx.failed")).childNodes);
        error.hidden = false;
      });
    downloads.hidden = false;
  };

  return {
    async show(answer, text, title) {
      const { renderAnswer } = await import("../charts/answer-figure.ts");
      const note = findSample(text, answer, sample);
      const caption = locale.t(title ? "query.answer_to" : "query.answer_caption", { title: title ?? "" });
      const drawn = { id: "tra-loi", caption, answer, chart: findBars(answer), sample: note, locale };
      put([renderAnswer(drawn, document)], null);
      offerFiles(answer, text, caption, note);
    },
    showFirst: () => put(first, null),
    showRefusal: (sentence) => put([], toNote(sentence)),
    showError: (sentence, message) => put([], toNote(sentence, locale.t("query.error.said"), message)),
    clearError: () => {
      error.replaceChildren();
      error.hidden = true;
    },
  };
}

function toNote(sentence: string, label?: string, message?: string): HTMLElement {
  const note = document.createElement("div");
  const add = (name: string, text: string) => {
    const element = document.createElement(name);
    element.textContent = text;
    note.append(element);
    return element;
  };
  add("p", sentence).setAttribute("role", "alert");
  if (!label || !message) return note;
  add("p", label).className = "small soft";
  const said = add("pre", message);
  for (const [name, value] of Object.entries({ lang: "en", tabindex: "0", role: "region", "aria-label": label }))
    said.setAttribute(name, value);
  return note;
}
