import type { Field, Resource } from "./descriptor.ts";

/** A cell after typing: null when empty, a list where the column holds several. Dates stay ISO text. */
export type Value = string | number | boolean | null | readonly string[];

export type TableRow = {
  /** Line of the file on which the row starts, from 1. */
  line: number;
  /** Cells as written, by column. */
  raw: Readonly<Record<string, string>>;
  /** Typed cells; null too where the text is not of its type (the rule `types` reports it). */
  values: Readonly<Record<string, Value>>;
};

/** A CSV file read by its resource's schema. `header` is what the file says; `fields` what the descriptor says. */
export type Table = {
  name: string;
  path: string;
  sample: boolean;
  resource: Resource;
  fields: readonly Field[];
  header: readonly string[];
  rows: readonly TableRow[];
  /** Only of a table too long for memory: `rows` then holds those in which a rule may find something. */
  long?: LongTable;
};

/** Where all rows of a long table are, how many, and what they come to. */
export type LongTable = { table: string; rows: number; sums: readonly RecordSum[] };

/** Initiatives of a year, unit and sector: how many were sent, won a title, have a benefit, and these benefits in đồng. */
export type RecordSum = {
  year: Value;
  unit: Value;
  sector: Value;
  submitted: number;
  titled: number;
  monetised: number;
  benefit_vnd: number;
};

/**
 * Types the text of one cell by its field; nothing is trimmed or guessed.
 * @returns null for an empty cell (an empty list for a list column); undefined when the text is not of the type
 */
export function parseValue(raw: string, field: Field): Value | undefined {
  if (field.list) return raw === "" ? [] : raw.split(";");
  if (raw === "") return null;
  switch (field.type) {
    case "integer":
      return /^-?(0|[1-9]\d*)$/.test(raw) && Number.isSafeInteger(Number(raw)) ? Number(raw) : undefined;
    case "number":
      // Only the shortest form: “93.000” may be ninety-three or, in Vietnamese, ninety-three thousand.
      return /^-?\d+(\.\d+)?$/.test(raw) && String(Number(raw)) === raw ? Number(raw) : undefined;
    case "year":
      return /^[12]\d{3}$/.test(raw) ? Number(raw) : undefined;
    case "date":
    case "yearmonth":
      return isDate(raw) ? raw : undefined;
    case "boolean":
      return raw === "true" ? true : raw === "false" ? false : undefined;
    default:
      if (field.format === "uri" && !isAddress(raw)) return undefined;
      return field.pattern && !field.pattern.test(raw) ? undefined : raw;
  }
}

/** Whether the text is an ISO year, month or day that the calendar has. */
export function isDate(text: string): boolean {
  const parts = /^[12]\d{3}(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!parts) return false;
  const [, month, day] = parts;
  if (month && !(Number(month) >= 1 && Number(month) <= 12)) return false;
  return !day || new Date(Date.parse(text) || 0).toISOString().startsWith(text);
}

const isAddress = (text: string): boolean => /^https?:\/\/[^\s/]+/.test(text) && URL.canParse(text);
