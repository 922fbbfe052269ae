import { expect, test } from "vitest";
import { type ArrowTable, toRecords } from "../../src/client/records.ts";

type ArrowType = ArrowTable["schema"]["fields"][number]["type"];
const int = { typeId: 2 };
const text = { typeId: 5 };
const decimal = (scale: number) => ({ typeId: 7, scale });
const day = { typeId: 8 };
const field = (name: string, type: ArrowType) => ({ name, type });

/** A table of one column. */
const table = (type: ArrowType, ...values: unknown[]): ArrowTable => ({
  numRows: values.length,
  schema: { fields: [field("x", type)] },
  getChildAt: () => ({ get: (row) => values[row] }),
});
const bits = (...words: number[]) => Uint32Array.from(words);
const minusOne = 0xffffffff;

test.each<[string, ArrowType, unknown, unknown]>([
  ["a count", int, 10n, 10],
  ["the largest safe whole number", int, 9007199254740991n, 9007199254740991],
  ["a larger one, as text", int, 12345678901234567890n, "12345678901234567890"],
  ["a small one", int, 3, 3],
  ["a decimal", decimal(2), bits(125, 0, 0, 0), 1.25],
  ["a negative decimal", decimal(3), bits(0xffffffce, minusOne, minusOne, minusOne), -0.05],
  ["a sum of whole numbers", decimal(0), bits(0, 1, 0, 0), 2 ** 32],
  ["a decimal with more digits than a double", decimal(1), bits(0, 0, 1, 0), 1844674407370955161.6],
  ["a date", day, Date.UTC(2025, 5, 30), "2025-06-30"],
  ["a moment", { typeId: 10 }, Date.UTC(2025, 5, 30, 8, 30), "2025-06-30T08:30:00"],
  ["a moment with a zone", { typeId: 10, timezone: "UTC" }, Date.UTC(2020, 0, 1), "2020-01-01T00:00:00.000Z"],
  ["a time", { typeId: 9 }, 36_000_000_000n, "10:00:00"],
  ["text", text, "Đình Công", "Đình Công"],
  ["a word of a codelist", { typeId: -1, dictionary: text }, "health", "health"],
  ["nothing", decimal(2), null, null],
  ["a list", { typeId: 12, children: [field("l", decimal(2))] }, [bits(125, 0, 0, 0), null], [1.25, null]],
  [
    "a struct",
    { typeId: 13, children: [field("d", day), field("n", int)] },
    { d: 0, n: 7n },
    { d: "1970-01-01", n: 7 },
  ],
  [
    "a map",
    { typeId: 17, children: [field("entries", { typeId: 13, children: [field("key", text), field("value", int)] })] },
    new Map([["k", 2n]]),
    { k: 2 },
  ],
])("%s comes out plain", (_what, type, value, plain) => {
  expect(toRecords(table(type, value))).toEqual([{ x: plain }]);
});

test("an answer without rows is empty", () => {
  expect(toRecords(table(int))).toEqual([]);
});

test("an interval is refused, with the way out", () => {
  expect(() => toRecords(table({ typeId: 11 }, Int32Array.of(0, 0)))).toThrow("duration::VARCHAR");
});
