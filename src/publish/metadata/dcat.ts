import { type DatasetFacts, dayOf, type Facts, type FileFacts, keywordsOf } from "./facts.ts";
import type { Licence } from "./licence.ts";
import { inBoth, named, type Node, type Term, typed } from "./rdf.ts";

/**
 * The catalogue as DCAT-AP 3: one Catalog, a Dataset a table and one for all of them, a Distribution a file. Terms of the vocabularies that the
 * profile prescribes are typed here too, so that the file can be checked alone.
 */
export function toDcat(facts: Facts): Node[] {
  const { titles, notes, pages, licences } = facts;
  const datasets = [...facts.datasets.map(toTold), ...(facts.whole.length ? [everything(facts)] : [])];
  const catalog: Node = {
    "@id": catalogId(facts),
    "@type": "dcat:Catalog",
    "dct:title": inBoth(titles),
    "dct:description": inBoth(notes),
    "dct:publisher": [named(publisherId(facts))],
    "foaf:homepage": [named(pages.vi)],
    "dct:language": languages.map(({ "@id": id }) => named(id)),
    "dcat:themeTaxonomy": [named(taxonomy["@id"])],
    ...(licences.length && { "dct:license": licences.map((licence) => named(licenceId(licence, facts))) }),
    ...dated(facts),
    ...placed(facts),
    "dcat:dataset": datasets.map(({ id }) => named(id)),
  };
  const shared: Node[] = [theme, taxonomy, access, algorithm, ...languages];
  const known = [...licences, ...datasets.flatMap((dataset) => dataset.licences)];
  return [
    catalog,
    { "@id": publisherId(facts), "@type": "foaf:Agent", "foaf:name": inBoth(facts.publisher) },
    { "@id": pages.vi, "@type": "foaf:Document", "dct:title": inBoth(titles) },
    ...contact(facts),
    ...(facts.spatial
      ? [{ "@id": placeId(facts), "@type": "dct:Location", "skos:prefLabel": inBoth(facts.spatial) }]
      : []),
    ...known.map((licence): Node => ({
      "@id": licenceId(licence, facts),
      "@type": "dct:LicenseDocument",
      "dct:title": inBoth(licence.titles),
    })),
    ...datasets.flatMap((dataset) => toDataset(dataset, facts)),
    ...shared,
  ];
}

/** What is told of a dataset. `own`: its page is about nothing else. */
type Told = Pick<DatasetFacts, "titles" | "notes" | "licences" | "pages" | "files"> & {
  id: string;
  own: boolean;
  sample: boolean;
  years: Facts["years"];
};

const toTold = (dataset: DatasetFacts): Told => ({
  ...dataset,
  id: `${dataset.pages.vi}#dataset`,
  own: true,
  sample: dataset.resource.sample,
  years: dataset.profile.years,
});

/** All tables at once, as the archive and the database hold them. */
const everything = ({ titles, notes, licences, pages, whole, years, locales: { vi, en } }: Facts): Told => ({
  id: `${pages.vi}#everything`,
  own: false,
  titles: { vi: vi.t("meta.whole", { title: titles.vi }), en: en.t("meta.whole", { title: titles.en }) },
  notes,
  licences,
  pages,
  files: whole,
  sample: false,
  years,
});

function toDataset(dataset: Told, facts: Facts): Node[] {
  const { id, own, sample, titles, notes, pages, files, years } = dataset;
  const parts = (file: FileFacts) => `${id}-${file.form}`;
  const period = `${id}-temporal`;
  return [
    {
      "@id": id,
      "@type": "dcat:Dataset",
      "dct:title": inBoth(titles),
      "dct:description": inBoth(notes),
      "dct:identifier": [typed(own ? pages.vi : id, "xsd:anyURI")],
      "dct:publisher": [named(publisherId(facts))],
      ...(facts.contact && { "dcat:contactPoint": [named(contactId(facts))] }),
      "dcat:landingPage": [named(pages.vi)],
      "dcat:keyword": keywordsOf(facts, sample).map((word): Term => ({
        "@value": word,
        "@language": isEnglish(word) ? "en" : "vi",
      })),
      "dcat:theme": [named(theme["@id"])],
      "dct:language": languages.map(({ "@id": id }) => named(id)),
      "dct:accessRights": [named(access["@id"])],
      ...(facts.version && { "dcat:version": [typed(facts.version, "xsd:string")] }),
      ...dated(facts),
      ...placed(facts),
      ...(years && { "dct:temporal": [named(period)] }),
      "dcat:distribution": files.map((file) => named(parts(file))),
    },
    ...(own ? [{ "@id": pages.vi, "@type": "foaf:Document", "dct:title": inBoth(titles) }] : []),
    ...(years
      ? [
          {
            "@id": period,
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": [typed(years[0], "xsd:gYear")],
            "dcat:endDate": [typed(years[1], "xsd:gYear")],
          },
        ]
      : []),
    ...files.flatMap((file) => toDistribution(parts(file), file, dataset, facts)),
  ];
}

