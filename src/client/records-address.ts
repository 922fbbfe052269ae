import { type RecordOrder, type RecordSort, recordSorts } from "../query/record-order.ts";

/** What the records section adds to an address, beside the filter. `order` null = by fit where there is a search, else by benefit. */
export type RecordsAddress = { q: string; order: RecordOrder | null; id: string | null };

const names = ["q", "sort", "id"] as const;
/** Longer texts come from broken links. */
const longest = { q: 200, id: 80 };

/** Reads `?q=…&sort=title-asc&id=M2022-0001`; what it does not know is left out. */
export function readRecordsAddress(search: string): RecordsAddress {
  const params = new URLSearchParams(search);
  return {
    q: (params.get("q") ?? "").slice(0, longest.q),
    order: readOrder(params.get("sort") ?? ""),
    id: params.get("id")?.slice(0, longest.id) || null,
  };
}

/** What `readRecordsAddress` does not take as it stands: values that nobody knows, and texts that are cut, with their length. */
export function findIgnoredRecords(search: string): { unknown: string[]; cut: { name: string; most: number }[] } {
  const params = new URLSearchParams(search);
  const sort = params.get("sort");
  const texts = Object.entries(longest).map(([name, most]) => ({ name, most }));
  return {
    unknown: sort && !readOrder(sort) ? [`sort=${sort}`] : [],
    cut: texts.filter(({ name, most }) => (params.get(name) ?? "").length > most),
  };
}

/** The query string with these parts in place of its own; all others stay as they are. */
export function writeRecordsAddress({ q, order, id }: RecordsAddress, search: string): string {
  const others = search
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => part && !names.some((name) => part.startsWith(`${name}=`)));
  const own = [
    q && `q=${encodeURIComponent(q)}`,
    order && `sort=${formatOrder(order)}`,
    id && `id=${encodeURIComponent(id)}`,
  ];
  const parts = [...others, ...own.filter(Boolean)];
  return parts.length ? `?${parts.join("&")}` : "";
}

/** `title-asc`, `benefit-desc` … */
export const formatOrder = ({ by, descending }: RecordOrder): string => `${by}-${descending ? "desc" : "asc"}`;

/** The order of such a text; null when there is none. */
export function readOrder(text: string): RecordOrder | null {
  const [by, way] = text.split("-");
  if (!recordSorts.includes(by as RecordSort) || (way !== "asc" && way !== "desc")) return null;
  return { by: by as RecordSort, descending: way === "desc" };
}
