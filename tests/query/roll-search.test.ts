import { expect, test } from "vitest";
import { makeRoll } from "../../bench/people.ts";
import { nameSortKey, sortByName } from "../../src/i18n/vietnamese.ts";
import { packRoll, unpackRoll } from "../../src/query/roll-index.ts";
import { toRollSearch } from "../../src/query/roll-search.ts";
import { defaultRollQuery, type RollEntry, type RollQuery } from "../../src/query/roll.ts";
import { toSearch } from "../../src/query/search.ts";
import { entries } from "./roll-entries.ts";

const toAnswerer = (lines: readonly RollEntry[]) => {
  const ask = toRollSearch(unpackRoll(packRoll(lines), nameSortKey));
  return (query: Partial<RollQuery>) => {
    const { count, entries } = ask({ ...defaultRollQuery, ...query });
    return entries(0, count).map(({ id }) => id);
  };
};

const answers: [Partial<RollQuery>, string[]][] = [
  [{}, ["A4", "A1", "A2", "A3"]],
  [{ q: "–" }, ["A4", "A1", "A2", "A3"]],
  [{ sort: "name" }, ["A4", "A3", "A2", "A1"]],
  [{ sort: "year" }, ["A1", "A4", "A2", "A3"]],
  [{ year: 2022 }, ["A4", "A2"]],
  [{ year: "none" }, ["A3"]],
  [{ award: "good_worker_title", sector: "health" }, ["A2"]],
  [{ unit: "cd-y-te" }, ["A2"]],
  [{ q: "an" }, ["A4", "A3"]],
  [{ q: "y te" }, ["A2"]],
  [{ q: "cđ" }, ["A2"]],
  [{ q: "đạt", year: 2022 }, []],
  [{ q: "thợ" }, ["A1"]],
  [{ q: "cong nhan gioi" }, ["A4", "A2", "A1"]],
  [{ q: "a3" }, ["A3"]],
];
const ask = toAnswerer(entries);
test.each(answers)("%j finds %j", (query, wanted) => {
  expect(ask(query)).toEqual(wanted);
});

test("lines are made for the part that is asked for", () => {
  const found = toRollSearch(unpackRoll(packRoll(entries), nameSortKey))({ ...defaultRollQuery, sort: "name" });
  expect(found.count).toBe(4);
  expect(found.entries(1, 3)).toEqual([entries[2], entries[1]]);
  expect(found.entries(4, 9)).toEqual([]);
});

test.each([
  "n",
  "nguyen",
  "thi h",
  "nguyễn thị",
  "Đình",
  "an",
  "cong ty",
  "ldld",
  "dong da",
  "giao vien an",
  "h0042",
  "zzz",
])("“%s” finds in a large roll whom a search line by line finds, in the same order", (q) => {
  const lines = makeRoll(400);
  const sorted = sortByName(lines, ({ name }) => name);
  const plain = toSearch(
    sorted.map(({ id, name, role, workplace, unitName, union, awardName, initiative }) => ({
      name,
      texts: [role, workplace, unitName, union, awardName, initiative].filter((text) => text !== null),
      code: id,
    })),
  );
  const wanted = plain(q).map(({ index }) => sorted[index].id);
  expect(toAnswerer(lines)({ q })).toEqual(wanted);
});
