import type { Locale } from "../i18n/locale.ts";
import type { Absence, PivotCell, Unaddable } from "../query/pivot-cell.ts";
import type { PivotDimension, PivotQuestion } from "../query/pivot-question.ts";
import type { PivotLine, PivotTable } from "../query/pivot.ts";
import type { RecordsFilter } from "../query/records-filter.ts";
import type { Names } from "./names.ts";
import { findScale, numberFormat, type PivotScale, scaled, writeValue } from "./pivot-values.ts";
import { codeName } from "./records-text.ts";
import { capitalise } from "./text.ts";

/** A cell as it is shown. `value` and `format` are for files: the number in the table's unit (a share from 0 to 1). */
export type ShownCell = {
  text: string;
  value: number | null;
  format: string;
  sample: boolean;
  empty: boolean;
  /** Words under the number: “thiếu 2 ô”. */
  small: string;
  /** What the signs stand for, for those who hear the table. */
  spoken: string;
};
export type ShownLine = {
  kind: PivotLine["kind"];
  /** Names of the row's codes. */
  heads: readonly string[];
  cells: readonly ShownCell[];
  /** All that must be known of the row's figures. */
  note: string;
  /** Whether the series breaks before this row. */
  breaks: boolean;
};
export type ShownColumn = { code: string; label: string; breaks: boolean };

/** The whole table in words. */
export type ShownPivot = {
  caption: string;
  /** Names of the row dimensions, and of the column dimension. */
  rowHeads: readonly string[];
  columnHead: string | null;
  columns: readonly ShownColumn[];
  lines: readonly ShownLine[];
  notes: readonly string[];
  sample: boolean;
  /** Ids of all sources. */
  sources: readonly string[];
  sort: PivotQuestion["sort"];
  /** The table in a sentence, to be announced. */
  status: string;
};

export type PivotSetting = {
  locale: Locale;
  names: Names;
  /** Years before which reporting broke off. */
  breaks: readonly number[];
  /** What initiatives are restricted to; of published figures null. */
  filter: RecordsFilter | null;
};

/** Says a table: its caption, its heads and cells, and what a reader must know. */
export function describePivot(table: PivotTable, setting: PivotSetting): ShownPivot {
  const { question, lines } = table;
  const { locale, breaks } = setting;
  const { t } = locale;
  const all = lines.flatMap(({ cells }) => cells);
  const scale = findScale(all, question);
  const name = (dimension: PivotDimension, code: string) => nameOf(dimension, code, setting);
  const across = question.columns;
  const columns = table.columns.map((code, at): ShownColumn => {
    if (!across) return { code, label: t(`pivot.measure.${question.measure}`), breaks: false };
    const isTotal = code === "total";
    const broken = across === "year" && !isTotal && at > 0 && crosses(table.columns[at - 1], code, breaks);
    return { code, label: isTotal ? totalName(across, question, locale) : name(across, code), breaks: broken };
  });
  const years = question.rows[0] === "year" && question.rows.length === 1 && !question.sort;
  const shown = lines.map((line, at): ShownLine => {
    const heads =
      line.kind === "total"
        ? [totalName(question.rows[0], question, locale)]
        : line.codes.map((code, i) => name(question.rows[i], code));
    return {
      kind: line.kind,
      heads,
      cells: line.cells.map((cell) => showCell(cell, scale, table.least, locale)),
      note: lineNote(line.cells, columns, table.least, locale),
      breaks: years && line.kind === "line" && at > 0 && crosses(lines[at - 1].codes[0], line.codes[0], breaks),
    };
  });
  return {
    caption: captionOf(question, table, scale, setting),
    rowHeads: question.rows.map((dimension) => capitalise(t(`pivot.dimension.${dimension}`))),
    columnHead: across && capitalise(t(`pivot.dimension.${across}`)),
    columns,
    lines: shown,
    notes: notesOf(table, setting),
    sample: all.some(({ sample }) => sample),
    sources: [...new Set(all.flatMap(({ sources }) => sources))].sort(),
    sort: question.sort,
    status: statusOf(question, columns, shown, locale),
  };
}

