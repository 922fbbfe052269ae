import type { Locale } from "../i18n/locale.ts";
import type { CsvTask } from "./csv-file.ts";
import { element } from "./element.ts";
import type { OwnTable } from "./own-data.ts";

/** What the reader sees of her files: the state of the one at hand, and the tables that she has. */
export type OwnView = {
  /** Where the form for a file goes. */
  form: HTMLElement;
  /** Says a sentence of the catalogue; null says nothing. */
  say(key: string | null, params?: Record<string, string | number>): void;
  showProblem(sentence: string): void;
  /** Shows how far a reading is, with a button that aborts `reader`. */
  startProgress(reader: AbortController): CsvTask;
  stopProgress(): void;
  /** Takes away the form and what was said. */
  clear(): void;
  list(tables: readonly OwnTable[]): void;
  /** Puts the focus on what can be done with a table. */
  focus(name: string): void;
};

type Actions = { ask: (sql: string) => void; remove: (name: string) => void };

export function openOwnView(place: HTMLElement, locale: Locale, { ask, remove }: Actions): OwnView {
  const { t } = locale;
  const role = (name: string) => place.querySelector<HTMLElement>(`[data-role=own-${name}]`)!;
  const [status, progress, error, form, list] = ["status", "progress", "error", "form", "list"].map(role);
  const bar = progress.querySelector("progress")!;
  const stop = progress.querySelector("button")!;
  const megabytes = (bytes: number) => locale.number(bytes / 1e6, 1);
  const say: OwnView["say"] = (key, params) => {
    status.textContent = key ? t(key, params) : "";
  };

  function toItem({ name, file, fields, rows, emptied }: OwnTable): HTMLElement {
    const counts = { rows: locale.number(rows, 0), columns: locale.number(fields.length, 0), file: file.name };
    const notes = [t("own.item", counts)];
    if (emptied) notes.push(t("own.item.emptied", { count: locale.number(emptied, 0) }));
    const look = element("button", { type: "button", "data-table": name }, t("own.ask", { name }));
    const drop = element("button", { type: "button" }, t("own.remove", { name }));
    look.addEventListener("click", () => ask(`SELECT *\nFROM ${name}\nLIMIT 100`));
    drop.addEventListener("click", () => {
      remove(name);
      place.querySelector("summary")!.focus();
    });
    return element("li", {}, [element("code", {}, name), ` – ${notes.join("; ")}`, look, drop]);
  }

  return {
    form,
    say,
    showProblem: (sentence) => {
      say(null);
      form.replaceChildren();
      error.replaceChildren(element("p", { role: "alert", class: "note" }, sentence));
    },
    startProgress: (reader) => {
      progress.hidden = false;
      bar.removeAttribute("value");
      stop.onclick = () => reader.abort();
      return {
        signal: reader.signal,
        onProgress: (done, total) => {
          bar.max = total;
          bar.value = done;
          const count = { done: megabytes(done), total: megabytes(total) };
          progress.querySelector("span")!.textContent = t("own.count", count);
        },
      };
    },
    stopProgress: () => {
      progress.hidden = true;
      progress.querySelector("span")!.textContent = "";
    },
    clear: () => {
      say(null);
      error.replaceChildren();
      form.replaceChildren();
    },
    list: (tables) =>
      list.replaceChildren(
        ...(tables.length
          ? [element("h2", {}, t("own.list")), element("ul", { class: "own-list" }, tables.map(toItem))]
          : []),
      ),
    focus: (name) => list.querySelector<HTMLElement>(`[data-table="${name}"]`)?.focus(),
  };
}
