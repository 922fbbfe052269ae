import { sha256 } from "../engine.ts";
import { formatXml, type XmlElement } from "./xml.ts";

/** A feed as Atom (RFC 4287) has it. Addresses are absolute; `updated` of the feed is that of its newest entry. */
export type Feed = {
  /** What the feed is for ever, whatever its address. */
  id: string;
  language: string;
  title: string;
  subtitle: string;
  author: string;
  /** Address of the feed itself, of its page, and of the same feed in other languages. */
  self: string;
  page: string;
  translations: readonly { language: string; address: string }[];
  entries: readonly FeedEntry[];
};
export type FeedEntry = {
  id: string;
  title: string;
  /** Day (ISO). */
  updated: string;
  category: string;
  page: string;
  /** A file that belongs to it. */
  file?: { address: string; type: string };
  /** Sentences. */
  summary: readonly string[];
};

export function toAtom(feed: Feed): string {
  const entries = [...feed.entries].sort((a, b) => compare(b.updated, a.updated) || compare(a.id, b.id));
  if (!entries.length) throw new Error(`a feed without entries has no time of update: ${feed.id}`);
  return formatXml([
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": feed.language },
    [
      ["id", {}, toUrn(feed.id)],
      ["title", {}, feed.title],
      ["subtitle", {}, feed.subtitle],
      ["updated", {}, toTime(entries[0].updated)],
      ["author", {}, [["name", {}, feed.author]]],
      ["link", { rel: "self", type: "application/atom+xml", href: feed.self }],
      ["link", { rel: "alternate", type: "text/html", hreflang: feed.language, href: feed.page }],
      ...feed.translations.map(({ language, address }): XmlElement => [
        "link",
        { rel: "alternate", type: "application/atom+xml", hreflang: language, href: address },
      ]),
      ...entries.map(toEntry),
    ],
  ]);
}

const toEntry = ({ id, title, updated, category, page, file, summary }: FeedEntry): XmlElement => [
  "entry",
  {},
  [
    ["id", {}, toUrn(id)],
    ["title", {}, title],
    ["updated", {}, toTime(updated)],
    ["category", { term: category }],
    ["link", { rel: "alternate", type: "text/html", href: page }],
    ...(file ? [["link", { rel: "enclosure", type: file.type, href: file.address }] as XmlElement] : []),
    ["summary", { type: "text" }, summary.join("\n")],
  ],
];

/** A name that holds wherever the site moves: a UUID (version 8) of the hash of what it names. */
function toUrn(id: string): string {
  const hex = sha256(new TextEncoder().encode(id));
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join("-")}`;
}

/** Days are those of Hanoi. */
const toTime = (day: string): string => `${day}T00:00:00+07:00`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
