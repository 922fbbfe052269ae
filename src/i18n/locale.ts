import type { Qualifier } from "../model/figure.ts";
import type { MeasureUnit } from "../model/measure.ts";

export const languageCodes = ["vi", "en"] as const;
export type LanguageCode = (typeof languageCodes)[number];

/** Words of one language by key; `{name}` marks a place for a parameter. */
export type Catalogue = Record<string, string>;

/** Words and number forms of one language. Everything that a reader sees passes through one. */
export type Locale = {
  code: LanguageCode;
  /** The words of a key. Parameters go in as they are: format numbers and dates first. Throws on an unknown key or an absent parameter. */
  t(key: string, params?: Record<string, string | number>): string;
  /** `93.973` in Vietnamese, `93,973` in English; at most `digits` decimals (default 2), trailing zeros left off. */
  number(value: number, digits?: number): string;
  /** A number in a column of numbers: `digits` decimals, also where they are zeros. */
  fixed(value: number, digits: number): string;
  /** A figure with its unit and qualifier: “93.973”, “hơn 488 tỷ đồng”; null gives the words for a figure that is not published. */
  value(value: number | null, unit: MeasureUnit, qualifier?: Qualifier): string;
  /** Short axis label: “80 nghìn”, “400 tỷ”. */
  tick(value: number, unit: MeasureUnit): string;
  /** A share (0.184) as “18,4%”; at most `digits` decimals (default 1). */
  percent(share: number, digits?: number): string;
  /** An ISO date, month or year: “25/09/2022”, “05/2024”, “2024”; in English “25 September 2022”, “May 2024”. */
  date(iso: string): string;
  /** “A, B và C”. */
  list(items: readonly string[]): string;
  /** Order of words as the language's lists have it. For people use `compareNames`. */
  compare(a: string, b: string): number;
  /** The record's `field` in this language, else in Vietnamese; null only where the field may be null. */
  text<F extends string, R extends { [K in `${F}_vi` | `${F}_en`]: string | null }>(
    record: R,
    field: F,
  ): R[`${F}_vi`] | NonNullable<R[`${F}_en`]>;
};

/**
 * Makes the Locale of a language from its catalogues.
 * @param catalogues flat key → words; a key that two of them give is an error
 */
export function toLocale(code: LanguageCode, ...catalogues: Catalogue[]): Locale {
  const words = merge(catalogues);
  const collator = new Intl.Collator(code, { numeric: true });
  const number = (value: number, digits = 2) => format(code, value, digits);

  function t(key: string, params: Record<string, string | number> = {}): string {
    const pattern = words.get(key);
    if (pattern === undefined) throw new Error(`unknown word: ${key} (language ${code})`);
    return pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (params[name] === undefined) throw new Error(`word ${key} wants {${name}} (language ${code})`);
      return String(params[name]);
    });
  }

  function amount(value: number, unit: MeasureUnit, qualifier: Qualifier): string {
    if (unit === "count") return number(value);
    if (unit !== "vnd") return t(`value.${unit}`, { value: number(value) });
    const scale = moneyScale(value);
    const scaled = value / moneyScales[scale];
    return t(`value.${scale}`, { value: format(code, scaled, moneyDigits(scaled), roundings[qualifier]) });
  }

  return {
    code,
    t,
    number,
    fixed: (value, digits) => format(code, value, digits, "halfExpand", digits),
    value(value, unit, qualifier = "exact") {
      if (value === null) return t("value.missing");
      if (!Number.isFinite(value)) throw new Error(`not a figure: ${value}`);
      return t(`qualifier.${qualifier}`, { value: amount(value, unit, qualifier) });
    },
    tick(value, unit) {
      if (unit === "percent") return t("value.percent", { value: number(value) });
      if (unit === "rank") return number(value);
      const scale = tickScale(value);
      return scale ? t(`tick.${scale}`, { value: number(value / tickScales[scale]) }) : number(value);
    },
    percent: (share, digits = 1) => t("value.percent", { value: number(share * 100, digits) }),
    date: (iso) => formatDate(code, iso),
    list: (items) => new Intl.ListFormat(code === "en" ? "en-GB" : code).format(items),
    compare: (a, b) => collator.compare(a, b),
    text: (record, field) => {
      const texts = record as Record<string, string | null>;
      return (texts[`${field}_${code}`] ?? texts[`${field}_vi`]) as never;
    },
  };
}

const moneyScales = { billion: 1e9, million: 1e6, dong: 1 } as const;
const tickScales = { billion: 1e9, million: 1e6, thousand: 1e3 } as const;

/** Rounding must not make a floor or a ceiling untrue: “hơn” rounds down, “gần” up. */
const roundings = {
  exact: "halfExpand",
  about: "halfExpand",
  more_than: "floor",
  at_least: "floor",
  nearly: "ceil",
} as const;
type Rounding = (typeof roundings)[Qualifier];

function merge(catalogues: Catalogue[]): Map<string, string> {
  const words = new Map<string, string>();
  for (const [key, text] of catalogues.flatMap((catalogue) => Object.entries(catalogue))) {
    if (words.has(key)) throw new Error(`word given twice: ${key}`);
    words.set(key, text);
  }
  return words;
}

/** Below one billion, an amount that two decimals of a million cannot say is written out to the đồng. */
function moneyScale(value: number): keyof typeof moneyScales {
  const size = Math.abs(value);
  if (size >= 1e9) return "billion";
  return size >= 1e6 && size % 1e4 === 0 ? "million" : "dong";
}

function moneyDigits(scaled: number): number {
  const size = Math.abs(scaled);
  if (size < 10) return 2;
  return size < 1000 ? 1 : 0;
}

function tickScale(value: number): keyof typeof tickScales | undefined {
  const scales = Object.keys(tickScales) as (keyof typeof tickScales)[];
  return scales.find((scale) => Math.abs(value) >= tickScales[scale]);
}

const formats = new Map<string, Intl.NumberFormat>();

function format(
  code: LanguageCode,
  value: number,
  digits: number,
  rounding: Rounding = "halfExpand",
  fewest = 0,
): string {
  const key = `${code} ${digits} ${fewest} ${rounding}`;
  const options = {
    maximumFractionDigits: digits,
    minimumFractionDigits: fewest,
    roundingMode: rounding,
  } as const;
  if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(code, options));
  return formats.get(key)!.format(value);
}

function formatDate(code: LanguageCode, iso: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso);
  if (!match) throw new Error(`not an ISO date, month or year: ${iso}`);
  const [, year, month, day] = match;
  if (!month) return year;
  if (code === "vi") return [day, month, year].filter(Boolean).join("/");
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  const options = { year: "numeric", month: "long", day: day ? "numeric" : undefined, timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat("en-GB", options).format(date);
}
