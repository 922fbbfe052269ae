import { expect, test } from "vitest";
import { rank } from "../../src/charts/rank.ts";
import { datum } from "./examples.ts";

const past = (value: number | null) => datum(value, { flags: ["break_before"] });
const values = (data: readonly { value: number | null }[]) => data.map((each) => each.value);

test("largest first, missing last, past the break apart", () => {
  const { ranked, divide } = rank([datum(1), past(9), datum(null), datum(3), past(12)]);
  expect(values(ranked)).toEqual([3, 1, null, 12, 9]);
  expect(divide).toBe(3);
});

test("nothing is divided when all are on one side", () => {
  expect(rank([datum(1), datum(2)]).divide).toBe(2);
  expect(rank([past(1), past(2), datum(null)])).toMatchObject({ divide: 3 });
});

test("where all stand past the break nothing is ranked", () => {
  expect(values(rank([past(1), datum(null), past(9), past(2)]).ranked)).toEqual([1, null, 9, 2]);
});
