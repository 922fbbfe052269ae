import fc from "fast-check";
import { expect, test } from "vitest";
import { compareNames, nameSortKey, sortByName, toNameParts } from "../../src/i18n/vietnamese.ts";

test("a name is family, middle and given; one word is a given name", () => {
  expect(toNameParts("Nguyễn Thị Hồng Vân")).toEqual({ family: "Nguyễn", middle: ["Thị", "Hồng"], given: "Vân" });
  expect(toNameParts(" Hà  Loan ")).toEqual({ family: "Hà", middle: [], given: "Loan" });
  expect(toNameParts("Loan")).toEqual({ family: "", middle: [], given: "Loan" });
});

const lists: Record<string, string[]> = {
  "given name, then family name, then middle names": [
    "Đoàn Anh Tuấn",
    "Nguyễn Anh Tuấn",
    "Nguyễn Văn Tuấn",
    "Nguyễn Đình Tuyên",
    "Ngô Thị Vân",
  ],
  "the letters of the alphabet": [
    "Lê An",
    "Lê Ăn",
    "Lê Ân",
    "Lê Dung",
    "Lê Đào",
    "Lê Em",
    "Lê Êm",
    "Lê Oanh",
    "Lê Ông",
    "Lê Ơn",
  ],
  "the tones": ["Lê Hoa", "Lê Hòa", "Lê Hỏa", "Lê Hõa", "Lê Hóa", "Lê Họa"],
  "a word before the words it begins": ["Lê An", "Lê Ạn", "Lê Anh", "Lê Ánh"],
  "the tone of the given name before the family name": ["Vũ Ha", "Lê Hà"],
};

test.each(Object.entries(lists))("lists follow %s", (_, names) => {
  expect([...names].reverse().sort(compareNames)).toEqual(names);
  expect(sortByName([...names].reverse(), (name) => name)).toEqual(names);
});

test("both places of the tone mark and both normal forms give one key", () => {
  expect(nameSortKey("Lê Hoà")).toBe(nameSortKey("Lê Hòa"));
  expect(nameSortKey("Nguyễn Đức Thuý".normalize("NFD"))).toBe(nameSortKey("Nguyễn Đức Thúy"));
});

test("single words sort as the Vietnamese collation sorts them", () => {
  const collator = new Intl.Collator("vi", { sensitivity: "accent" });
  const letters = [..."aàảãáạăằẳẵắặâầẩẫấậbcdđeèéẹêềểghiìíklmnoòóôồốơờợpqrstuùúưừựvxyỳý"];
  const marks = (word: string) => word.normalize("NFD").replace(/[^\u0300\u0301\u0303\u0309\u0323]/g, "").length;
  const word = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 5 }).map((list) => list.join(""));
  const syllable = word.filter((text) => marks(text) <= 1);
  fc.assert(
    fc.property(syllable, syllable, (a, b) => {
      // Two places of the same tone are one word to us; the collation orders them by place.
      fc.pre(nameSortKey(a) !== nameSortKey(b));
      expect(Math.sign(compareNames(a, b))).toBe(collator.compare(a, b));
    }),
  );
});
