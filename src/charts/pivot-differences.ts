import { measureUnits } from "../model/measure.ts";
import type { Locale } from "../i18n/locale.ts";
import type { PivotCell } from "../query/pivot-cell.ts";
import type { PivotChange } from "../query/pivot-compare.ts";
import type { PivotQuestion } from "../query/pivot-question.ts";
import type { DifferenceLine } from "./differences.ts";
import type { ShownPivot } from "./pivot-text.ts";

/**
 * Says each cell of the free table that is not what it was.
 * @param then, now the two tables in words, for the names of rows and columns; `least` as in the table
 */
export function describePivotDifferences(
  changes: readonly PivotChange[],
  { then, now, question, least }: { then: ShownPivot; now: ShownPivot; question: PivotQuestion; least: number },
  locale: Locale,
): DifferenceLine[] {
  return changes.map(({ fate, before, after, remarks }) => {
    const [table, at] = after ? [now, after] : [then, before!];
    const { heads } = table.lines[at.line];
    const column = table.columns.length > 1 || table.columnHead ? [table.columns[at.column].label] : [];
    const what = [...heads, ...column].join(" · ");
    return {
      fate,
      what,
      before: cellText(before?.cell, question, least, locale),
      after: cellText(after?.cell, question, least, locale),
      difference: differenceText({ fate, before, after, remarks }, question, locale),
      sample: [before, after].some((side) => side?.cell.sample),
    };
  });
}

function differenceText(change: PivotChange, question: PivotQuestion, locale: Locale): string {
  const { t, list } = locale;
  const { fate, before, after, remarks } = change;
  if (fate === "revised") return changeText(before!.cell, after!.cell, question, locale);
  if (fate !== "remarked") return t(`frozen.${fate}`);
  if (!remarks.length) return t("frozen.other_reason");
  return t("frozen.remarked", { what: list(remarks.map((remark) => t(`frozen.remark.${remark}`))) });
}

function cellText(cell: PivotCell | undefined, question: PivotQuestion, least: number, locale: Locale): string {
  const { t } = locale;
  if (!cell) return locale.value(null, "count");
  if (cell.value === null) return t(`pivot.absence.${cell.absence!}`, { least });
  const value = locale.value(inUnit(cell.value, question), unitOf(question), cell.qualifier);
  const marks = [...cell.flags, ...(cell.sample ? ["sample"] : []), ...(cell.missing ? ["missing"] : [])];
  const words = marks.map((mark) => t(`pivot.mark.${mark}`, { count: cell.missing }));
  return words.length ? `${value} (${words.join(", ")})` : value;
}

function changeText(before: PivotCell, after: PivotCell, question: PivotQuestion, locale: Locale): string {
  const { t } = locale;
  if (before.sample !== after.sample) return t("frozen.sample_one_side");
  const change = inUnit(after.value! - before.value!, question);
  const exact = before.qualifier === "exact" && after.qualifier === "exact";
  const size = Math.abs(change);
  const value =
    question.share === "none"
      ? locale.value(size, unitOf(question), exact ? "exact" : "about")
      : t("frozen.points", { value: locale.number(size, 2) });
  return t(change > 0 ? "frozen.more" : "frozen.less", { value });
}

const unitOf = ({ measure, share }: PivotQuestion) => {
  if (share !== "none") return "percent";
  return measure === "initiatives" || measure === "monetised" ? "count" : measureUnits.benefit_vnd;
};

const inUnit = (value: number, { share }: PivotQuestion): number => (share === "none" ? value : value * 100);
