import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "../../src/query/fold.ts";
import { findRanges, type Searchable, toSearch } from "../../src/query/search.ts";

/** Made-up lines; the first text is the workplace. */
const entries: Searchable[] = [
  { name: "Nguyễn Văn Tuấn", texts: ["Nhà máy Một"] },
  { name: "Nguyễn Văn Tuấn", texts: ["Nhà máy Hai"] },
  { name: "Phí Đình Công", texts: ["Công ty Đinh Ốc"] },
  { name: "Dinh Thi Lan", texts: ["Trường Hoà Bình"] },
  { name: "Đinh Tiến Đạt", texts: ["Bệnh viện Hòa Bình", "Giảm thời gian chờ khám"] },
  { name: "Trần Tuấn Anh", texts: ["Công ty Nguyễn Văn"] },
  { name: "Lê Thúy Hà", texts: ["Hà Nội"] },
  { name: "Phạm Danh Khoa", texts: ["LĐLĐ huyện Ứng Hòa"], code: "H0023" },
  { name: "Vũ Hoài Nhi", texts: ["Trường Mỹ Đình"] },
  { name: "Hoa Mai", texts: ["Liên đoàn Lao động quận Long Biên"], code: "H0024" },
];
const search = toSearch(entries);
const find = (query: string) => search(query).map(({ index }) => index);

const cases: [string, string, number[]][] = [
  ["both people of one name", "nguyen van tuan", [0, 1, 5]],
  ["words in any order, cut short", "tua ngu va", [0, 1, 5]],
  ["folded letters", "dinh cong", [2]],
  ["exact marks first, then some, then none", "Đình", [2, 8, 4, 3]],
  ["the tone is part of the marks", "Đinh", [4, 2, 3, 8]],
  ["a query without marks does not choose", "dinh", [2, 3, 4, 8]],
  ["marks as typed in any field before a name without them", "hòa", [3, 4, 7, 8, 9]],
  ["a name with the marks before one without", "hà", [6, 1]],
  ["both places of the tone", "hoà bình", [3, 4]],
  ["a union by its short name", "ldld long", [9]],
  ["a union by its long name", "Liên đoàn lao động Ứng Hòa", [7]],
  ["a code by the whole of it", "h0023", [7]],
  ["no code by a part", "H002", []],
  ["decomposed input", "hòa bình".normalize("NFD"), [3, 4]],
  ["the new place in the name", "Thuý", [6]],
  ["a name before a workplace", "cong", [2, 5]],
  ["a part inside a word", "uan", [0, 1, 5, 9]],
  ["nothing inside a word for two letters", "ua", []],
  ["the initiative", "cho kham", [4]],
  ["nothing", "xyz", []],
  ["everything for no words", " – ", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
];
test.each(cases)("finds %s", (_, query, wanted) => {
  expect(find(query)).toEqual(wanted);
});

const marked: [string, string, string][] = [
  ["Nguyễn Văn Tuấn", "tuan ng", "[Ng]uyễn Văn [Tuấn]"],
  ["Bệnh viện Hoà Bình", "hòa", "Bệnh viện [Hoà] Bình"],
  ["Bệnh viện Hoà Bình".normalize("NFD"), "hoà b", "[B]ệnh viện [Hoà] [B]ình".normalize("NFD")],
  ["Hà Hạ", "hà", "[Hà] Hạ"],
  ["Thanh", "than anh", "[Thanh]"],
  ["LĐLĐ quận", "lao động q", "LĐ[LĐ] [q]uận"],
  ["Công đoàn ngành", "cđ", "[Công đoàn] ngành"],
  ["Công nhân", "xyz", "Công nhân"],
];
test.each(marked)("marks in %s what %s found", (text, query, wanted) => {
  const ranges = findRanges(text, query).toReversed();
  expect(
    ranges.reduce((out, [from, to]) => `${out.slice(0, from)}[${out.slice(from, to)}]${out.slice(to)}`, text),
  ).toBe(wanted);
});

const words = ["Nguyễn", "Trần", "Đỗ", "Thị", "Văn", "Đình", "Hoà", "Thúy", "Quý", "Ước", "Ngọc", "Ánh", "Phượng"];
const name = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((list) => list.join(" "));
const names = fc.array(name, { minLength: 1, maxLength: 12 });

test("the folded name of anyone finds that person, and the exact name ranks nobody else's name before", () => {
  fc.assert(
    fc.property(names, fc.nat(), (list, pick) => {
      const ask = toSearch(list.map((text) => ({ name: text, texts: [] })));
      const wanted = list[pick % list.length];
      expect(ask(fold(wanted)).map(({ index }) => list[index])).toContain(wanted);
      const scores = ask(wanted);
      const own = scores.find(({ index }) => list[index] === wanted)!;
      expect(own.score).toBe(scores[0].score);
    }),
  );
});

test("NFC and NFD queries give the same answer", () => {
  fc.assert(
    fc.property(names, name, (list, query) => {
      const ask = toSearch(list.map((text) => ({ name: text, texts: [] })));
      expect(ask(query.normalize("NFD"))).toEqual(ask(query.normalize("NFC")));
    }),
  );
});
