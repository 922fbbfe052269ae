import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultView, type Domain, findStrange, formatView, parseView, toView } from "../../src/query/view.ts";
import { anyView } from "./views.ts";

const domain: Domain = { years: [2022, 2023, 2024], units: ["a", "b", "c"], breaks: [2024] };

const view = anyView(domain);

test("every view survives its address", () => {
  fc.assert(
    fc.property(view, view, (view, base) => {
      expect(parseView(formatView(view, base), domain, base)).toEqual(view);
    }),
  );
});

test("the plain view has the plain address", () => {
  expect(formatView(defaultView)).toBe("");
});

test("an address says only what differs, readably", () => {
  const view = toView({ measure: "benefit_vnd", sectors: ["health", "production"], years: [2022, 2024] }, domain);
  expect(formatView(view)).toBe("?measure=benefit_vnd&stage=submitted&sectors=health,production&years=2022,2024");
});

test("unknown codes are dropped, not trusted", () => {
  expect(parseView("?measure=<b>&stage=x&by=moon&sectors=health,nope&years=1999&units=zz", domain)).toEqual({
    ...defaultView,
    sectors: ["health"],
  });
});

test("money is asked only of what was submitted", () => {
  expect(toView({ measure: "monetised", stage: "base" }, domain).stage).toBe("submitted");
});

test("years are added up only when they are named", () => {
  expect(toView({ by: "unit" }, domain).years).toEqual([2024]);
  expect(toView({ by: "unit", years: [2022, 2023] }, domain).years).toEqual([2022, 2023]);
});

test("years on both sides of a break are not added up, but may stand side by side", () => {
  expect(toView({ by: "unit", years: [2022, 2023, 2024] }, domain).years).toEqual([2024]);
  expect(toView({ by: "unit", split: "year", years: [2022, 2024] }, domain).years).toEqual([2022, 2024]);
  expect(toView({ by: "year", years: [2022, 2024] }, domain).years).toEqual([2022, 2024]);
});

test.each([
  [
    "?by=moon&years=1999,2022&units=a",
    [
      { name: "by", values: ["moon"] },
      { name: "years", values: ["1999"] },
    ],
  ],
  ["?sectors=%3Cscript%3E,health&years=all", [{ name: "sectors", values: ["<script>"] }]],
  ["?years=abc,abc", [{ name: "years", values: ["abc"] }]],
  ["?by=unit&f.year=1999&utm_source=x", []],
])("what an address asks for and nobody knows is named: %s", (search, strange) => {
  expect(findStrange(search, domain)).toEqual(strange);
});

test("nothing that a page writes is strange to it", () => {
  fc.assert(
    fc.property(view, (one) => {
      expect(findStrange(formatView(one), domain)).toEqual([]);
    }),
  );
});
