import { titleLanguage } from "../i18n/title-language.ts";
import type { RollEntry } from "../query/roll.ts";
import type { Range } from "../query/search.ts";

/** What the lines of a result need beside the entry: what the query found in a text; the address pattern; the words for no year. */
export type LineSetting = { find: (text: string) => readonly Range[]; hrefPattern: string; noYear: string };

const searched = ["name", "awardName", "role", "workplace", "unitName", "initiative"] as const;

type Slots = Partial<Record<keyof RollEntry, Element>>;
/** Of each line made here: which places it has, and where they are. */
const made = new WeakMap<Element, { shape: string; slots: Slots }>();

/**
 * Fills a line with an entry: a copy of the page's empty line, where places without a text are left out; or a line of
 * before, if it has the places that this entry needs, which a browser lays out sooner.
 * @param template holds one element with a `data-slot` for each field
 * @param old what `renderLine` made before and may be changed
 * @returns `old`, or a new line
 */
export function renderLine(
  template: HTMLTemplateElement,
  entry: RollEntry,
  setting: LineSetting,
  old?: Element,
): Element {
  const shape = shapeOf(entry);
  const line = old && made.get(old)?.shape === shape ? old : makeLine(template, entry, shape);
  const { slots } = made.get(line)!;
  for (const name of searched) {
    const text = entry[name];
    if (text) writeText(slots[name]!, text, setting.find(text));
  }
  slots.name!.setAttribute("href", setting.hrefPattern.replace("__id__", encodeURIComponent(entry.id)));
  writeText(slots.year!, entry.year === null ? setting.noYear : String(entry.year), []);
  return line;
}

/** Entries of one shape fill the same places, in the same languages. */
function shapeOf(entry: RollEntry): string {
  const language = entry.initiative && titleLanguage(entry.initiative);
  return [...searched.map((name) => Boolean(entry[name])), Boolean(entry.unit), language].join();
}

function makeLine(template: HTMLTemplateElement, entry: RollEntry, shape: string): Element {
  const line = template.content.firstElementChild!.cloneNode(true) as Element;
  const slots: Slots = {};
  for (const slot of line.querySelectorAll<HTMLElement>("[data-slot]")) {
    const name = slot.dataset.slot as keyof RollEntry;
    if (searched.some((other) => other === name) && !entry[name]) slot.remove();
    else slots[name] = slot;
  }
  sayLanguages(line, entry);
  made.set(line, { shape, slots });
  return line;
}

/** A text without marks changes in place. */
function writeText(place: Element, text: string, found: readonly Range[]): void {
  const only = place.childNodes.length === 1 && place.firstChild!.nodeType === 3 ? (place.firstChild as Text) : null;
  if (!only || found.length) place.replaceChildren(...renderMarks(place.ownerDocument, text, found));
  else if (only.data !== text) only.data = text;
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
