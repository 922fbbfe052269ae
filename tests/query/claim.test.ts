import fc from "fast-check";
import { expect, test } from "vitest";
import { mostClaims, parseClaims } from "../../src/query/claim.ts";

const valuesOf = (text: string) => parseClaims(text).claims[0].readings.map(({ language, value }) => [language, value]);

test.each([
  [
    "93.973",
    [
      ["vi", 93973],
      ["en", 93.973],
    ],
  ],
  [
    "93,973",
    [
      ["vi", 93.973],
      ["en", 93973],
    ],
  ],
  ["3,5 tỷ", [["vi", 3.5e9]]],
  ["3.5 billion", [["en", 3.5e9]]],
  ["hơn 488 tỷ", [[null, 488e9]]],
  ["488 billion", [[null, 488e9]]],
  [
    "1,051 tỷ đồng",
    [
      ["vi", 1.051e9],
      ["en", 1051e9],
    ],
  ],
  ["0,5 triệu", [["vi", 0.5e6]]],
  ["163 973", [[null, 163973]]],
  ["1.051,5 tỉ", [["vi", 1051.5e9]]],
  ["1,2 nghìn tỷ", [["vi", 1.2e12]]],
  ["230%", [[null, 230]]],
])("“%s” is read as %j", (text, values) => {
  expect(valuesOf(text)).toEqual(values);
});

test.each(["", "không có số nào", "1.2.3", "tỷ đồng"])("“%s” holds no number", (text) => {
  expect(parseClaims(text).claims).toEqual([]);
});

test.each([
  ["hơn 488 tỷ đồng", "more", "vnd"],
  ["gần 100 người", "nearly", "count"],
  ["khoảng 80.000 sáng kiến", "about", "count"],
  ["trên dưới 80.000", "about", null],
  ["more than VND 488 billion", "more", "vnd"],
  ["rank 2", null, "rank"],
])("“%s” says %s and %s", (text, bound, unit) => {
  expect(parseClaims(text).claims).toMatchObject([{ bound, unit }]);
});

/** Each number as its text, the values it may have, what bounds it and what it counts. */
const read = (text: string) =>
  parseClaims(text).claims.map(({ text, readings, bound, unit }) => [
    text,
    readings.map(({ value }) => value),
    bound,
    unit,
  ]);

test("every number of a sentence is read with its own words", () => {
  expect(read("1.704 và 555 sáng kiến")).toEqual([
    ["1.704", [1704, 1.704], null, "count"],
    ["555", [555], null, "count"],
  ]);
  expect(read("93.973 sáng kiến, làm lợi hơn 488 tỷ đồng; 651 người được khen")).toEqual([
    ["93.973", [93973, 93.973], null, "count"],
    ["488 tỷ", [488e9], "more", "vnd"],
    ["651", [651], null, "count"],
  ]);
  expect(read("1.704, 555 và 163 973")).toEqual([
    ["1.704", [1704, 1.704], null, null],
    ["555", [555], null, null],
    ["163 973", [163973], null, null],
  ]);
});

test.each([
  ["từ 3 đến 5 tỷ đồng", [3e9, 5e9]],
  ["3–5 tỷ", [3e9, 5e9]],
  ["from 3 to 5 billion", [3e9, 5e9]],
  ["3 triệu đến 5 tỷ", [3e6, 5e9]],
  ["3 người đến 5 tỷ", [3, 5e9]],
])("the numbers of “%s” are %j", (text, values) => {
  expect(parseClaims(text).claims.map(({ readings }) => readings[0].value)).toEqual(values);
});

test.each([
  ["từ 1e3 đến 2e3", "unreadable", ["1e3", "2e3"]],
  ["bản 1.2.3", "unreadable", ["1.2.3"]],
  ["Năm 2022, từ 2020-2025", "date", ["2022", "2020", "2025"]],
  ["ngày 25/09/2022", "date", ["25/09/2022"]],
  ["ngày 25 tháng 9 năm 2022", "date", ["25", "9", "2022"]],
  ["on 25 September 2022", "date", ["25", "2022"]],
  ["Quyết định 1234/QĐ-UBND", "reference", ["1234/QĐ-UBND"]],
])("of “%s” nothing is looked up: %s", (text, why, texts) => {
  expect(parseClaims(text)).toEqual({ claims: [], aside: texts.map((text) => ({ text, why })) });
});

test("a year alone is a number, and so is one that counts something", () => {
  expect(read("2022")).toEqual([["2022", [2022], null, null]]);
  expect(read("có 2022 sáng kiến")).toEqual([["2022", [2022], null, "count"]]);
});

test(`no more than ${mostClaims} numbers are read; the others are named`, () => {
  const { claims, aside } = parseClaims(Array.from({ length: mostClaims + 2 }, (_, at) => `${at + 3};`).join(" "));
  expect(claims.length).toBe(mostClaims);
  expect(aside).toEqual([
    { text: `${mostClaims + 3}`, why: "too_many" },
    { text: `${mostClaims + 4}`, why: "too_many" },
  ]);
});

const marks = { vi: ["vi-VN", " và "], en: ["en-GB", " and "] } as const;
const amount = fc
  .tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, hundredths]) => Number(`${whole}.${hundredths}`))
  .filter((value) => !(value >= 1900 && value < 2100));

test.each(["vi", "en"] as const)(
  "numbers written as in %s are read in their order, whatever their size",
  (language) => {
    const [tag, and] = marks[language];
    const written = new Intl.NumberFormat(tag, { maximumFractionDigits: 2, useGrouping: "always" as never });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: mostClaims }), (values) => {
        const { claims, aside } = parseClaims(values.map((value) => written.format(value)).join(and));
        expect(aside).toEqual([]);
        const own = claims.map(
          ({ readings }) => readings.find((reading) => reading.language !== other(language))!.value,
        );
        expect(own).toEqual(values);
      }),
    );
  },
);
const other = (language: "vi" | "en") => (language === "vi" ? "en" : "vi");

test("any text is read or left aside: what is told stands in it, and every value is a number", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 8 }),
    fc.constantFrom("1", "20", "345", ".", ",", "/", "e", " ", "-", "tỷ", "đến", "ngày", "%", "’"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join("");
      const plain = text.normalize("NFC").replaceAll(/[\u00a0\u202f]/g, " ");
      const { claims, aside } = parseClaims(text);
      for (const told of [...claims, ...aside]) expect(plain).toContain(told.text);
      for (const { readings } of claims) {
        expect(readings.length).toBeGreaterThan(0);
        for (const { value, step, coarse } of readings) {
          expect(Number.isFinite(value)).toBe(true);
          expect(step).toBeGreaterThan(0);
          expect(coarse).toBeGreaterThanOrEqual(step);
        }
      }
      expect(claims.length + aside.length > 0).toBe(/\d/.test(plain));
    }),
    { numRuns: 500 },
  );
});
