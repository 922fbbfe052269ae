import type { MeasureUnit } from "../model/measure.ts";
import type { Flag } from "../model/figure.ts";
import type { Locale } from "../i18n/locale.ts";
import { type Datum, hasValue } from "./chart.ts";

/** A column of a table; the first one is that of the row headers. */
export type Column = { key: string; label: string; numeric: boolean };
/**
 * A line: its header, and a cell for each column after the first. `values`: the numbers behind its first cells, null where
 * there is none. `missing`: it holds no figure at all.
 */
export type TableRow = {
  header: string;
  cells: string[];
  values: (number | null)[];
  sample: boolean;
  missing: boolean;
};
export type DescribedTable = { caption: string; columns: Column[]; rows: TableRow[] };
/** A table before its notes column: a line's data, and cells beside them that are words already. */
export type Line = { header: string; data: readonly Datum[]; after?: readonly string[] };

/** A figure in words with its qualifier: “hơn 488 tỷ đồng”; a missing one as “chưa công bố”. */
export const valueText = (datum: Datum, unit: MeasureUnit, locale: Locale): string =>
  locale.value(datum.value, unit, datum.qualifier);

/**
 * Makes the table of the figures a chart shows. With one figure a line, flags and the word for sample data stand in a
 * column of notes; with several, flags stand in the cell they belong to. The notes column is there only when needed.
 * @param columns header column, one for each datum, one for each word in `after`
 */
export function toTable(caption: string, columns: Column[], lines: readonly Line[], unit: MeasureUnit, locale: Locale) {
  const rows = lines.map(({ header, data, after = [] }) => {
    const known = data.filter(hasValue);
    const sample = known.some((datum) => datum.sample);
    const whole = sample && known.every((datum) => datum.sample);
    const single = data.length === 1;
    const cells = data.map((datum) => {
      const words = single ? [] : wordsOf(datum, ["break_before", ...(whole ? ["sample" as const] : [])], locale);
      const value = valueText(datum, unit, locale);
      return words.length ? locale.t("chart.cell", { value, flags: words.join(", ") }) : value;
    });
    const note = single ? wordsOf(data[0], [], locale) : whole ? [locale.t("chart.flag.sample")] : [];
    const values = data.map((datum) => (hasValue(datum) ? datum.value : null));
    return { header, cells: [...cells, ...after], values, sample, missing: !known.length, note: note.join(", ") };
  });
  const noted = rows.some((row) => row.note);
  const extra = noted ? [{ key: "note", label: locale.t("chart.column.note"), numeric: false }] : [];
  const finished = rows.map(({ note, ...row }) => ({ ...row, cells: noted ? [...row.cells, note] : row.cells }));
  return { caption, columns: [...columns, ...extra], rows: finished } satisfies DescribedTable;
}

/** A column of figures. */
export const numbers = (key: string, label: string): Column => ({ key, label, numeric: true });
/** A column of words. */
export const words = (key: string, label: string): Column => ({ key, label, numeric: false });

function wordsOf(datum: Datum, without: readonly (Flag | "sample")[], locale: Locale): string[] {
  const marks = [...datum.flags, ...(datum.sample && hasValue(datum) ? ["sample" as const] : [])];
  return marks.filter((mark) => !without.includes(mark)).map((mark) => locale.t(`chart.flag.${mark}`));
}
