import { expect, test } from "vitest";
import { sortByName } from "../../src/i18n/vietnamese.ts";
import type { Honour } from "../../src/model/honour.ts";
import {
  defaultRollQuery,
  formatRollQuery,
  groupRoll,
  parseRollQuery,
  type RollEntry,
  type RollQuery,
  toRollEntry,
  toRollSearch,
} from "../../src/query/roll.ts";

const line = (id: string, name: string, rest: Partial<RollEntry> = {}): RollEntry => ({
  ...{ id, name, year: 2025, award: "good_worker_title", awardName: "Công nhân giỏi", sector: "production" },
  ...{ unit: null, unitName: null, union: null, role: null, workplace: null, initiative: null },
  ...rest,
});
const entries = [
  line("A1", "Lê Văn Đạt", { role: "thợ hàn" }),
  line("A2", "Trần Thị Dung", { year: 2022, sector: "health", unit: "cd-y-te", unitName: "Công đoàn ngành Y tế" }),
  line("A3", "Vũ An", { year: null, award: "named_in_press", awardName: "Được báo chí nêu tên" }),
  line("A4", "Bùi An", { year: 2022, award: "city_initiative_title", initiative: "Máy gấp" }),
];

const sort = (lines: RollEntry[]) => sortByName(lines, ({ name }) => name);
const search = toRollSearch(sort(entries));
const answers: [Partial<RollQuery>, string[]][] = [
  [{}, ["A4", "A1", "A2", "A3"]],
  [{ sort: "name" }, ["A4", "A3", "A2", "A1"]],
  [{ sort: "year" }, ["A1", "A4", "A2", "A3"]],
  [{ year: 2022 }, ["A4", "A2"]],
  [{ year: "none" }, ["A3"]],
  [{ award: "good_worker_title", sector: "health" }, ["A2"]],
  [{ unit: "cd-y-te" }, ["A2"]],
  [{ q: "an" }, ["A4", "A3"]],
  [{ q: "y te" }, ["A2"]],
  [{ q: "đạt", year: 2022 }, []],
  [{ q: "thợ" }, ["A1"]],
  [{ q: "cong nhan gioi" }, ["A4", "A2", "A1"]],
  [{ q: "a3" }, ["A3"]],
];
test.each(answers)("%j finds %j", (query, wanted) => {
  expect(search({ ...defaultRollQuery, ...query }).map(({ id }) => id)).toEqual(wanted);
});

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
