import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { type Feed, toAtom } from "../../src/publish/formats/atom.ts";
import { findFaults } from "./atom-rules.ts";

const entry = (id: string, updated: string, more: object = {}) => ({
  id,
  updated,
  title: `Bản ${id}`,
  category: "release",
  page: `https://a.example/${id}/`,
  summary: ["Thêm 7 dòng.", "Sửa <1> ô & “lời”."],
  ...more,
});
const feed: Feed = {
  id: "example",
  language: "vi",
  title: "Số liệu",
  subtitle: "Các bản",
  author: "Nhóm <biên soạn>",
  self: "https://a.example/feed/data.vi.xml",
  page: "https://a.example/du-lieu/?a=1&b=2",
  translations: [{ language: "en", address: "https://a.example/feed/data.en.xml" }],
  entries: [
    entry("1.0.0", "2026-11-01"),
    entry("1.1.0", "2026-11-22", { file: { address: "https://a.example/1.1.0.csv", type: "text/csv" } }),
  ],
};

test("a feed is well-formed, keeps the rules of RFC 4287, and gives its text back letter for letter", () => {
  const xml = toAtom(feed);
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(findFaults(xml)).toEqual([]);
  const { feed: read } = new XMLParser({ ignoreAttributes: false }).parse(xml);
  expect(read.author.name).toBe(feed.author);
  expect(read.entry.map((item: { title: string }) => item.title)).toEqual(["Bản 1.1.0", "Bản 1.0.0"]);
  expect(read.entry[0].summary["#text"]).toBe("Thêm 7 dòng.\nSửa <1> ô & “lời”.");
  expect(read.updated).toBe("2026-11-22T00:00:00+07:00");
});

test("an entry keeps its id whatever the site's address, and no two share one", () => {
  const ids = (xml: string) => [...xml.matchAll(/<id>(.*)<\/id>/g)].map(([, id]) => id);
  const moved = { ...feed, self: "https://b.example/x.xml", page: "https://b.example/" };
  expect(ids(toAtom(moved))).toEqual(ids(toAtom(feed)));
  expect(new Set(ids(toAtom(feed))).size).toBe(3);
});

test("a feed without entries is refused, for it has no time", () => {
  expect(() => toAtom({ ...feed, entries: [] })).toThrow("a feed without entries");
});

test.each([
  [/<id>.*<\/id>/, "", "feed: 0 id"],
  [/<updated>.*<\/updated>/, "<updated>2026-11-22</updated>", "feed: updated is no RFC 3339 time: 2026-11-22"],
  [/<link rel="self".*\/>/, "", "feed: no link rel=self"],
  [/ {2}<author>[^]*?<\/author>\n/, "", "feed: no author"],
])("the rules find what is wrong: %s", (part, other, fault) => {
  expect(findFaults(toAtom(feed).replace(part, other))).toContain(fault);
});
