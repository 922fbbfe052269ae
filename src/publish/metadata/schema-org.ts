import type { LanguageCode } from "../../i18n/locale.ts";
import { type DatasetFacts, dayOf, type Facts, type FileFacts, keywordsOf } from "./facts.ts";
import type { Licence } from "./licence.ts";

type Thing = Record<string, unknown>;

/** The catalogue as a schema.org DataCatalog, for its page in a language; its datasets are named, each is told on its own page. */
export function toDataCatalog(facts: Facts, language: LanguageCode): Thing {
  const { whole } = facts;
  return {
    "@context": "https://schema.org",
    ...catalog(facts, language),
    description: facts.notes[language],
    ...dated(facts),
    ...licensed(facts.licences, language),
    keywords: facts.keywords,
    inLanguage: ["vi", "en"],
    isAccessibleForFree: true,
    publisher: publisher(facts, language),
    ...(whole.length && { encoding: whole.map((file) => toDownload(file, language)) }),
    dataset: facts.datasets.map(({ titles, pages, notes, licences, resource }) => ({
      "@type": "Dataset",
      "@id": pages[language],
      name: titles[language],
      description: notes[language],
      url: pages[language],
      ...licensed(licences, language),
      creator: publisher(facts, language),
      ...(resource.sample && { creativeWorkStatus: facts.locales[language].t("meta.sample.keyword") }),
    })),
  };
}

/** A dataset as a schema.org Dataset, for its page in a language. */
export function toSchemaDataset(dataset: DatasetFacts, facts: Facts, language: LanguageCode): Thing {
  const { resource, titles, notes, pages, licences, profile, files } = dataset;
  const other = language === "vi" ? "en" : "vi";
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    "@id": pages[language],
    name: titles[language],
    ...(titles[other] !== titles[language] && { alternateName: titles[other] }),
    description: notes[language],
    url: pages[language],
    ...dated(facts),
    ...licensed(licences, language),
    keywords: keywordsOf(facts, resource.sample),
    inLanguage: ["vi", "en"],
    isAccessibleForFree: true,
    creator: publisher(facts, language),
    publisher: publisher(facts, language),
    includedInDataCatalog: catalog(facts, language),
    ...(profile.years && { temporalCoverage: profile.years.join("/") }),
    ...(facts.spatial && { spatialCoverage: { "@type": "Place", name: facts.spatial[language] } }),
    ...(resource.sample && { creativeWorkStatus: facts.locales[language].t("meta.sample.keyword") }),
    variableMeasured: resource.fields.map(({ name, titles, descriptions, unit }) => ({
      "@type": "PropertyValue",
      name,
      alternateName: titles[language],
      ...(descriptions[language] && { description: descriptions[language] }),
      ...(unit && { unitText: unit[language] }),
    })),
    distribution: files.map((file) => toDownload(file, language)),
  };
}

const toDownload = ({ address, titles, mediaType, bytes, sha256 }: FileFacts, language: LanguageCode): Thing => ({
  "@type": "DataDownload",
  name: titles[language],
  contentUrl: address,
  encodingFormat: mediaType,
  contentSize: `${bytes} B`,
  sha256,
});

const catalog = ({ titles, pages }: Facts, language: LanguageCode): Thing => ({
  "@type": "DataCatalog",
  "@id": pages[language],
  name: titles[language],
  url: pages[language],
});

const dated = (facts: Facts): Thing => ({
  ...(facts.version && { version: facts.version }),
  ...(dayOf(facts) && { datePublished: dayOf(facts) }),
});

export const publisher = ({ publisher, contact }: Facts, language: LanguageCode): Thing => ({
  "@type": "Organization",
  name: publisher[language],
  ...(contact && (contact.includes("@") ? { email: contact } : { url: contact })),
});

/** A licence by its address; one that is only words as a CreativeWork with that name. Without any, the property is absent. */
const licensed = (licences: readonly Licence[], language: LanguageCode): Thing => {
  const all = licences.map(({ url, titles }) => url ?? { "@type": "CreativeWork", name: titles[language] });
  return all.length ? { license: all.length === 1 ? all[0] : all } : {};
};
