import type { Field } from "../descriptor.ts";
import type { Plain, Sheet } from "../tables.ts";

/**
 * JSON as an array of records, a record a line. Every record has every column by its name: numbers and truth values as
 * such, `null` where there is no value, and a list where a column may hold several values (an empty one for none). Nothing
 * stands around the array, so that any reader of JSON takes the file as a table; what it is, and whether it is a sample,
 * say `source_kind` in it and `datapackage.json` beside it.
 */
export function formatJson({ fields, rows }: Pick<Sheet, "fields" | "rows">): string {
  const lines = rows.map((row) =>
    JSON.stringify(Object.fromEntries(fields.map((field, at) => [field.name, toValue(row[at], field)]))),
  );
  return `[\n\t${lines.join(",\n\t")}\n]\n`;
}

const toValue = (value: Plain, { list }: Field): Plain | string[] =>
  list ? (value === null ? [] : String(value).split(";")) : value;
