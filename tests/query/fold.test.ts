import fc from "fast-check";
import { expect, test } from "vitest";
import { fold, isMarked, toWords } from "../../src/query/fold.ts";

const folded: [string, string][] = [
  ["Phí Đình Công", "phi dinh cong"],
  ["HOÀ HÒA", "hoa hoa"],
  ["Ứng Hòa".normalize("NFD"), "ung hoa"],
  ["Ðống Đa", "dong da"],
  ["May 10", "may 10"],
];
test.each(folded)("%s folds to %s", (text, wanted) => {
  expect(fold(text)).toBe(wanted);
});

const same: [string, string][] = [
  ["hoà", "hòa"],
  ["thuý", "thúy"],
  ["Hoá", "hóa"],
  ["quý", "quý".normalize("NFD")],
  ["toàn", "TOÀN"],
  ["loè", "lòe"],
];
test.each(same)("%s and %s are one word", (a, b) => {
  const bare = (text: string) => toWords(text).map(({ fold, marks, tone }) => ({ fold, marks, tone }));
  expect(bare(a)).toEqual(bare(b));
});

test("a word keeps letter marks and tone apart, and knows its places", () => {
  expect(toWords("Lê, Đức")).toEqual([
    { fold: "le", marks: ["", "\u0302"], tone: "", at: [0, 1, 2] },
    { fold: "duc", marks: ["đ", "\u031b", ""], tone: "\u0301", at: [4, 5, 6, 7] },
  ]);
  expect(toWords("Lê Minh").map(isMarked)).toEqual([true, false]);
  expect(toWords(" – ")).toEqual([]);
});

test("places are those of the text as given, whatever its normal form", () => {
  const text = "Tổ Hàn điện".normalize("NFD");
  const cut = toWords(text).map(({ at }) => text.slice(at[0], at.at(-1)).normalize("NFC"));
  expect(cut).toEqual(["Tổ", "Hàn", "điện"]);
});

test("any text has the same words in NFC and NFD, and they are those of its fold", () => {
  const letters = fc.constantFrom(..."aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạệợửýÀĐƠ 10-,");
  const text = fc.array(letters, { maxLength: 20 }).map((list) => list.join(""));
  fc.assert(
    fc.property(text, (value) => {
      const folds = (form: string) => toWords(value.normalize(form)).map((word) => word.fold);
      expect(folds("NFD")).toEqual(folds("NFC"));
      expect(folds("NFC").join("")).toBe(fold(value).replace(/[ ,-]/g, ""));
    }),
  );
});
