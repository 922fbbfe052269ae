/** What a column of a reader's own CSV may be read as; each has words in the catalogue (`own.kind.<kind>`). */
export const ownKinds = ["text", "whole", "number_comma", "number_point", "date_dmy", "date_iso", "boolean"] as const;
export type OwnKind = (typeof ownKinds)[number];
/** Kinds that not every text is. */
export const strictKinds = ownKinds.filter((kind) => kind !== "text");

/** A value as DuckDB gets it: a date is its days since 1970. */
export type OwnValue = string | number | bigint | boolean;

/** Reads a cell that is not empty, spaces around it taken off. Undefined: it is no such value. */
export function readValue(text: string, kind: OwnKind): OwnValue | undefined {
  return readers[kind](text);
}

const readers: Record<OwnKind, (text: string) => OwnValue | undefined> = {
  text: (text) => text,
  whole: (text) => (whole.test(text) ? BigInt(text.replace(/[ .,\u00a0\u202f+]/g, "")) : undefined),
  number_comma: (text) =>
    withComma.test(text) ? Number(text.replace(/[ .\u00a0\u202f]/g, "").replace(",", ".")) : undefined,
  number_point: (text) => (withPoint.test(text) ? Number(text.replace(/[ ,\u00a0\u202f]/g, "")) : undefined),
  date_dmy: (text) => {
    const [, day, , month, year] = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
    return day ? toDays(Number(year), Number(month), Number(day)) : undefined;
  },
  date_iso: (text) => {
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
    return year ? toDays(Number(year), Number(month), Number(day)) : undefined;
  },
  boolean: (text) => booleans.get(text.toLowerCase().normalize("NFC")),
};

/** Eighteen digits are what a 64-bit number holds for sure; groups of three may be set apart by one sign throughout. */
const whole = /^[-+]?(\d{1,18}|\d{1,3}([ .,\u00a0\u202f])\d{3}(\2\d{3}){0,4})$/;
const withComma = /^[-+]?(\d+|\d{1,3}([ .\u00a0\u202f])\d{3}(\2\d{3})*)(,\d+)?$/;
const withPoint = /^[-+]?((\d+|\d{1,3}([ ,\u00a0\u202f])\d{3}(\3\d{3})*)(\.\d+)?|\.\d+)([eE][-+]?\d{1,3})?$/;

const booleans = new Map<string, boolean>([
  ...["true", "yes", "y", "t", "1", "có", "đúng", "x"].map((word): [string, boolean] => [word, true]),
  ...["false", "no", "n", "f", "0", "không", "sai"].map((word): [string, boolean] => [word, false]),
]);

/** Days since 1970-01-01; undefined for a day that no calendar has. */
function toDays(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return year >= 100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time / 86_400_000 : undefined;
}