function toDistribution(id: string, file: FileFacts, { licences, notes }: Told, facts: Facts): Node[] {
  const format = `${authority}file-type/${fileTypes[file.form] ?? "OCTET"}`;
  const media = `https://www.iana.org/assignments/media-types/${file.mediaType}`;
  return [
    {
      "@id": id,
      "@type": "dcat:Distribution",
      "dct:title": inBoth(file.titles),
      "dct:description": inBoth(notes),
      "dcat:accessURL": [named(file.address)],
      "dcat:downloadURL": [named(file.address)],
      "dct:format": [named(format)],
      "dcat:mediaType": [named(media)],
      "dcat:byteSize": [typed(file.bytes, "xsd:nonNegativeInteger")],
      "spdx:checksum": [named(`${id}-checksum`)],
      ...(licences.length && { "dct:license": [named(licenceId(licences[0], facts))] }),
      ...dated(facts),
    },
    { "@id": format, "@type": "dct:MediaTypeOrExtent" },
    { "@id": media, "@type": "dct:MediaType" },
    {
      "@id": `${id}-checksum`,
      "@type": "spdx:Checksum",
      "spdx:algorithm": [named(algorithm["@id"])],
      "spdx:checksumValue": [typed(file.sha256, "xsd:hexBinary")],
    },
  ];
}

function contact(facts: Facts): Node[] {
  if (!facts.contact) return [];
  const mail = facts.contact.includes("@");
  const way: Record<string, Term[]> = mail
    ? { "vcard:hasEmail": [named(`mailto:${facts.contact}`)] }
    : { "vcard:hasURL": [named(facts.contact)] };
  return [{ "@id": contactId(facts), "@type": "vcard:Kind", "vcard:fn": inBoth(facts.publisher), ...way }];
}

const catalogId = ({ pages }: Facts): string => `${pages.vi}#catalog`;
const publisherId = ({ pages }: Facts): string => `${pages.vi}#publisher`;
const contactId = ({ pages }: Facts): string => `${pages.vi}#contact`;
const placeId = ({ pages }: Facts): string => `${pages.vi}#place`;
const licenceId = ({ url, name }: Licence, { pages }: Facts): string => url ?? `${pages.vi}#licence-${name}`;

const dated = (facts: Facts): Record<string, Term[]> => {
  const day = dayOf(facts);
  return day ? { "dct:issued": [typed(day, "xsd:date")] } : {};
};
const placed = (facts: Facts): Record<string, Term[]> =>
  facts.spatial ? { "dct:spatial": [named(placeId(facts))] } : {};

/** Keywords of the descriptor carry no language; a word without Vietnamese marks is taken for English. */
const isEnglish = (word: string): boolean => /^[\u0020-\u007e]*$/.test(word);

/** The European Publications Office's lists, from which DCAT-AP takes formats, languages, themes and access rights. */
const authority = "http://publications.europa.eu/resource/authority/";
const fileTypes: Record<string, string> = {
  csv: "CSV",
  "excel.csv": "CSV",
  xlsx: "XLSX",
  json: "JSON",
  parquet: "PARQUET",
  zip: "ZIP",
};
const languages: Node[] = ["VIE", "ENG"].map((code) => ({
  "@id": `${authority}language/${code}`,
  "@type": "dct:LinguisticSystem",
}));
const access: Node = { "@id": `${authority}access-right/PUBLIC`, "@type": "dct:RightsStatement" };
const taxonomy: Node = {
  "@id": `${authority}data-theme`,
  "@type": "skos:ConceptScheme",
  "dct:title": [{ "@value": "Data theme", "@language": "en" }],
};
const theme: Node = {
  "@id": `${authority}data-theme/SOCI`,
  "@type": "skos:Concept",
  "skos:prefLabel": [{ "@value": "Population and society", "@language": "en" }],
  "skos:inScheme": [named(taxonomy["@id"])],
};
const algorithm: Node = { "@id": "spdx:checksumAlgorithm_sha256", "@type": "spdx:ChecksumAlgorithm" };
