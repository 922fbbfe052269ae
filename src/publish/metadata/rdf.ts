import type { Words } from "../descriptor.ts";

/** A text in a language, a value of a type, or a resource by its name. */
export type Term =
  { "@value": string; "@language": string } | { "@value": string; "@type": string } | { "@id": string };
/** A named resource with its properties; names and types may use the prefixes. */
export type Node = { "@id": string; "@type": string } & { [property: string]: string | readonly Term[] };

export const prefixes = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  spdx: "http://spdx.org/rdf/terms#",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

/** Words in both languages, each once with its language. */
export const inBoth = ({ vi, en }: Words): Term[] => [
  { "@value": vi, "@language": "vi" },
  { "@value": en, "@language": "en" },
];
export const typed = (value: string | number, type: string): Term => ({ "@value": String(value), "@type": type });
export const named = (id: string): Term => ({ "@id": id });

/** Nodes as JSON-LD that needs no context from the web. A node named twice is written once. */
export const toJsonLd = (nodes: readonly Node[]): object => ({ "@context": prefixes, "@graph": once(nodes) });

/** The same nodes as Turtle. */
export function toTurtle(nodes: readonly Node[]): string {
  const head = Object.entries(prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`);
  const body = once(nodes).map((node) => {
    const lines = Object.entries(node).flatMap(([property, terms]) =>
      typeof terms === "string" || terms.length === 0 ? [] : [`  ${property} ${terms.map(turtle).join(", ")}`],
    );
    return `\n${turtle({ "@id": node["@id"] })} a ${node["@type"]}${lines.map((line) => ` ;\n${line}`).join("")} .\n`;
  });
  return head.join("") + body.join("");
}

const once = (nodes: readonly Node[]): Node[] => [...new Map(nodes.map((node) => [node["@id"], node])).values()];

function turtle(term: Term): string {
  if ("@id" in term) return isPrefixed(term["@id"]) ? term["@id"] : `<${iri(term["@id"])}>`;
  // JSON escapes text as Turtle does, but for characters that neither needs to.
  const text = JSON.stringify(term["@value"]);
  return "@language" in term ? `${text}@${term["@language"]}` : `${text}^^${term["@type"]}`;
}

const isPrefixed = (id: string): boolean => id.split(":")[0] in prefixes && !id.includes("/");
const iri = (id: string): string => id.replace(/[<>"{}|^`\\\s]/g, encodeURIComponent);
