import { toCitables } from "./citation.ts";
import { dayOf, type Facts } from "./facts.ts";

/** `citation.ris`: the package and its datasets, as reference managers import them (CRLF, UTF-8). */
export const toRis = (facts: Facts): string =>
  toCitables(facts)
    .map(({ id, titles, abstract, address }) => {
      const day = dayOf(facts);
      const tags: [string, string | null][] = [
        ["TY", "DATA"],
        ["ID", id],
        ["AU", facts.publisher.vi],
        ["TI", titles.vi],
        ["TT", titles.en],
        ["PY", day && day.slice(0, 4)],
        ["DA", day && day.replaceAll("-", "/")],
        ["ET", facts.version],
        ["PB", facts.publisher.en],
        ["UR", address.vi],
        ["UR", address.en],
        ["LA", "vi"],
        ...facts.keywords.map((keyword): [string, string] => ["KW", keyword]),
        ["AB", abstract.vi],
        ["N1", abstract.en],
        ["ER", ""],
      ];
      return tags
        .flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${value.replace(/\s+/g, " ")}\r\n`]))
        .join("");
    })
    .join("\r\n");
