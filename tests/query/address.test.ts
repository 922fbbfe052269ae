import { expect, test } from "vitest";
import { keepOthers } from "../../src/query/address.ts";

test.each([
  ["?by=unit", "?by=year&f.year=2022,2024", "?by=unit&f.year=2022,2024"],
  ["", "?by=year&f.year=2022", "?f.year=2022"],
  ["?by=unit", "", "?by=unit"],
  ["", "?by=year", ""],
])("%s beside what stood in %s is %s", (own, search, joined) => {
  expect(keepOthers(own, search, ["by", "years"])).toBe(joined);
});
