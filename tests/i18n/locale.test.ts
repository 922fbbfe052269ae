import { describe, expect, test } from "vitest";
import en from "../../src/i18n/en/codes.json" with { type: "json" };
import { type LanguageCode, toLocale } from "../../src/i18n/locale.ts";
import vi from "../../src/i18n/vi/codes.json" with { type: "json" };
import type { Qualifier } from "../../src/model/figure.ts";
import type { MeasureUnit } from "../../src/model/measure.ts";

const locales = { vi: toLocale("vi", vi), en: toLocale("en", en) };

type ValueCase = [number | null, MeasureUnit, Qualifier, Record<LanguageCode, string>];
const values: ValueCase[] = [
  [93973, "count", "exact", { vi: "93.973", en: "93,973" }],
  [1704, "count", "exact", { vi: "1.704", en: "1,704" }],
  [555, "count", "exact", { vi: "555", en: "555" }],
  [0, "count", "exact", { vi: "0", en: "0" }],
  [800, "count", "more_than", { vi: "hơn 800", en: "more than 800" }],
  [600, "count", "nearly", { vi: "gần 600", en: "nearly 600" }],
  [488_000_000_000, "vnd", "more_than", { vi: "hơn 488 tỷ đồng", en: "more than VND 488 billion" }],
  [3_500_000_000, "vnd", "exact", { vi: "3,5 tỷ đồng", en: "VND 3.5 billion" }],
  [3_500_000_000_000, "vnd", "about", { vi: "khoảng 3.500 tỷ đồng", en: "about VND 3,500 billion" }],
  [2_000_000, "vnd", "exact", { vi: "2 triệu đồng", en: "VND 2 million" }],
  [12_345_678, "vnd", "exact", { vi: "12.345.678 đồng", en: "VND 12,345,678" }],
  [500_000, "vnd", "exact", { vi: "500.000 đồng", en: "VND 500,000" }],
  [363_960_000_000, "vnd", "exact", { vi: "364 tỷ đồng", en: "VND 364 billion" }],
  [363_960_000_000, "vnd", "more_than", { vi: "hơn 363,9 tỷ đồng", en: "more than VND 363.9 billion" }],
  [363_910_000_000, "vnd", "nearly", { vi: "gần 364 tỷ đồng", en: "nearly VND 364 billion" }],
  [230, "percent", "exact", { vi: "230%", en: "230%" }],
  [415.3, "percent", "exact", { vi: "415,3%", en: "415.3%" }],
  [4, "rank", "exact", { vi: "hạng 4", en: "rank 4" }],
  [null, "vnd", "more_than", { vi: "chưa công bố", en: "not published" }],
];

describe.each(["vi", "en"] as const)("in %s", (code) => {
  const locale = locales[code];

  test.each(values)("writes %s %s %s", (value, unit, qualifier, wanted) => {
    expect(locale.value(value, unit, qualifier)).toBe(wanted[code]);
  });

  const ticks: [number, MeasureUnit, Record<LanguageCode, string>][] = [
    [0, "count", { vi: "0", en: "0" }],
    [500, "count", { vi: "500", en: "500" }],
    [80_000, "count", { vi: "80 nghìn", en: "80k" }],
    [2_500, "count", { vi: "2,5 nghìn", en: "2.5k" }],
    [400_000_000_000, "vnd", { vi: "400 tỷ", en: "400bn" }],
    [0, "vnd", { vi: "0", en: "0" }],
    [50, "percent", { vi: "50%", en: "50%" }],
  ];
  test.each(ticks)("labels an axis at %s %s", (value, unit, wanted) => {
    expect(locale.tick(value, unit)).toBe(wanted[code]);
  });

  const dates: [string, Record<LanguageCode, string>][] = [
    ["2022-09-25", { vi: "25/09/2022", en: "25 September 2022" }],
    ["2024-05", { vi: "05/2024", en: "May 2024" }],
    ["2024", { vi: "2024", en: "2024" }],
  ];
  test.each(dates)("writes the date %s", (iso, wanted) => {
    expect(locale.date(iso)).toBe(wanted[code]);
  });
});

test("a share is written with one decimal, a number with two at most", () => {
  expect(locales.vi.percent(0.18018)).toBe("18%");
  expect(locales.vi.percent(0.9225)).toBe("92,3%");
  expect(locales.vi.number(3.5)).toBe("3,5");
  expect(locales.en.number(1234.5678, 1)).toBe("1,234.6");
});

test("a list ends with “và” or “and”", () => {
  expect(locales.vi.list(["Y tế", "Giáo dục", "Sản xuất"])).toBe("Y tế, Giáo dục và Sản xuất");
  expect(locales.en.list(["Health", "Education"])).toBe("Health and Education");
});

test("words sort with the alphabet of the language", () => {
  expect(["Đống Đa", "Dương Nội", "Ba Đình", "Ứng Hòa", "Âu Cơ"].sort(locales.vi.compare)).toEqual([
    "Âu Cơ",
    "Ba Đình",
    "Dương Nội",
    "Đống Đa",
    "Ứng Hòa",
  ]);
});

test("a text falls back to Vietnamese", () => {
  const record = { note_vi: "ghi chú", note_en: null };
  expect(locales.en.text(record, "note")).toBe("ghi chú");
  expect(locales.en.text({ name_vi: "Thành phố", name_en: "City" }, "name")).toBe("City");
  expect(locales.vi.text({ note_vi: null, note_en: "a note" }, "note")).toBeNull();
});

test("mistakes are named", () => {
  expect(() => locales.vi.t("stage.bsae")).toThrow("unknown word: stage.bsae");
  expect(() => locales.vi.t("value.billion")).toThrow("word value.billion wants {value}");
  expect(() => locales.vi.value(Number.NaN, "count")).toThrow("not a figure: NaN");
  expect(() => locales.vi.date("25/09/2022")).toThrow("not an ISO date, month or year: 25/09/2022");
  expect(() => toLocale("vi", { a: "1" }, { a: "2" })).toThrow("word given twice: a");
});
