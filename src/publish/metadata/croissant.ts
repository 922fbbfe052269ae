import type { Field, Words } from "../descriptor.ts";
import { codeLabel, codesOf } from "./codes.ts";
import { type DatasetFacts, dayOf, type Facts, type FileFacts } from "./facts.ts";
import { toBibtex } from "./bibtex.ts";

type Thing = Record<string, unknown>;

/**
 * The package as Croissant 1.1: every file, every table with its columns, and every codelist as a record set of its own.
 * Descriptions are JSON-LD language maps; a name has one language.
 */
export function toCroissant(facts: Facts): Thing {
  const { locales, datasets } = facts;
  const lists = new Map(datasets.flatMap(({ resource }) => resource.fields.filter(codesOf).map((f) => [listId(f), f])));
  return {
    "@context": context,
    "@type": "sc:Dataset",
    conformsTo: "http://mlcommons.org/croissant/1.1",
    name: facts.name,
    alternateName: [facts.titles.vi, facts.titles.en],
    description: facts.notes,
    url: facts.pages.vi,
    license: licences(facts).length ? licences(facts) : locales.en.t("meta.licence.none"),
    ...(facts.version && { version: facts.version }),
    ...(dayOf(facts) && { datePublished: dayOf(facts) }),
    creator: { "@type": "sc:Organization", name: facts.publisher.en, alternateName: facts.publisher.vi },
    publisher: { "@type": "sc:Organization", name: facts.publisher.en, alternateName: facts.publisher.vi },
    keywords: facts.keywords,
    inLanguage: ["vi", "en"],
    citeAs: toBibtex({ ...facts, datasets: [] }).trim(),
    isLiveDataset: false,
    distribution: [...facts.whole, ...datasets.flatMap(({ files }) => files)].map(toFileObject),
    recordSet: [
      ...datasets.map((dataset) => toRecordSet(dataset, facts)),
      ...[...lists.values()].map((field) => toCodeSet(field, facts)),
    ],
  };
}

const licences = ({ licences, datasets }: Facts): unknown[] => {
  const all = [...licences, ...datasets.flatMap((dataset) => dataset.licences)];
  const once = all.filter(({ name }, at) => all.findIndex((other) => other.name === name) === at);
  return once.map(
    ({ url, titles }) => url ?? { "@type": "sc:CreativeWork", name: titles.en, alternateName: titles.vi },
  );
};

const fileId = ({ address }: Pick<FileFacts, "address">): string => address.split("/data/").at(-1)!;

const toFileObject = (file: FileFacts): Thing => ({
  "@type": "cr:FileObject",
  "@id": fileId(file),
  name: file.name,
  description: file.titles,
  contentUrl: file.address,
  contentSize: `${file.bytes} B`,
  encodingFormat: file.mediaType,
  sha256: file.sha256,
});

function toRecordSet({ resource, notes, files }: DatasetFacts, { datasets }: Facts): Thing {
  const id = (name: string) => `${resource.name}/${name}`;
  return {
    "@type": "cr:RecordSet",
    "@id": resource.name,
    name: resource.name,
    description: notes,
    ...(resource.primaryKey.length && { key: resource.primaryKey.map((name) => ({ "@id": id(name) })) }),
    field: resource.fields.map((field) => {
      const foreign = resource.foreignKeys.find(({ fields }) => fields.length === 1 && fields[0] === field.name);
      const target = foreign && datasets.find((dataset) => dataset.resource.name === foreign.resource);
      return {
        "@type": "cr:Field",
        "@id": id(field.name),
        name: field.name,
        description: describe(field),
        dataType: dataTypes[field.type] ?? "sc:Text",
        ...(field.list && { isArray: true }),
        source: {
          fileObject: { "@id": fileId(files[0]) },
          extract: { column: field.name },
          ...(field.list && { transform: { separator: ";" } }),
        },
        ...(target && { references: { "@id": `${foreign.resource}/${foreign.references[0]}` } }),
        ...(codesOf(field) && { references: { "@id": `${listId(field)}/code` } }),
      };
    }),
  };
}

const describe = ({ titles, descriptions }: Field): Words => ({
  vi: [titles.vi, descriptions.vi].filter(Boolean).join(": "),
  en: [titles.en, descriptions.en].filter(Boolean).join(": "),
});

const dataTypes: Record<string, string> = {
  integer: "sc:Integer",
  number: "sc:Float",
  year: "sc:Integer",
  boolean: "sc:Boolean",
  date: "sc:Date",
};

const listId = ({ codelist, name }: Field): string => `codes-${codelist ?? name}`;

function toCodeSet(field: Field, { locales }: Facts): Thing {
  const id = listId(field);
  const both = (key: string): Words => ({
    vi: locales.vi.t(key, { name: field.name }),
    en: locales.en.t(key, { name: field.name }),
  });
  const column = (name: string, key: string) => ({
    "@type": "cr:Field",
    "@id": `${id}/${name}`,
    name,
    description: both(key),
    dataType: "sc:Text",
  });
  return {
    "@type": "cr:RecordSet",
    "@id": id,
    name: id,
    description: both("meta.codes"),
    dataType: "sc:Enumeration",
    key: { "@id": `${id}/code` },
    field: [column("code", "meta.codes.code"), column("vi", "meta.codes.vi"), column("en", "meta.codes.en")],
    data: codesOf(field)!.map((code) => ({
      [`${id}/code`]: code,
      [`${id}/vi`]: codeLabel(field, code, locales.vi),
      [`${id}/en`]: codeLabel(field, code, locales.en),
    })),
  };
}

const terms = [
  ...["arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "excludes", "extract", "field"],
  ...["fileObject", "fileProperty", "fileSet", "format", "includes", "isArray", "isLiveDataset", "jsonPath", "key"],
  ...["md5", "parentField", "readLines", "recordSet", "references", "regex", "sdVersion", "separator", "source"],
  ...["subField", "transform", "unArchive", "value"],
];

/** Names without a prefix are schema.org's; these are Croissant's. */
const context = {
  "@language": "en",
  "@vocab": "http://schema.org/",
  sc: "http://schema.org/",
  cr: "http://mlcommons.org/croissant/",
  dct: "http://purl.org/dc/terms/",
  conformsTo: "dct:conformsTo",
  description: { "@container": "@language" },
  data: { "@id": "cr:data", "@type": "@json" },
  dataType: { "@id": "cr:dataType", "@type": "@vocab" },
  ...Object.fromEntries(terms.map((term) => [term, `cr:${term}`])),
};
