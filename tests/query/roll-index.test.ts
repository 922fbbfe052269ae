import { expect, test } from "vitest";
import { makeRoll } from "../../bench/people.ts";
import { nameSortKey, sortByName } from "../../src/i18n/vietnamese.ts";
import { gzip } from "../../src/publish/formats/gzip.ts";
import { readColumns, writeColumns } from "../../src/query/roll-bytes.ts";
import { packRoll, readRoll, unpackRoll } from "../../src/query/roll-index.ts";
import type { RollEntry } from "../../src/query/roll.ts";

const line = (id: string, name: string, rest: Partial<RollEntry> = {}): RollEntry => ({
  ...{ id, name, year: null, award: "good_worker_title", awardName: "Công nhân giỏi", sector: "production" },
  ...{ unit: null, unitName: null, union: null, role: null, workplace: null, initiative: null },
  ...rest,
});
const entries = [
  line("H0008", "Lê An", { year: 2025, role: "kỹ sư", initiative: "Máy gấp" }),
  line("H0009", "Vũ Bình", { unit: "cd-y-te", unitName: "Health Union", union: "Công đoàn ngành Y tế" }),
  line("H0010", "Hồ Chi", { year: 2025, workplace: "Nhà máy Một", sector: "health" }),
  line("X1-a", "Tạ Dung"),
];
const back = (lines: readonly RollEntry[]) => {
  const roll = unpackRoll(packRoll(lines), nameSortKey);
  return Array.from({ length: roll.size }, (_, line) => readRoll(roll, line));
};

test("a packed roll comes back whole, in the order of names", () => {
  expect(back(entries)).toEqual(entries);
  expect(back([])).toEqual([]);
});

test("names are in the order of names however many words they have", () => {
  const lines = ["Lê An", "An", "Lê Thị An", "Lê Thị Bích An", "Đỗ An", "Lê ánh", "Lê Anh", "lê An", "Lê An"].map(
    (name, i) => line(`H${i}`, name),
  );
  expect(back(lines)).toEqual(sortByName(lines, ({ name }) => name));
  const many = makeRoll(500);
  expect(back(many)).toEqual(sortByName(many, ({ name }) => name));
});

test("packing does not depend on the order of the lines", () => {
  expect(packRoll(entries.toReversed())).toEqual(packRoll(entries));
});

test("an id finds its line, in any case", () => {
  const { findId, idAt } = unpackRoll(packRoll(entries), nameSortKey);
  for (const { id } of entries) expect(idAt(findId(id.toLowerCase())!)).toBe(id);
  for (const id of ["H0007", "H0011", "H8", "H00008", "X1", "X1-b", ""]) expect(findId(id)).toBeNull();
});

test("a roll index of another version is refused", () => {
  const bytes = writeColumns({ version: 2 }, {});
  expect(() => unpackRoll(bytes, nameSortKey)).toThrow("unknown version of the roll index: 2; want 3");
});

test("a roll of 5,000 people without titles of initiatives stays a light download", () => {
  expect(gzip(packRoll(makeRoll(5000))).length).toBeLessThanOrEqual(45_000);
});

test("columns come back whatever their size", () => {
  const columns = { none: [], small: [0, 255], middle: [256, 65_535, 0], large: [65_536, 2 ** 32 - 1] };
  const read = readColumns<{ title: string }>(writeColumns({ title: "Đỗ" }, columns));
  expect(read.header).toEqual({ title: "Đỗ" });
  expect(Object.fromEntries(Object.entries(read.columns).map(([name, values]) => [name, [...values]]))).toEqual(
    columns,
  );
});
