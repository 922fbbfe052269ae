import { toCitables } from "./citation.ts";
import { dayOf, type Facts } from "./facts.ts";

/** `citation.csl.json`: the package and its datasets as CSL-JSON items. */
export function toCsl(facts: Facts): Record<string, unknown>[] {
  const day = dayOf(facts);
  return toCitables(facts).map(({ id, titles, abstract, address, sample }) => ({
    id,
    type: "dataset",
    title: titles.vi,
    "original-title": titles.en,
    author: [{ literal: facts.publisher.vi }],
    publisher: facts.publisher.en,
    ...(day && { issued: { "date-parts": [day.split("-").map(Number)] } }),
    ...(facts.version && { version: facts.version }),
    URL: address.vi,
    language: "vi",
    ...(facts.keywords.length && { keyword: facts.keywords.join(", ") }),
    abstract: abstract.vi,
    note: [sample && facts.locales.en.t("meta.sample"), abstract.en].filter(Boolean).join(" "),
  }));
}
