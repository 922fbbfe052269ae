import { titleLanguage } from "../i18n/title-language.ts";
import type { RollEntry } from "../query/roll.ts";
import type { Range } from "../query/search.ts";

/** What the lines of a result need beside the entry: what the query found in a text; the address pattern; the words for no year. */
export type LineSetting = { find: (text: string) => readonly Range[]; hrefPattern: string; noYear: string };

const searched = ["name", "awardName", "role", "workplace", "unitName", "initiative"] as const;

/**
 * Fills a copy of the page's empty line with an entry; places without a text are left out.
 * @param template holds one element with a `data-slot` for each field
 */
export function renderLine(template: HTMLTemplateElement, entry: RollEntry, setting: LineSetting): Element {
  const line = template.content.firstElementChild!.cloneNode(true) as Element;
  const slot = (name: keyof RollEntry) => line.querySelector(`[data-slot="${name}"]`)!;
  for (const name of searched) {
    const text = entry[name];
    if (text) slot(name).replaceChildren(...renderMarks(template.ownerDocument, text, setting.find(text)));
    else slot(name).remove();
  }
  slot("name").setAttribute("href", setting.hrefPattern.replace("__id__", encodeURIComponent(entry.id)));
  slot("year").textContent = entry.year === null ? setting.noYear : String(entry.year);
  sayLanguages(line, entry);
  return line;
}

/** Unit names are in the language of the page but where only the printed name is known; titles are as printed. */
function sayLanguages(line: Element, entry: RollEntry): void {
  const language = entry.initiative && titleLanguage(entry.initiative);
  if (entry.unit) line.querySelector('[data-slot="unitName"]')?.removeAttribute("lang");
  if (language) line.querySelector('[data-slot="initiative"]')?.setAttribute("lang", language);
  if (language !== "en") line.querySelector('[data-slot="englishHint"]')?.remove();
}

/** The text with what was found in it inside `<mark>`. */
export function renderMarks(document: Document, text: string, found: readonly Range[]): Node[] {
  let from = 0;
  const parts = found.flatMap(([start, end]) => {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    const before = document.createTextNode(text.slice(from, start));
    from = end;
    return [before, mark];
  });
  return [...parts, document.createTextNode(text.slice(from))].filter((part) => part.textContent !== "");
}
