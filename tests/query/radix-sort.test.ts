import fc from "fast-check";
import { expect, test } from "vitest";
import { radixSort } from "../../src/query/radix-sort.ts";

const anyKey = fc.oneof(fc.nat(9), fc.nat(0x20000), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));

test.each([1, 20_000])("keys of any size come in order, equal ones in the order that they had: %i times", (times) => {
  fc.assert(
    fc.property(fc.array(anyKey, { maxLength: 10 }), (some) => {
      const keys = Array.from({ length: some.length && times }, () => some).flat();
      const expected = keys.map((_, index) => index).sort((a, b) => keys[a] - keys[b] || a - b);
      expect([...radixSort(Float64Array.from(keys), Math.max(0, ...some))]).toEqual(expected);
    }),
    { numRuns: times === 1 ? 100 : 3 },
  );
});

test("an order that stands already decides between equal keys", () => {
  expect([...radixSort(Float64Array.of(1, 0, 1), 1, Uint32Array.of(2, 1, 0))]).toEqual([1, 2, 0]);
});
