import { codelists } from "./codelists.ts";

export type Words = { vi: string; en: string };
export type Field = {
  name: string;
  type: string;
  format: string | null;
  titles: Words;
  descriptions: Words;
  /** What a number of this column counts or is measured in; null where a column has none, or its rows differ in it. */
  unit: Words | null;
  required: boolean;
  enum: readonly string[] | null;
  pattern: RegExp | null;
  /** Name of a codelist of the model; its codes are the only values allowed. */
  codelist: string | null;
  /** Several values in one cell, joined by `;`. */
  list: boolean;
};
export type ForeignKey = { fields: readonly string[]; resource: string; references: readonly string[] };
export type Resource = {
  name: string;
  /** Relative to the data folder. */
  path: string;
  titles: Words;
  notes: Words;
  /** Synthetic rows; left out when the site is built without samples. */
  sample: boolean;
  licenses: readonly Record<string, string>[];
  sources: readonly Record<string, string>[];
  fields: readonly Field[];
  primaryKey: readonly string[];
  foreignKeys: readonly ForeignKey[];
};
export type Descriptor = {
  name: string;
  titles: Words;
  notes: Words;
  version: string | null;
  /** When this version was made: an RFC 3339 time. */
  created: string | null;
  keywords: readonly string[];
  /** The place that the figures are about. */
  spatial: Words | null;
  licenses: readonly Record<string, string>[];
  resources: readonly Resource[];
};

/**
 * Makes a whole descriptor of a `datapackage.json`: defaults filled in, single names made lists, both languages present.
 * @param loose the parsed JSON
 * @throws listing every problem at once
 */
export function toDescriptor(loose: unknown): Descriptor {
  const problems: string[] = [];
  const root = record(loose);
  const resources = list(root.resources).map((item, i) => toResource(record(item), `resources[${i}]`, problems));
  const names = resources.map((r) => r.name);
  if (resources.length === 0) problems.push("resources: empty");
  for (const name of names.filter((n, i) => names.indexOf(n) !== i)) problems.push(`resource named twice: ${name}`);
  for (const resource of resources)
    for (const key of resource.foreignKeys)
      checkKey(key, resource, resources, (text) => problems.push(`${resource.name}: ${text}`));
  if (problems.length) throw new Error(`datapackage.json cannot be used; mend it:\n- ${problems.join("\n- ")}`);
  return {
    name: text(root.name) ?? "data",
    titles: words(root.titles, root.title),
    notes: words(root.notes, root.description),
    version: text(root.version),
    created: text(root.created),
    keywords: list(root.keywords).map(String),
    spatial: root.spatial ? words(root.spatial, null) : null,
    licenses: list(root.licenses).map(strings),
    resources,
  };
}

function toResource(loose: Loose, place: string, problems: string[]): Resource {
  const schema = record(loose.schema);
  const name = text(loose.name) ?? "";
  const path = text(loose.path) ?? "";
  if (!name) problems.push(`${place}: name missing`);
  if (!path || /^\/|\.\.|^\w+:/.test(path))
    problems.push(`${name || place}: path must lie in the data folder: ${path}`);
  const fields = list(schema.fields).map((item) => toField(record(item), name || place, problems));
  if (fields.length === 0) problems.push(`${name || place}: schema.fields empty`);
  const primaryKey = nameList(schema.primaryKey);
  for (const key of primaryKey)
    if (!fields.some((f) => f.name === key)) problems.push(`${name}: primaryKey names no field: ${key}`);
  return {
    name,
    path,
    titles: words(loose.titles, loose.title ?? name),
    notes: words(loose.notes, loose.description),
    sample: loose.sample === true,
    licenses: list(loose.licenses).map(strings),
    sources: list(loose.sources).map(strings),
    fields,
    primaryKey,
    foreignKeys: list(schema.foreignKeys).map((item) => toForeignKey(record(item), name)),
  };
}

function toField(loose: Loose, place: string, problems: string[]): Field {
  const constraints = record(loose.constraints);
  const name = text(loose.name) ?? "";
  const type = text(loose.type) ?? "string";
  const codelist = text(loose.codelist);
  if (!name) problems.push(`${place}: a field has no name`);
  if (!fieldTypes.includes(type)) problems.push(`${place}.${name}: unknown type: ${type}`);
  if (codelist && !(codelist in codelists)) problems.push(`${place}.${name}: unknown codelist: ${codelist}`);
  return {
    name,
    type,
    format: text(loose.format),
    titles: words(loose.titles, loose.title ?? name),
    descriptions: words(loose.descriptions, loose.description),
    unit: loose.unit ? words(loose.unit, null) : null,
    required: constraints.required === true,
    enum: Array.isArray(constraints.enum) ? constraints.enum.map(String) : null,
    pattern: typeof constraints.pattern === "string" ? new RegExp(`^(?:${constraints.pattern})$`, "u") : null,
    codelist,
    list: loose.list === true,
  };
}

function toForeignKey(loose: Loose, self: string): ForeignKey {
  const reference = record(loose.reference);
  return {
    fields: nameList(loose.fields),
    resource: text(reference.resource) ?? self,
    references: nameList(reference.fields),
  };
}

function checkKey(key: ForeignKey, own: Resource, all: readonly Resource[], say: (text: string) => void): void {
  const target = all.find((r) => r.name === key.resource);
  if (!target) return say(`foreignKeys names no resource: ${key.resource}`);
  if (key.fields.length === 0 || key.fields.length !== key.references.length)
    say(`foreignKeys to ${key.resource}: fields and reference.fields differ in number`);
  for (const name of key.fields)
    if (!own.fields.some((f) => f.name === name)) say(`foreignKeys names no field: ${name}`);
  for (const name of key.references)
    if (!target.fields.some((f) => f.name === name)) say(`foreignKeys names no field of ${key.resource}: ${name}`);
}

const fieldTypes = ["string", "integer", "number", "year", "date", "yearmonth", "boolean", "any"];

type Loose = Record<string, unknown>;
const record = (value: unknown): Loose => (value && typeof value === "object" ? (value as Loose) : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const nameList = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value ? [String(value)] : [];
const strings = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(record(value)).map(([key, item]) => [key, String(item)]));

function words(both: unknown, single: unknown): Words {
  const { vi, en } = record(both);
  const fallback = text(single) ?? text(vi) ?? text(en) ?? "";
  return { vi: text(vi) ?? fallback, en: text(en) ?? fallback };
}
