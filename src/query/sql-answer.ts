/** How the values of a column are shown: numbers to the right with the language's marks, the rest as text. */
export type ColumnKind = "number" | "text" | "boolean" | "date" | "nested";
export type AnswerColumn = { name: string; kind: ColumnKind };

/** What a typed statement gave: values are numbers, text, booleans, null, or lists and objects of these. */
export type SqlAnswer = {
  columns: readonly AnswerColumn[];
  /** Cells in the order of `columns`; at most the limit asked for. */
  rows: readonly (readonly unknown[])[];
  /** Whether there are rows beyond these. */
  more: boolean;
};

/** A value as text without any language: what a CSV holds. A missing one is empty. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The answer as CSV: UTF-8, comma, point as decimal mark, LF, values as they are, no value = empty. */
export function answerCsv({ columns, rows }: Pick<SqlAnswer, "columns" | "rows">): string {
  return [columns.map(({ name }) => name), ...rows.map((row) => row.map(plainText))]
    .map((cells) => `${cells.map(quoted).join(",")}\n`)
    .join("");
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A bar of an answer that can be drawn: `sample`, `qualifier` and `flags` come from columns of these names. */
export type AnswerBar = { name: string; value: number | null; sample: boolean; qualifier: string; flags: string[] };

/**
 * The bars of an answer of one naming column and one of numbers; columns `sample`, `qualifier` and `flags` may stand beside them.
 * @returns null where it has another shape, fewer than two rows, more than `most`, or a value below 0
 */
export function findBars(
  { columns, rows, more }: SqlAnswer,
  most = 40,
): { bars: AnswerBar[]; column: AnswerColumn } | null {
  const marks = ["sample", "qualifier", "flags"];
  const [names, values, ...others] = columns.map((_, i) => i).filter((i) => !marks.includes(columns[i].name));
  if (values === undefined || others.length || more || rows.length < 2 || rows.length > most) return null;
  if (!["text", "number", "date"].includes(columns[names].kind) || columns[values].kind !== "number") return null;
  const [sample, qualifier, flags] = marks.map((name) => columns.findIndex((column) => column.name === name));
  const bars = rows.map((row) => ({
    name: plainText(row[names]),
    value: row[values] === null ? null : Number(row[values]),
    sample: row[sample] === true,
    qualifier: plainText(row[qualifier]) || "exact",
    flags: plainText(row[flags]).split("|").filter(Boolean),
  }));
  const drawable = bars.every(({ name, value }) => name && (value === null || (value >= 0 && Number.isFinite(value))));
  return drawable && bars.some(({ value }) => value) ? { bars, column: columns[values] } : null;
}

/** What must be said of sample data: `holds` when a row shows it, `may` when the tables named hold some, else nothing. */
export type SampleNote = "holds" | "may" | null;

/**
 * @param text the statement as typed
 * @param known `sources`: ids of sample sources; `tables`: tables with rows of theirs
 */
export function findSample(
  text: string,
  { columns, rows }: SqlAnswer,
  known: { sources: readonly string[]; tables: readonly string[] },
): SampleNote {
  if (!known.sources.length) return null;
  const flags = columns.flatMap(({ name, kind }, i) => (name === "sample" && kind === "boolean" ? [i] : []));
  const sources = columns.flatMap(({ name }, i) => (/^sources?(_id)?$/.test(name) ? [i] : []));
  const isSample = (value: unknown) => known.sources.some((id) => plainText(value).split("|").includes(id));
  if (rows.some((row) => flags.some((i) => row[i] === true) || row.some(isSample))) return "holds";
  // Where every row tells its source, and none is a sample, there is nothing left to warn of.
  if (flags.length || sources.length) return null;
  if (/^\s*(describe|desc|show|explain)\b/i.test(text) || excludesSample.test(text)) return null;
  return known.tables.some((table) => new RegExp(`\\b${table}\\b`, "i").test(text)) ? "may" : null;
}

/** The usual ways of asking for published rows only: `kind <> 'sample'`, `source != 'SAMPLE'`, `NOT c.sample`. */
const excludesSample = /(<>|!=)\s*'sample'|\bnot\s+(\w+\.)?sample\b/i;
