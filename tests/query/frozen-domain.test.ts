import { expect, test } from "vitest";
import { frozenDomain } from "../../src/query/frozen-domain.ts";
import { toView } from "../../src/query/view.ts";

const kept = { years: [2022, 2024], units: ["a", "gone"], breaks: [2024] };
const today = { years: [2022, 2024, 2025, 2026], units: ["new", "a"], breaks: [2026] };

test("where no year is named, the newest of the release stands", () => {
  expect(toView({ by: "sector" }, frozenDomain(kept, today, [])).years).toEqual([2024]);
});

test("a later year is there to be asked for once it is named, in its place", () => {
  expect(frozenDomain(kept, today, [2025, 1999]).years).toEqual([2022, 2024, 2025]);
});

test("later units can be asked for, old ones still are, and breaks are those of the release", () => {
  expect(frozenDomain(kept, today, [])).toMatchObject({ units: ["a", "gone", "new"], breaks: [2024] });
});
