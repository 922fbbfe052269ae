import { expect, test } from "vitest";
import { type Found, toMeasure, toMeasures } from "../../bench/measure.ts";
import { type Planned, plan } from "../../bench/plan.ts";

const planned = (goal: Planned["goal"]): Planned => ({ id: "x", bench: "filter", unit: "ms", goal, means: "" });
const ratio = planned({ by: "ratio", most: 0.25 });
const value = planned({ by: "value", most: 33 });

test.each<[string, Planned, Found | undefined, object]>([
  ["a ratio at its goal", ratio, { value: 20, peer: 80 }, { value: 20, peer: 80, ratio: 0.25, ok: true }],
  ["a ratio above it", ratio, { value: 21, peer: 80 }, { ratio: 21 / 80, ok: false }],
  ["a ratio whose peer is missing", ratio, { value: 1 }, { peer: null, ratio: null, ok: false }],
  ["a peer of nothing", ratio, { value: 1, peer: 0 }, { ratio: null, ok: false }],
  ["a value at its goal, the peer beside it", value, { value: 33, peer: 3 }, { ratio: 11, ok: true }],
  ["a value above it", value, { value: 33.1 }, { ok: false }],
  ["no figure", value, undefined, { value: null, ok: false, target: "≤ 33 ms" }],
  ["a median of nothing", value, { value: NaN }, { value: null, ok: false }],
])("%s", (_, goal, found, wanted) => {
  expect(toMeasure(goal, found)).toMatchObject(wanted);
});

test("every goal of the tracker's table is in the plan, once", () => {
  const table = [
    ...["click-cold-1m", "click-cold-10m", "click-warm-1m", "click-growth", "slow-first-filter", "engine-wire"],
    ...["records-first", "roll-5k-key", "roll-100k-first", "publish-1m", "publish-10m"],
  ];
  const ids = plan.map(({ id }) => id);
  expect(table.filter((id) => !ids.includes(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a bench that finds nothing still owes every figure, and an unplanned one is refused", () => {
  const owed = toMeasures("roll", {});
  expect(owed.map(({ id }) => id)).toContain("roll-5k-key");
  expect(owed.every(({ ok }) => !ok)).toBe(true);
  expect(() => toMeasures("roll", { "roll-5k-keys": { value: 1 } })).toThrow("bench/plan.ts: roll-5k-keys");
});
