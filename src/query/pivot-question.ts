import { type FunnelStage, funnelStages } from "../model/stage.ts";
import { type RecordsDimension, recordsDimensions } from "./records-filter.ts";

/** What a table is made of: the published figures, or the initiatives sent to the city, one by one. */
export const pivotSources = ["figures", "initiatives"] as const;
export type PivotSource = (typeof pivotSources)[number];

export type PivotDimension = RecordsDimension;
/** What each source can be told apart by, in the order of the lists to choose from. */
export const pivotDimensions: Record<PivotSource, readonly PivotDimension[]> = {
  figures: ["year", "sector", "unit", "stage"],
  initiatives: recordsDimensions,
};

/** `mean` is the benefit over the number of initiatives that have one. */
export const pivotMeasures = ["initiatives", "monetised", "benefit", "mean"] as const;
export type PivotMeasure = (typeof pivotMeasures)[number];
/** What a value is divided by: nothing, all, its row, its column. */
export const pivotShares = ["none", "total", "row", "column"] as const;
export type PivotShare = (typeof pivotShares)[number];

/** By the row names (`head`) or a column: a code, `total`, or `value` where the table has one column only. */
export type PivotSort = { by: string; descending: boolean };

/** The table that the reader has put together. */
export type PivotQuestion = {
  source: PivotSource;
  /** One dimension, or two of which the second stands inside the first. */
  rows: readonly [PivotDimension] | readonly [PivotDimension, PivotDimension];
  columns: PivotDimension | null;
  measure: PivotMeasure;
  share: PivotShare;
  totals: boolean;
  /** null: the order of the lists. */
  sort: PivotSort | null;
  /** Published figures only: the step that is counted where steps are neither rows nor columns. */
  stage: FunnelStage;
  /** Published figures only: none is every year side by side, or the newest where years are neither rows nor columns. */
  years: readonly number[];
};

export const defaultPivot: PivotQuestion = {
  source: "figures",
  rows: ["sector"],
  columns: "year",
  measure: "initiatives",
  share: "none",
  totals: true,
  sort: null,
  stage: "submitted",
  years: [],
};

/** A question as it comes from a form or an address: lists of codes, nothing checked. */
export type LoosePivot = Partial<Record<keyof PivotQuestion, readonly string[]>>;
/** What of a loose question could not be kept: `unknown` is no code at all, `impossible` does not go with the rest. */
export type PivotFault = { part: keyof PivotQuestion; values: readonly string[]; reason: "unknown" | "impossible" };
/** The codes of a source's dimension, in order. */
export type PivotCodes = (dimension: PivotDimension) => readonly string[];

/** The source of a loose question; the default where it names none that is known. */
export const sourceOf = ({ source }: LoosePivot): PivotSource =>
  pivotSources.find((known) => known === source?.[0]) ?? defaultPivot.source;

/**
 * Makes a whole question of a loose one. What it does not say is as in the default; what cannot be is left out, and told.
 * @param codes of the question's own source
 */
export function toPivotQuestion(
  loose: LoosePivot,
  codes: PivotCodes,
): { question: PivotQuestion; faults: PivotFault[] } {
  const faults: PivotFault[] = [];
  const tell = (part: keyof PivotQuestion, values: readonly string[], reason: PivotFault["reason"]) => {
    if (values.length) faults.push({ part, values, reason });
  };
  /** The first word where it is one of the known ones. */
  function one<T extends string>(part: keyof PivotQuestion, known: readonly T[], fallback: T): T {
    const [word, ...more] = loose[part] ?? [];
    const found = known.find((code) => code === word);
    tell(part, [...(word === undefined || found ? [] : [word]), ...more], "unknown");
    return found ?? fallback;
  }
  /** Words that are not known are told; so are those that the source or the rest of the table does not allow. */
  function dimensions(part: "rows" | "columns", allowed: (dimension: PivotDimension) => boolean): PivotDimension[] {
    const words = (loose[part] ?? []).filter((word) => part === "rows" || word !== "none");
    const known = words.filter((word): word is PivotDimension =>
      (recordsDimensions as readonly string[]).includes(word),
    );
    tell(
      part,
      words.filter((word) => !(known as string[]).includes(word)),
      "unknown",
    );
    const fit = [...new Set(known)].filter(allowed).slice(0, part === "rows" ? 2 : 1);
    tell(part, [...new Set(known.filter((word) => !fit.includes(word)))], "impossible");
    return fit;
  }

  const source = one("source", pivotSources, defaultPivot.source);
  const inSource = (dimension: PivotDimension) => pivotDimensions[source].includes(dimension);
  const rows = dimensions("rows", inSource);
  if (!rows.length) rows.push(...defaultPivot.rows);
  const asked = loose.columns?.length
    ? dimensions("columns", (dimension) => inSource(dimension) && !rows.includes(dimension))[0]
    : defaultPivot.columns;
  const columns = asked && !rows.includes(asked) ? asked : null;
  const axes = [...rows, columns];

  const measure = one("measure", pivotMeasures, defaultPivot.measure);
  let share = one("share", pivotShares, defaultPivot.share);
  if (share !== "none" && (measure === "mean" || (share === "row" && !columns))) {
    tell("share", [share], "impossible");
    share = "none";
  }
  const totals = one("totals", ["yes", "no"], "yes") === "yes";

  let stage = one("stage", funnelStages, defaultPivot.stage);
  if (loose.stage?.length && stage !== "submitted" && (source !== "figures" || measure !== "initiatives")) {
    tell("stage", [stage], "impossible");
    stage = defaultPivot.stage;
  }
  const years = source === "figures" ? codes("year").filter((year) => loose.years?.includes(year)) : [];
  tell(
    "years",
    (loose.years ?? []).filter((year) => !years.includes(year)),
    source === "figures" ? "unknown" : "impossible",
  );

  const question = { source, rows: rows as unknown as PivotQuestion["rows"], columns, measure, share, totals };
  const whole = { ...question, sort: null, stage: axes.includes("stage") ? defaultPivot.stage : stage };
  const sort = readSort(loose.sort, columns ? [...codes(columns), "total"] : ["value"]);
  if (loose.sort?.length && !sort) tell("sort", loose.sort, "unknown");
  return { question: { ...whole, sort, years: years.map(Number) }, faults };
}

/** `2022-desc`, `head-desc`, `total-asc` …; the order of the lists is no sort at all. */
export const formatSort = ({ by, descending }: PivotSort): string => `${by}-${descending ? "desc" : "asc"}`;

function readSort(words: readonly string[] | undefined, columns: readonly string[]): PivotSort | null {
  const [, by, way] = /^(.+)-(asc|desc)$/.exec(words?.length === 1 ? words[0] : "") ?? [];
  if (by === undefined || !["head", ...columns].includes(by)) return null;
  return by === "head" && way === "asc" ? null : { by, descending: way === "desc" };
}