/** What of the initiatives is chosen, as words: “Năm: 2022, 2024”. */
export function filterWords(
  filter: RecordsFilter,
  { locale, names }: Pick<PivotSetting, "locale" | "names">,
): string[] {
  const chosen = Object.entries(filter) as [PivotDimension, readonly string[]][];
  return chosen
    .filter(([, codes]) => codes.length)
    .map(([dimension, codes]) => {
      const words = codes.slice(0, mostNamed).map((code) => codeName(dimension, code, locale, names));
      const list = codes.length > mostNamed ? `${words.join(", ")}, … (${codes.length})` : words.join(", ");
      return locale.t("pivot.scope.filter", { dimension: locale.t(`pivot.dimension.${dimension}`), codes: list });
    });
}
/** Codes that a caption names one by one. */
const mostNamed = 4;

const nameOf = (dimension: PivotDimension, code: string, { locale, names }: PivotSetting) =>
  codeName(dimension, code, locale, names);

const crosses = (from: string, to: string, breaks: readonly number[]): boolean =>
  breaks.some((year) => Number(from) < year !== Number(to) < year);

/** Published figures of all sectors or units are no sum, and are called by what they are. */
function totalName(dimension: PivotDimension, { source }: PivotQuestion, { t }: Locale): string {
  if (source === "figures" && dimension === "sector") return t("sector.all");
  if (source === "figures" && dimension === "unit") return t("pivot.total.unit");
  return t("pivot.total");
}

function captionOf(question: PivotQuestion, { years }: PivotTable, scale: PivotScale, setting: PivotSetting): string {
  const { t, list } = setting.locale;
  const axes = [...question.rows, question.columns].filter((axis) => axis !== null);
  const words = {
    measure: t(`pivot.measure.${question.measure}`),
    dimensions: list(axes.map((axis) => t(`pivot.dimension.${axis}`))),
  };
  const title =
    scale.unit === "percent"
      ? t("pivot.caption.share", { ...words, share: t(`pivot.share.${question.share}`).toLowerCase() })
      : scale.unit === "count"
        ? t("pivot.caption", words)
        : t("pivot.caption.unit", { ...words, unit: t(`pivot.unit.${scale.unit}`) });
  return [title, ...scopeOf(question, axes, years, setting)].join(" · ");
}

function scopeOf(
  { source, measure, stage }: PivotQuestion,
  axes: readonly PivotDimension[],
  years: readonly number[],
  setting: PivotSetting,
): string[] {
  const { t } = setting.locale;
  if (source === "initiatives")
    return [t("pivot.source.initiatives"), ...(setting.filter ? filterWords(setting.filter, setting) : [])];
  const step =
    measure === "initiatives" && !axes.includes("stage")
      ? [t("pivot.scope.stage", { stage: t(`stage.${stage}`) })]
      : [];
  if (axes.includes("year")) return step;
  const key = years.length > 1 ? "pivot.scope.years_added" : "pivot.scope.years";
  return [...step, t(key, { years: years.join(", ") })];
}

/** Signs of cells without a value; the limit follows the one for too few. */
const absenceSigns = {
  not_published: "…",
  not_computable: "–",
  nothing: "·",
  small: "<",
  break: "×",
  steps: "×",
  people: "×",
} as const;

const signOf = (absence: Absence, least: number): string => absenceSigns[absence] + (absence === "small" ? least : "");
const absenceWords = (absence: Absence, least: number, { t }: Locale): string =>
  t(`pivot.absence.${absence}`, { least });

function showCell(cell: PivotCell, scale: PivotScale, least: number, locale: Locale): ShownCell {
  const { value, absence, qualifier, sample } = cell;
  const small = [...quietFlags(cell), ...(cell.missing > 0 && value !== null ? ["missing"] : [])].map((mark) =>
    markWord(mark, cell, locale),
  );
  if (value === null) {
    const spoken = absenceWords(absence!, least, locale);
    return { text: signOf(absence!, least), value: null, format: "", sample: false, empty: true, small: "", spoken };
  }
  const text = writeValue(value, qualifier, scale, locale);
  const inUnit = scaled(value, qualifier, scale);
  return {
    text,
    value: scale.unit === "percent" ? Number((inUnit / 100).toPrecision(12)) : inUnit,
    format: numberFormat(value, qualifier, scale, locale),
    sample,
    empty: false,
    small: small.join(", "),
    spoken: sample ? locale.t("pivot.mark.sample") : "",
  };
}

/** Flags that stand under a number; the break is drawn as a line. */
const quietFlags = ({ flags, value }: PivotCell) =>
  value === null ? [] : flags.filter((flag) => flag !== "break_before");
