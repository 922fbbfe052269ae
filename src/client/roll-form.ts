import { parseRollQuery, type RollQuery } from "../query/roll.ts";

/** The question that the form states. */
export function readForm(form: HTMLFormElement): RollQuery {
  return parseRollQuery(`?${new URLSearchParams(new FormData(form) as unknown as Record<string, string>)}`);
}

/** Sets the form to a question; a code that the form does not offer leaves its list at “all”. */
export function writeForm(form: HTMLFormElement, query: RollQuery): void {
  for (const [name, value] of Object.entries(query)) {
    const field = form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
    field.value = value === null ? "" : String(value);
    if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.selectedIndex = 0;
  }
}

/** How many filters narrow the roll. */
export function countFilters({ year, award, sector, unit }: RollQuery): number {
  return [year, award, sector, unit].filter((filter) => filter !== null).length;
}

/** Gives links to this page in other languages the question of this one: codes and names are the same in all. */
export function carryQuery(links: Iterable<HTMLAnchorElement>, search: string): void {
  for (const link of links) link.setAttribute("href", link.getAttribute("href")!.split("?")[0] + search);
}

/** “Tìm thấy 12 mục”, or the words for nothing. */
export function formatCount(count: number, words: Record<"count" | "count.one", string>, language = "vi"): string {
  const pattern = words[count === 1 ? "count.one" : "count"];
  return pattern.replace("{count}", new Intl.NumberFormat(language).format(count));
}
