import { dayOf, type Facts } from "./facts.ts";

/**
 * `CITATION.cff` (Citation File Format 1.2). A licence is named only where SPDX lists it, for the format allows no other;
 * one that is only words stands in the abstract.
 */
export function toCff(facts: Facts): string {
  const { locales, titles, notes, publisher, contact, licences, version, keywords, pages } = facts;
  const spdx = licences.flatMap(({ spdx }) => spdx ?? []);
  const words = licences.filter(({ spdx }) => !spdx).map(({ titles }) => `${titles.vi} / ${titles.en}`);
  const entity = {
    name: `${publisher.vi} / ${publisher.en}`,
    ...(contact && (contact.includes("@") ? { email: contact } : { website: contact })),
  };
  return yaml({
    "cff-version": "1.2.0",
    message: `${locales.vi.t("meta.cite.message")} / ${locales.en.t("meta.cite.message")}`,
    type: "dataset",
    title: `${titles.vi} / ${titles.en}`,
    abstract: [notes.vi, notes.en, ...words].join("\n\n"),
    authors: [entity],
    ...(contact && { contact: [entity] }),
    ...(version && { version }),
    ...(dayOf(facts) && { "date-released": dayOf(facts) }),
    url: pages.vi,
    ...(spdx.length && { license: spdx.length === 1 ? spdx[0] : spdx }),
    ...(keywords.length && { keywords: [...new Set(keywords)] }),
  });
}

type Scalar = string | number | null;
type Tree = { [key: string]: Scalar | readonly (Scalar | Record<string, Scalar>)[] };

/** Text in double quotes: a JSON string is a YAML one, and no text is then read as a date, a number or a comment. */
const yaml = (tree: Tree): string =>
  Object.entries(tree)
    .map(([key, value]) => {
      if (!Array.isArray(value)) return `${key}: ${JSON.stringify(value)}\n`;
      const items = (value as readonly (Scalar | Record<string, Scalar>)[]).map((item) => `  - ${yamlItem(item)}`);
      return `${key}:\n${items.join("\n")}\n`;
    })
    .join("");

const yamlItem = (item: Scalar | Record<string, Scalar>): string =>
  item && typeof item === "object"
    ? Object.entries(item)
        .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
        .join("\n    ")
    : JSON.stringify(item);
