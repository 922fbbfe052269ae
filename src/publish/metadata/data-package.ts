import { languageCodes } from "../../i18n/locale.ts";
import type { Field } from "../descriptor.ts";
import { codeLabel, codesOf } from "./codes.ts";
import { type DatasetFacts, type Facts, type FileFacts, keywordsOf } from "./facts.ts";

type Loose = Record<string, unknown>;

/**
 * The `datapackage.json` that is published (Data Package 2): what the publisher wrote, and what only publishing knows.
 * Properties of our own (`alternatives`, `titles`, `notes`, `rows`, `temporal`, `spatial`, `sample`) carry what the standard has no word for.
 * @param loose the parsed `datapackage.json` of the data folder
 */
export function toDataPackage(loose: Loose, facts: Facts): Loose {
  const known = loose.resources as Loose[];
  return {
    ...loose,
    description: facts.notes.vi,
    homepage: facts.pages.vi,
    contributors: [contributor(facts)],
    ...(facts.keywords.length && { keywords: facts.keywords }),
    ...(facts.years && { temporal: { start: String(facts.years[0]), end: String(facts.years[1]) } }),
    ...(facts.whole.length && { alternatives: facts.whole.map(alternative(facts)) }),
    resources: facts.datasets.map((dataset) =>
      toResource(
        known.find(({ name }) => name === dataset.resource.name)!,
        dataset,
        facts,
      ),
    ),
  };
}

function contributor({ publisher, contact }: Facts): Loose {
  return {
    title: publisher.vi,
    titles: publisher,
    roles: ["publisher"],
    ...(contact && (contact.includes("@") ? { email: contact } : { path: contact })),
  };
}

function toResource(known: Loose, { resource, rows, notes, pages, profile, files }: DatasetFacts, facts: Facts): Loose {
  const csv = files[0];
  const schema = known.schema as Loose & { fields: Loose[] };
  return {
    ...known,
    path: csv.address.slice(facts.root.length),
    description: notes.vi,
    notes: resource.notes,
    homepage: pages.vi,
    format: "csv",
    mediatype: csv.mediaType,
    encoding: "utf-8",
    bytes: csv.bytes,
    hash: `sha256:${csv.sha256}`,
    rows,
    ...(resource.sample && { keywords: keywordsOf(facts, true) }),
    ...(profile.years && { temporal: { start: String(profile.years[0]), end: String(profile.years[1]) } }),
    alternatives: files.slice(1).map(alternative(facts)),
    schema: {
      ...schema,
      fields: resource.fields.map((field) => toField(schema.fields, field, facts)),
      missingValues: [""],
    },
  };
}

/** Another file that holds the same: of a table, or of all of them. */
const alternative =
  ({ root }: Facts) =>
  ({ address, mediaType, bytes, sha256 }: FileFacts): Loose => ({
    path: address.slice(root.length),
    mediatype: mediaType,
    bytes,
    hash: `sha256:${sha256}`,
  });

/** Columns that publishing adds are described from their `Field`. A list's cells hold several codes, so they get no `categories`. */
function toField(known: readonly Loose[], field: Field, { locales }: Facts): Loose {
  const { name, type, titles, descriptions, required, codelist } = field;
  const codes = codesOf(field);
  const labels = codes?.map((value) => ({
    value,
    label: codeLabel(field, value, locales.vi),
    labels: Object.fromEntries(languageCodes.map((code) => [code, codeLabel(field, value, locales[code])])),
  }));
  const written = known.find((item) => item.name === name);
  const added = { name, type, title: titles.vi, titles, description: descriptions.vi, descriptions, codelist };
  return {
    ...(written ?? { ...added, constraints: { required } }),
    ...(labels && (field.list ? { codes: labels } : { categories: labels })),
  };
}
