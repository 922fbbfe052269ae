/**
 * Which initiatives the reader has chosen, and how an address says it.
 *
 * One parameter a dimension, named `f.` and the dimension, its codes joined by commas; a dimension that is not named does
 * not restrict: `?f.year=2022,2024&f.sector=health&f.benefit=1b-2b,none`. Codes are those of the published tables, years
 * as four digits, classes of benefit as in benefit-class.ts. `f.show` says what the bars show (records-show.ts). Codes of one dimension mean “or”, dimensions mean “and”.
 * These names are part of published links and must stay. An address is of version 1 unless it says otherwise; should a
 * code ever have to change its meaning, the new addresses will carry `f.v=2`, and this reader will leave them alone.
 */
export const recordsDimensions = ["year", "sector", "stage", "unit", "field", "solution", "benefit"] as const;
export type RecordsDimension = (typeof recordsDimensions)[number];

/** Chosen codes by dimension, each list in the order of the domain; an empty list does not restrict. */
export type RecordsFilter = Readonly<Record<RecordsDimension, readonly string[]>>;

/** The codes that exist, by dimension, in display order. */
export type RecordsDomain = Readonly<Record<RecordsDimension, readonly string[]>>;

/** What of an address was left aside: codes that do not exist, another version, or all of it when it is too long. */
export type Ignored =
  | { reason: "unknown"; name: string; values: readonly string[] }
  | { reason: "version"; name: string; values: readonly string[] }
  | { reason: "too_long"; name: string; values: readonly string[] };

/** Characters of a query string beyond which its filter is not read; every code of every dimension fits. */
export const longestSearch = 8_000;

export const emptyFilter: RecordsFilter = toRecord(() => []);

/** Makes a whole filter of loose lists: unknown codes are dropped, the rest sorted as in the domain, each once. */
export const toRecordsFilter = (
  loose: Partial<Record<RecordsDimension, readonly string[]>>,
  domain: RecordsDomain,
): RecordsFilter => {
  return toRecord((dimension) => {
    const asked = new Set(loose[dimension]);
    return asked.size ? domain[dimension].filter((code) => asked.has(code)) : [];
  });
};

/**
 * Reads the filter of a query string. What it does not understand is dropped; `findIgnored` names it.
 * @param search such as `location.search`; parameters of others are passed over
 */
export function parseRecordsFilter(search: string, domain: RecordsDomain): RecordsFilter {
  return readable(search) ? toRecordsFilter(readLists(search), domain) : emptyFilter;
}

/** What `parseRecordsFilter` leaves aside, so that the page can say it; empty for an address that it wrote. */
export function findIgnored(search: string, domain: RecordsDomain): Ignored[] {
  if (search.length > longestSearch) return hasFilter(search) ? [{ reason: "too_long", name: "f.", values: [] }] : [];
  const version = new URLSearchParams(search).get(versionName);
  if (version !== null && version !== "1") return [{ reason: "version", name: versionName, values: [version] }];
  const names = new Set<string>(recordsDimensions.map(nameOf));
  const strange = [...new Set(new URLSearchParams(search).keys())].filter(
    (name) => name.startsWith(prefix) && ![versionName, showName].includes(name) && !names.has(name),
  );
  const lists = readLists(search);
  const unknown = recordsDimensions.map((dimension) => ({
    reason: "unknown" as const,
    name: nameOf(dimension),
    values: [...new Set(lists[dimension])].filter((code) => !domain[dimension].includes(code)),
  }));
  return [
    ...unknown.filter(({ values }) => values.length),
    ...strange.map((name) => ({ reason: "unknown" as const, name, values: [] })),
  ];
}

/**
 * Writes a filter as a query string.
 * @param search query string whose other parameters are kept, in front
 * @returns `""` or such as `?by=unit&f.year=2022,2024&f.sector=health`
 */
export function formatRecordsFilter(filter: RecordsFilter, search = ""): string {
  const others = search
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => part && !isOwn(part));
  const own = recordsDimensions
    .filter((dimension) => filter[dimension].length)
    .map((dimension) => `${nameOf(dimension)}=${filter[dimension].map(encodeURIComponent).join(",")}`);
  const parts = [...others, ...own];
  return parts.length ? `?${parts.join("&")}` : "";
}

/** Whether a query string says anything about the filter. */
export const hasFilter = (search: string): boolean => search.replace(/^\?/, "").split("&").some(isOwn);

/** The filter with a code chosen, or no longer chosen. */
export function toggleCode(
  filter: RecordsFilter,
  dimension: RecordsDimension,
  code: string,
  domain: RecordsDomain,
): RecordsFilter {
  const chosen = filter[dimension];
  const codes = chosen.includes(code) ? chosen.filter((other) => other !== code) : [...chosen, code];
  return toRecordsFilter({ ...filter, [dimension]: codes }, domain);
}

/** The dimensions whose codes lie in an order of their own, so that a span of neighbours means something. */
export const orderedDimensions = ["year", "benefit"] as const satisfies readonly RecordsDimension[];

/** The filter with all codes from one to another chosen in a dimension, whichever of the two comes first, and no others. */
export function chooseSpan(
  filter: RecordsFilter,
  dimension: RecordsDimension,
  [from, to]: readonly [string, string],
  domain: RecordsDomain,
): RecordsFilter {
  const ends = [from, to].map((code) => domain[dimension].indexOf(code));
  if (ends.includes(-1)) return filter;
  return { ...filter, [dimension]: domain[dimension].slice(Math.min(...ends), Math.max(...ends) + 1) };
}

/** The filter without what was chosen in one dimension. */
export const clearDimension = (filter: RecordsFilter, dimension: RecordsDimension): RecordsFilter => ({
  ...filter,
  [dimension]: [],
});

/** The dimensions that restrict, in order. */
export const filteredDimensions = (filter: RecordsFilter): RecordsDimension[] =>
  recordsDimensions.filter((dimension) => filter[dimension].length > 0);

const prefix = "f.";
const versionName = "f.v";
/** What the bars show is no filter, but stands among its parameters. */
export const showName = "f.show";
/** Some tools that pass links on write the dot as %2E. */
const isOwn = (part: string): boolean => /^f(\.|%2e)(?!show(=|$))/i.test(part);
const nameOf = (dimension: RecordsDimension): string => `${prefix}${dimension}`;

function readable(search: string): boolean {
  if (search.length > longestSearch) return false;
  const version = new URLSearchParams(search).get(versionName);
  return version === null || version === "1";
}

function readLists(search: string): Record<RecordsDimension, string[]> {
  const params = new URLSearchParams(search);
  return toRecord((dimension) =>
    params
      .getAll(nameOf(dimension))
      .flatMap((text) => text.split(","))
      .filter(Boolean),
  );
}

function toRecord<T>(make: (dimension: RecordsDimension) => T): Record<RecordsDimension, T> {
  return Object.fromEntries(recordsDimensions.map((dimension) => [dimension, make(dimension)])) as Record<
    RecordsDimension,
    T
  >;
}
