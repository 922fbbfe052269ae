import type { Field, Words } from "../descriptor.ts";
import { codesOf } from "./codes.ts";
import { type DatasetFacts, dayOf, type Facts, keywordsOf } from "./facts.ts";

type Thing = Record<string, unknown>;

const context = ["http://www.w3.org/ns/csvw", { "@language": "vi" }];

/** The `-metadata.json` beside a CSV (CSV on the Web); `url` is relative to it. Keys to other tables are in the group's file. */
export const toCsvw = (dataset: DatasetFacts, facts: Facts): Thing => ({
  "@context": context,
  ...toTable(dataset, facts, dataset.files[0].name, (name) => (name === dataset.resource.name ? "" : null)),
});

/** The `csv-metadata.json` of all tables as one group, where keys that lead from table to table can be said. */
export function toCsvwGroup(facts: Facts): Thing {
  const url = ({ files }: DatasetFacts) => files[0].address.slice(facts.root.length);
  return {
    "@context": context,
    "dc:title": inBoth(facts.titles),
    "dc:description": inBoth(facts.notes),
    tables: facts.datasets.map((dataset) =>
      toTable(dataset, facts, url(dataset), (name) => {
        const target = facts.datasets.find(({ resource }) => resource.name === name);
        return target ? url(target) : null;
      }),
    ),
  };
}

/** @param urlOf where a resource's CSV is, `""` for the table itself, null where this file cannot name it */
function toTable(
  { resource, titles, notes, licences, rows }: DatasetFacts,
  facts: Facts,
  url: string,
  urlOf: (resource: string) => string | null,
): Thing {
  const keys = resource.foreignKeys.flatMap(({ fields, resource: target, references }) => {
    const place = urlOf(target);
    const listed = fields.some((name) => resource.fields.find((field) => field.name === name)?.list);
    if (place === null || listed) return [];
    return [
      {
        columnReference: [...fields],
        reference: { resource: place || url, columnReference: [...references] },
      },
    ];
  });
  return {
    url,
    "dc:title": inBoth(titles),
    "dc:description": inBoth(notes),
    "dc:publisher": inBoth(facts.publisher),
    "dc:license": licences.map(({ url, titles }) => (url ? { "@id": url } : inBoth(titles))).flat(),
    "dc:language": ["vi", "en"],
    "dcat:keyword": [...keywordsOf(facts, resource.sample)],
    ...(facts.version && { "schema:version": facts.version }),
    ...(dayOf(facts) && { "dc:issued": { "@value": dayOf(facts), "@type": "xsd:date" } }),
    "schema:numberOfItems": rows,
    dialect: { encoding: "utf-8", delimiter: ",", header: true },
    tableSchema: {
      columns: resource.fields.map(toColumn),
      ...(resource.primaryKey.length && { primaryKey: [...resource.primaryKey] }),
      ...(keys.length && { foreignKeys: keys }),
    },
  };
}

/** A language map, as common properties write it. */
const inBoth = ({ vi, en }: Words): Thing[] => [
  { "@value": vi, "@language": "vi" },
  { "@value": en, "@language": "en" },
];

/** The header's own name is among the titles, for readers match columns by them. */
const toColumn = (field: Field): Thing => ({
  name: field.name,
  titles: { und: field.name, vi: field.titles.vi, en: field.titles.en },
  ...(field.descriptions.vi && { "dc:description": inBoth(field.descriptions) }),
  ...(field.unit && { "schema:unitText": inBoth(field.unit) }),
  datatype: datatypeOf(field),
  required: field.required,
  null: [""],
  ...(field.list && { separator: ";" }),
});

/** Codes become the datatype's format: the only texts that may stand in the column. */
function datatypeOf(field: Field): unknown {
  const codes = codesOf(field);
  if (codes) return { base: "string", format: `^(?:${codes.join("|")})$` };
  if (field.type === "boolean") return { base: "boolean", format: "true|false" };
  if (field.format === "uri") return "anyURI";
  return { integer: "integer", number: "number", year: "gYear", date: "date" }[field.type] ?? "string";
}
