import { parseRollQuery, type RollQuery } from "../query/roll.ts";

/** The question that the forms state together. */
export function readForms(forms: readonly HTMLFormElement[]): RollQuery {
  const fields = forms.flatMap((form) => [...new FormData(form)] as [name: string, value: string][]);
  return parseRollQuery(`?${new URLSearchParams(fields)}`);
}

/** Sets the forms to a question; a code that they do not offer leaves its list at “all”. */
export function writeForms(forms: readonly HTMLFormElement[], query: RollQuery): void {
  const fields = new Map(
    forms.flatMap((form) => [...form.elements]).map((field) => [field.getAttribute("name"), field]),
  );
  for (const [name, value] of Object.entries(query)) {
    const field = fields.get(name) as HTMLInputElement | HTMLSelectElement;
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
