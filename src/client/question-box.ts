import type { Locale } from "../i18n/locale.ts";
import type { Dictionary } from "../query/dictionary.ts";
import { siteUrl } from "./bytes.ts";

/** Where the reader writes: a plain text box, and the editor in its place once it has come. */
export type QuestionBox = {
  text(): string;
  setText(text: string): void;
  /** Tables that are offered beside the published ones. */
  setOwnTables(tables: Dictionary["tables"]): void;
};

/** @param run called when the reader presses Ctrl+Enter or ⌘+Enter */
export function openQuestionBox(root: HTMLElement, locale: Locale, run: () => void): QuestionBox {
  const plain = root.querySelector("textarea")!;
  const place = root.querySelector<HTMLElement>("[data-role=editor]")!;
  let own: Dictionary["tables"] = [];
  let box: QuestionBox = {
    text: () => plain.value,
    setText: (text) => {
      plain.value = text;
    },
    setOwnTables: () => {},
  };

  plain.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  });

  async function bringEditor(): Promise<void> {
    const [{ mountEditor }, dictionary] = await Promise.all([import("./sql-editor.ts"), loadDictionary(locale.code)]);
    const focused = document.activeElement === plain;
    const selection = { anchor: plain.selectionStart, head: plain.selectionEnd };
    place.hidden = false;
    const label = locale.t("query.editor");
    const tables = [...dictionary, ...own];
    const language = locale.code;
    const editor = mountEditor(place, {
      text: plain.value,
      selection,
      focused,
      label,
      dictionary: tables,
      run,
      language,
    });
    box = { ...editor, setOwnTables: (more) => editor.setTables([...dictionary, ...more]) };
    plain.hidden = true;
    root.querySelector("label")!.addEventListener("click", () => place.querySelector("div")?.focus());
  }

  const bring = () =>
    void bringEditor().catch((cause) => console.warn("the plain text box stays, for the editor did not come:", cause));
  if (document.activeElement === plain) bring();
  else if (saves()) plain.addEventListener("focus", bring, { once: true });
  else whenIdle(bring);
  return {
    text: () => box.text(),
    setText: (text) => box.setText(text),
    setOwnTables: (tables) => box.setOwnTables((own = tables)),
  };
}

const saves = (): boolean =>
  (navigator as Navigator & { connection?: { saveData?: boolean } }).connection?.saveData ?? false;

const whenIdle = (task: () => void): unknown =>
  "requestIdleCallback" in globalThis ? requestIdleCallback(task) : setTimeout(task, 200);

/** Without it the editor still knows SQL; only the tables' names are not offered. */
async function loadDictionary(code: string): Promise<Dictionary["tables"]> {
  const response = await fetch(siteUrl(`data/dictionary.${code}.json`));
  return response.ok ? ((await response.json()) as Dictionary).tables : [];
}
