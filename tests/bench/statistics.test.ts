import { expect, test } from "vitest";
import { median, p95, percentile } from "../../bench/statistics.ts";

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[7], 7],
  [[10, 9, 100], 10],
  [[], NaN],
])("the median of %j is %d", (values, wanted) => {
  expect(median(values)).toBe(wanted);
});

test("p95 is the smallest figure that 95 of 100 do not exceed", () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(p95(hundred)).toBe(95);
  expect(p95([1, 2, 30])).toBe(30);
  expect(percentile([5, 1, 3], 0.5)).toBe(3);
  expect(p95([])).toBe(NaN);
});