const markWord = (mark: string, cell: PivotCell, { t }: Locale): string =>
  t(`pivot.mark.${mark}`, { count: cell.missing });

/** What is to be known of a row's figures: for all of them, or column by column. */
function lineNote(cells: readonly PivotCell[], columns: readonly ShownColumn[], least: number, locale: Locale): string {
  const { t } = locale;
  const marks = new Map<string, string[]>();
  const note = (words: string, at: number) => marks.set(words, [...(marks.get(words) ?? []), columns[at].label]);
  cells.forEach((cell, at) => {
    if (cell.value === null) return note(absenceWords(cell.absence!, least, locale), at);
    if (cell.sample) note(t("pivot.mark.sample"), at);
    if (cell.qualifier !== "exact") note(t(`qualifier.${cell.qualifier}.word`), at);
    for (const flag of cell.flags) note(t(`pivot.mark.${flag}`), at);
    if (cell.missing > 0) note(markWord("missing", cell, locale), at);
  });
  return [...marks]
    .map(([mark, at]) => (at.length === cells.length ? mark : t("pivot.note.item", { mark, columns: at.join(", ") })))
    .join("; ");
}

function notesOf(
  { question, lines, undrawn, unranked, hidden, least }: PivotTable,
  { locale, breaks }: PivotSetting,
): string[] {
  const { t, list } = locale;
  const cells = lines.flatMap((line) => line.cells);
  const years = breaks.join(", ");
  const why = (reason: Unaddable) => t(`pivot.why.${reason}`, { years });
  const absences = [...new Set(cells.flatMap(({ absence }) => absence ?? []))];
  const unaddable = (["break", "steps", "people"] as const).filter((reason) => absences.includes(reason));
  const signs = absences.map((absence) =>
    t("pivot.legend.item", { sign: signOf(absence, least), words: absenceWords(absence, least, locale) }),
  );
  const past = new Set(cells.filter(({ value }) => value !== null).map(({ flags }) => flags.includes("break_before")));
  const published = question.source === "figures" && question.totals;
  const isPart = (dimension: PivotDimension | null) => dimension === "sector" || dimension === "unit";
  const none =
    question.source === "initiatives" && cells.every(({ value, absence }) => value === 0 || absence === "nothing");
  if (none) return [t("pivot.empty")];
  const notes: [boolean, () => string][] = [
    [cells.some(({ sample }) => sample), () => t("pivot.says.sample")],
    ...undrawn.map(({ total, why: reason }): [boolean, () => string] => [
      true,
      () => t(`pivot.undrawn.${total}`, { why: why(reason) }),
    ]),
    ...unaddable.map((reason): [boolean, () => string] => [true, () => t("pivot.undrawn.cells", { why: why(reason) })]),
    [past.has(true) && (past.size > 1 || question.rows.includes("year")), () => t("pivot.says.break", { years })],
    [
      unranked.length > 0,
      () => t("pivot.says.unranked", { why: list(unranked.map((reason) => t(`pivot.unranked.${reason}`))) }),
    ],
    [published && [...question.rows, question.columns].some(isPart), () => t("pivot.says.total")],
    [
      cells.some(({ qualifier }) => qualifier === "more_than" || qualifier === "at_least"),
      () => t("pivot.says.more_than"),
    ],
    [cells.some(({ missing, value }) => missing > 0 && value !== null), () => t("pivot.says.missing")],
    [question.measure === "mean", () => t("pivot.says.mean")],
    [hidden > 0, () => t("pivot.says.hidden", { count: hidden })],
    [signs.length > 0, () => t("pivot.legend", { items: signs.join("; ") })],
  ];
  return notes.filter(([applies]) => applies).map(([, say]) => say());
}

function statusOf(
  { sort }: PivotQuestion,
  columns: readonly ShownColumn[],
  lines: readonly ShownLine[],
  { t }: Locale,
): string {
  const size = { rows: lines.filter(({ kind }) => kind === "line").length, columns: columns.length };
  if (!sort) return t("pivot.status", size);
  const by = columns.find(({ code }) => code === sort.by)?.label ?? t("pivot.rows").toLowerCase();
  const way = t(sort.by === "head" ? "pivot.way.head" : sort.descending ? "pivot.way.desc" : "pivot.way.asc");
  return t("pivot.status.sorted", { ...size, by, way });
}
