import { toCitables } from "./citation.ts";
import { dayOf, type Facts } from "./facts.ts";

/**
 * `citation.bib`: the package and its datasets as `@dataset` entries, in UTF-8, with the date as biblatex and BibTeX
 * each read it. The Vietnamese title leads; the English one is its `titleaddon`.
 */
export const toBibtex = (facts: Facts): string => {
  const [year, month] = dayOf(facts)?.split("-") ?? [];
  const entries = toCitables(facts).map(({ id, titles, abstract, address }) => {
    const fields: Record<string, string | null> = {
      author: `{${escape(facts.publisher.vi)}}`,
      title: `{${escape(titles.vi)}}`,
      titleaddon: escape(titles.en),
      date: dayOf(facts),
      year: year ?? null,
      month: month ? String(Number(month)) : null,
      version: facts.version,
      publisher: escape(facts.publisher.en),
      url: address.vi,
      language: "vietnamese",
      keywords: facts.keywords.map(escape).join(", ") || null,
      abstract: escape(abstract.vi),
      annotation: escape(abstract.en),
      note: escape(facts.locales.en.t("meta.cite.message")),
    };
    const lines = Object.entries(fields).flatMap(([name, value]) =>
      value === null ? [] : [`  ${name} = {${value}},`],
    );
    return [`@dataset{${id},`, ...lines, "}", ""].join("\n");
  });
  return entries.join("\n");
};

/** Characters with a meaning in TeX. */
const escape = (text: string): string =>
  text.replace(
    /[\\{}&%$#_^~]/g,
    (sign) => ({ "\\": "\\textbackslash{}", "^": "\\^{}", "~": "\\~{}" })[sign] ?? `\\${sign}`,
  );
