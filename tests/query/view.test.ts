import fc from "fast-check";
import { expect, test } from "vitest";
import { viewMeasures } from "../../src/model/measure.ts";
import { sectors } from "../../src/model/sector.ts";
import { funnelStages } from "../../src/model/stage.ts";
import { axes, defaultView, type Domain, formatView, parseView, splits, toView } from "../../src/query/view.ts";

const domain: Domain = { years: [2022, 2023, 2024], units: ["a", "b", "c"] };

const anyView = fc
  .record({
    measure: fc.constantFrom(...viewMeasures),
    stage: fc.constantFrom(...funnelStages),
    by: fc.constantFrom(...axes),
    split: fc.constantFrom(...splits),
    sectors: fc.subarray([...sectors]),
    units: fc.subarray([...domain.units]),
    years: fc.subarray([...domain.years]),
  })
  .map((loose) => toView(loose, domain));

test("every view survives its address", () => {
  fc.assert(
    fc.property(anyView, anyView, (view, base) => {
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
