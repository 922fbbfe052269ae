import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { makeRoll } from "../../bench/people.ts";
import { packRoll, unpackRoll } from "../../src/query/roll-index.ts";
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
const back = (packed: unknown) => unpackRoll(JSON.parse(JSON.stringify(packed)), (lines) => lines);

test("a packed roll comes back whole, sorted as the reader asks", () => {
  expect(back(packRoll(entries))).toEqual(entries);
  expect(unpackRoll(packRoll(entries), (lines) => lines.toReversed())).toEqual(entries.toReversed());
});

test("packing does not depend on the order of the lines", () => {
  expect(packRoll(entries.toReversed())).toEqual(packRoll(entries));
});

test("a roll index of another version is refused", () => {
  expect(() => back({ ...packRoll(entries), version: 1 })).toThrow("unknown version of the roll index: 1; want 2");
});

test("a roll of 5,000 people without titles of initiatives stays a light download", () => {
  const packed = Buffer.from(JSON.stringify(packRoll(makeRoll(5000))));
  const size = brotliCompressSync(packed).length;
  expect(size).toBeLessThanOrEqual(45_000);
});
