import type { Field, Words } from "../descriptor.ts";

/** The part of JSON Schema (2020-12) that the API is described by. */
export type Schema = {
  type: string | readonly string[];
  description?: string;
  "x-description-vi"?: string;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  const?: string | boolean;
};

/** An object whose properties are always there. */
export const object = (properties: Record<string, Schema>, said?: Words): Schema => ({
  type: "object",
  ...describe(said),
  properties,
  required: Object.keys(properties),
});

export const list = (items: Schema, said?: Words): Schema => ({ type: "array", ...describe(said), items });
export const text = (said?: Words): Schema => ({ type: "string", ...describe(said) });
export const orNull = (schema: Schema): Schema => ({ ...schema, type: [String(schema.type), "null"] });
/** A text in both languages. */
export const words = (said?: Words): Schema => object({ vi: text(), en: text() }, said);

/** A column of a table: a list where it holds several codes, else null where it may be empty. */
export function columnSchema(field: Field): Schema {
  const said = describe({ vi: sayColumn(field, "vi"), en: sayColumn(field, "en") });
  if (field.list) return { type: "array", ...said, items: { type: "string" } };
  const type = types[field.type] ?? "string";
  return { type: field.required ? type : [type, "null"], ...said };
}

const types: Record<string, string> = { integer: "integer", year: "integer", number: "number", boolean: "boolean" };

function sayColumn({ titles, descriptions, codelist }: Field, language: keyof Words): string {
  const codes = codelist ? `codes/${codelist}.json` : "";
  return [titles[language], descriptions[language], codes].filter(Boolean).join(". ");
}

function describe(said: Words | undefined): Pick<Schema, "description" | "x-description-vi"> {
  return said ? { description: said.en, "x-description-vi": said.vi } : {};
}
