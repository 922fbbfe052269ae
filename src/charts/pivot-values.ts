import type { Qualifier } from "../model/figure.ts";
import type { Locale } from "../i18n/locale.ts";
import type { PivotCell } from "../query/pivot-cell.ts";
import type { PivotQuestion } from "../query/pivot-question.ts";

/** How the numbers of a table are written: all in one unit, with as many decimals. */
export type PivotScale = { unit: "count" | "billion" | "million" | "percent"; divisor: number; digits: number };

/** The scale that shows the largest value shortly and the smallest not as nothing. */
export function findScale(cells: readonly PivotCell[], { measure, share }: PivotQuestion): PivotScale {
  if (share !== "none") return { unit: "percent", divisor: 0.01, digits: 1 };
  if (measure === "initiatives" || measure === "monetised") return { unit: "count", divisor: 1, digits: 0 };
  const sizes = cells.flatMap(({ value }) => (value ? [Math.abs(value)] : []));
  const unit = Math.max(0, ...sizes) >= 10e9 ? "billion" : "million";
  const divisor = unit === "billion" ? 1e9 : 1e6;
  const whole = sizes.every((size) => size % divisor === 0);
  const smallest = Math.min(...sizes) / divisor;
  const wanted = Math.ceil(-Math.log10(2 * smallest));
  return {
    unit,
    divisor,
    digits: whole || !sizes.length ? 0 : Math.min(3, Math.max(unit === "billion" ? 1 : 0, wanted)),
  };
}

/** A value in the scale's unit: as it is where it is exact, else rounded so that its word stays true. */
export function scaled(value: number, qualifier: Qualifier, { divisor, digits }: PivotScale): number {
  const inUnit = Number((value / divisor).toPrecision(12));
  const round = roundings[qualifier];
  return round ? round(inUnit * 10 ** digits) / 10 ** digits : inUnit;
}

/** A floor must not be rounded up, nor a ceiling down. */
const roundings: Record<Qualifier, ((value: number) => number) | null> = {
  exact: null,
  about: Math.round,
  more_than: Math.floor,
  at_least: Math.floor,
  nearly: Math.ceil,
};

/** The value as the table shows it: “hơn 488”, “1.234,5”, “18,4%”. */
export function writeValue(value: number, qualifier: Qualifier, scale: PivotScale, locale: Locale): string {
  const inUnit = scaled(value, qualifier, scale);
  const number = qualifier === "exact" ? locale.fixed(inUnit, scale.digits) : locale.number(inUnit, scale.digits);
  const withUnit = scale.unit === "percent" ? locale.t("value.percent", { value: number }) : number;
  return locale.t(`qualifier.${qualifier}`, { value: withUnit });
}

/** Excel's format that shows a number the same way, in the reader's own marks. `#` would leave a mark without decimals. */
export function numberFormat(value: number, qualifier: Qualifier, scale: PivotScale, locale: Locale): string {
  const shown = String(scaled(value, qualifier, scale)).split(".")[1]?.length ?? 0;
  const digits = qualifier === "exact" ? scale.digits : shown;
  const decimals = digits > 0 ? `.${"0".repeat(digits)}` : "";
  const number = scale.unit === "percent" ? `0${decimals}%` : `#,##0${decimals}`;
  const [before, after] = locale.t(`qualifier.${qualifier}`, { value: "\u0000" }).split("\u0000");
  return `${before ? `"${before}"` : ""}${number}${after ? `"${after}"` : ""}`;
}
