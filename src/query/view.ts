import { type ViewMeasure, viewMeasures } from "../model/measure.ts";
import { type Sector, sectors } from "../model/sector.ts";
import { type FunnelStage, funnelStages } from "../model/stage.ts";

export const axes = ["year", "sector", "unit"] as const;
export type Axis = (typeof axes)[number];
export const splits = ["none", "sector", "year"] as const;
export type Split = (typeof splits)[number];

/** The reader's question; also the address. Empty lists mean “all together” for sectors and units, “every year” for years. */
export type View = {
  measure: ViewMeasure;
  stage: FunnelStage;
  by: Axis;
  split: Split;
  sectors: readonly Sector[];
  units: readonly string[];
  years: readonly number[];
};

/** What exists to be asked for: the editions, and the units that may stand in a breakdown, each in display order. */
export type Domain = {
  years: readonly number[];
  units: readonly string[];
  /** Years before which reporting broke off: figures on both sides of one are not added up. */
  breaks: readonly number[];
};

export const defaultView: View = {
  measure: "initiatives",
  stage: "base",
  by: "year",
  split: "none",
  sectors: [],
  units: [],
  years: [],
};

/**
 * Makes a whole View of a loose one: unknown codes are dropped, lists sorted and freed of doubles, and combinations
 * that mean nothing are mended: money is known only for what was submitted, an axis is not split by itself, and years are
 * added up only when the reader names them (else the newest stands alone) and never across a break (the newer side stays).
 * @param loose any subset of a View, codes unchecked
 * @param domain years and units that exist
 * @param base what stands where `loose` says nothing
 */
export function toView(loose: Partial<Record<keyof View, unknown>>, domain: Domain, base: View = defaultView): View {
  const measure = oneOf(viewMeasures, loose.measure, base.measure);
  const by = oneOf(axes, loose.by, base.by);
  const asked = oneOf(splits, loose.split, base.split);
  const split = asked === by ? "none" : asked;
  const years = listOf(domain.years, loose.years, base.years);
  return {
    measure,
    stage: measure === "initiatives" ? oneOf(funnelStages, loose.stage, base.stage) : "submitted",
    by,
    split,
    sectors: listOf(sectors, loose.sectors, base.sectors),
    units: listOf(domain.units, loose.units, base.units),
    years: by === "year" || split === "year" ? years : addable(years, domain),
  };
}

/** The same question along another axis, whole rather than split; across units or sectors, for the newest year asked of. */
export function facetOf(view: View, by: Axis, domain: Domain): View {
  const years = by === "year" ? view.years : (view.years.length ? view.years : domain.years).slice(-1);
  return toView({ ...view, by, split: "none", years }, domain);
}

/**
 * Writes a View as a query string, leaving out what equals `base`, so that the plain address is the plain view.
 * @returns `""` or e.g. `?measure=monetised&sectors=health,education&years=2022,2025`
 */
export function formatView(view: View, base: View = defaultView): string {
  const parts = (Object.keys(names) as (keyof View)[])
    .filter((key) => String(view[key]) !== String(base[key]))
    .map((key) => `${names[key]}=${encodeURIComponent(String(view[key]) || "all").replaceAll("%2C", ",")}`);
  return parts.length ? `?${parts.join("&")}` : "";
}

/** Reads a query string back; what it does not understand is left as in `base`. */
export function parseView(search: string, domain: Domain, base: View = defaultView): View {
  const params = new URLSearchParams(search);
  const text = (key: keyof View) => params.get(names[key]) ?? undefined;
  const list = (key: keyof View) => text(key)?.split(",");
  return toView(
    {
      measure: text("measure"),
      stage: text("stage"),
      by: text("by"),
      split: text("split"),
      sectors: list("sectors"),
      units: list("units"),
      years: list("years")?.map((year) => (year === "all" ? year : Number(year))),
    },
    domain,
    base,
  );
}

/**
 * What of a View's own parameters `parseView` leaves aside because there is no such thing, so that the page can say it:
 * a parameter's name with the values that are not known, empty for an address that `formatView` wrote.
 */
export function findStrange(search: string, { years, units }: Domain): { name: string; values: string[] }[] {
  const params = new URLSearchParams(search);
  const codes: Record<keyof View, readonly (string | number)[]> = {
    measure: viewMeasures,
    stage: funnelStages,
    by: axes,
    split: splits,
    sectors: ["all", ...sectors],
    units: ["all", ...units],
    years: ["all", ...years],
  };
  const lists = ["sectors", "units", "years"];
  return (Object.keys(names) as (keyof View)[]).flatMap((key) => {
    const text = params.get(names[key]);
    if (text === null) return [];
    const known = new Set(codes[key].map(String));
    const values = (lists.includes(key) ? text.split(",") : [text]).filter((code) => !known.has(code));
    return values.length ? [{ name: names[key], values: [...new Set(values)] }] : [];
  });
}

/** Years that a query string names, whether they exist or not. */
export const namedYears = (search: string): number[] =>
  (new URLSearchParams(search).get(names.years) ?? "").split(",").filter(Boolean).map(Number);

/** Query-string names; they are part of published links and must stay. */
const names: Record<keyof View, string> = {
  measure: "measure",
  stage: "stage",
  by: "by",
  split: "split",
  sectors: "sectors",
  units: "units",
  years: "years",
};

/** Parameters of an address that belong to a View. */
export const viewParameters: readonly string[] = Object.values(names);

/** The years that may be added up: those named that lie past the last break among them, or the newest. */
function addable(years: readonly number[], { years: known, breaks }: Domain): readonly number[] {
  if (!years.length) return known.slice(-1);
  const newest = years.at(-1)!;
  const from = Math.max(-Infinity, ...breaks.filter((year) => year <= newest));
  return years.filter((year) => year >= from);
}

function oneOf<T>(codes: readonly T[], value: unknown, fallback: T): T {
  return codes.includes(value as T) ? (value as T) : fallback;
}

function listOf<T>(codes: readonly T[], value: unknown, fallback: readonly T[]): readonly T[] {
  if (!Array.isArray(value)) return fallback;
  if (value.length === 0 || value.includes("all")) return [];
  const known = codes.filter((code) => value.includes(code));
  return known.length ? known : fallback;
}
