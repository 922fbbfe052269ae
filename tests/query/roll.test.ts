import { expect, test } from "vitest";
import type { Honour } from "../../src/model/honour.ts";
import {
  defaultRollQuery,
  formatRollQuery,
  groupRoll,
  parseRollQuery,
  type RollQuery,
  toRollEntry,
} from "../../src/query/roll.ts";
import { entries, line } from "./roll-entries.ts";

const addresses: [string, Partial<RollQuery>][] = [
  ["", {}],
  ["?q=nguyen+van", { q: "nguyen van" }],
  [
    "?q=%C4%90%C3%ACnh&year=2025&award=good_worker_title&sector=health&unit=cd-y-te&sort=name",
    { q: "Đình", year: 2025, award: "good_worker_title", sector: "health", unit: "cd-y-te", sort: "name" },
  ],
  ["?year=none", { year: "none" }],
];
test.each(addresses)("the address %s says %j", (search, query) => {
  expect(parseRollQuery(search)).toEqual({ ...defaultRollQuery, ...query });
  expect(formatRollQuery({ ...defaultRollQuery, ...query })).toBe(search);
});

test("an address that means nothing is the plain roll", () => {
  expect(parseRollQuery("?q=+&year=22&award=best&sector=all&unit=<b>&sort=up")).toEqual(defaultRollQuery);
  expect(parseRollQuery(`?q=${encodeURIComponent("Đình".normalize("NFD"))}`).q).toBe("Đình");
});

test("groups follow the awards, then the years, newest first and no year last", () => {
  const years = groupRoll([...entries, line("A5", "Hồ An", { year: null })]).map(({ award, years }) => [
    award,
    years.map(({ year, items }) => [year, items.map(({ id }) => id)]),
  ]);
  expect(years).toEqual([
    ["city_initiative_title", [[2022, ["A4"]]]],
    [
      "good_worker_title",
      [
        [2025, ["A1"]],
        [2022, ["A2"]],
        [null, ["A5"]],
      ],
    ],
    ["named_in_press", [[null, ["A3"]]]],
  ]);
});

test("a withdrawn honour never becomes a line", () => {
  const honour = { honour_id: "A9", status: "withdrawn", recipient: "Tên Đã Gỡ" } as Honour;
  expect(() => toRollEntry(honour, { awardName: "", unitName: null })).toThrow("withdrawn honour: A9");
});

test("a line keeps the printed union only where the unit's name does not say it", () => {
  const honour = { honour_id: "A9", status: "valid", recipient: "Lê An", union_name: "LĐLĐ quận Tây Hồ" } as Honour;
  const toUnion = (unitName: string | null) => toRollEntry(honour, { awardName: "", unitName }).union;
  expect(toUnion("Liên đoàn Lao động quận Tây Hồ")).toBeNull();
  expect(toUnion("Tay Ho District Federation of Labour")).toBe("LĐLĐ quận Tây Hồ");
  expect(toUnion(null)).toBeNull();
});
