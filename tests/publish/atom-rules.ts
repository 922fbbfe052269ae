import { XMLParser } from "fast-xml-parser";

type Node = Record<string, unknown>;
const list = (value: unknown): Node[] => (value === undefined ? [] : ([value].flat() as Node[]));
const text = (value: unknown): string =>
  value && typeof value === "object" ? String((value as Node)["#text"] ?? "") : String(value ?? "");

/** What a feed does against RFC 4287 (section 4.1): elements that must be there, once, and the form of dates and links. */
export function findFaults(xml: string): string[] {
  const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false });
  const { feed } = parser.parse(xml) as { feed?: Node };
  if (!feed) return ["no feed"];
  const faults = feed["@_xmlns"] === "http://www.w3.org/2005/Atom" ? [] : ["feed: other namespace"];
  const entries = list(feed.entry);
  for (const [place, node] of [
    ["feed", feed] as const,
    ...entries.map((entry, at) => [`entry ${at}`, entry] as const),
  ]) {
    for (const name of ["id", "title", "updated"])
      if (list(node[name]).length !== 1) faults.push(`${place}: ${list(node[name]).length} ${name}`);
    const updated = text(node.updated);
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(updated) || Number.isNaN(Date.parse(updated)))
      faults.push(`${place}: updated is no RFC 3339 time: ${updated}`);
    if (!/^[a-z][a-z0-9+.-]*:\S+$/i.test(text(node.id))) faults.push(`${place}: id is no IRI: ${text(node.id)}`);
    const links = list(node.link).map((link) => ({
      rel: link["@_rel"] ?? "alternate",
      type: link["@_type"],
      lang: link["@_hreflang"],
      href: String(link["@_href"] ?? ""),
    }));
    for (const { href } of links) if (!URL.canParse(href)) faults.push(`${place}: link leads nowhere: ${href}`);
    const alternates = links.filter(({ rel }) => rel === "alternate").map(({ type, lang }) => `${type} ${lang}`);
    if (new Set(alternates).size < alternates.length) faults.push(`${place}: two alternates of one type and language`);
    for (const category of list(node.category)) if (!category["@_term"]) faults.push(`${place}: category without term`);
  }
  if (!list(feed.link).some((link) => link["@_rel"] === "self")) faults.push("feed: no link rel=self");
  const authored = (node: Node) => list(node.author).some(({ name }) => text(name));
  if (!authored(feed) && !(entries.length && entries.every(authored))) faults.push("feed: no author");
  const ids = [feed, ...entries].map(({ id }) => text(id));
  if (new Set(ids).size < ids.length) faults.push("feed: an id stands twice");
  for (const [at, entry] of entries.entries())
    if (!list(entry.link).some((link) => (link["@_rel"] ?? "alternate") === "alternate") && !entry.content)
      faults.push(`entry ${at}: neither content nor alternate`);
  return faults;
}
