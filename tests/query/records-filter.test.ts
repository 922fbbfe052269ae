import fc from "fast-check";
import { expect, test } from "vitest";
import {
  chooseSpan,
  emptyFilter,
  findIgnored,
  formatRecordsFilter,
  hasFilter,
  parseRecordsFilter,
  recordsDimensions,
  toggleCode,
} from "../../src/query/records-filter.ts";
import { anyRecordsFilter, recordsDomain as domain } from "./records-filters.ts";

test("a filter survives its address, beside parameters of others", () => {
  fc.assert(
    fc.property(
      anyRecordsFilter(domain),
      fc.constantFrom("", "?by=unit", "?by=unit&units=a%20b,c"),
      (filter, search) => {
        const address = formatRecordsFilter(filter, search);
        expect(parseRecordsFilter(address, domain)).toEqual(filter);
        expect(formatRecordsFilter(emptyFilter, address)).toBe(search);
        expect(findIgnored(address, domain)).toEqual([]);
        expect(formatRecordsFilter(filter, address)).toBe(address);
      },
    ),
  );
});

test("an address is short and readable", () => {
  const filter = { ...emptyFilter, year: ["2022", "2024"], sector: ["health"], benefit: ["1b-2b", "none"] };
  expect(formatRecordsFilter(filter)).toBe("?f.year=2022,2024&f.sector=health&f.benefit=1b-2b,none");
  expect(formatRecordsFilter(emptyFilter)).toBe("");
});

test("codes come back in the order of the domain, each once", () => {
  const filter = parseRecordsFilter("?f.year=2024,2022,2024&f.year=2023", domain);
  expect(filter).toEqual({ ...emptyFilter, year: ["2022", "2023", "2024"] });
});

test.each([
  ["?f.year=1999,2022", { year: ["2022"] }, [{ reason: "unknown", name: "f.year", values: ["1999"] }]],
  ["?f.sector=%3Cscript%3E", {}, [{ reason: "unknown", name: "f.sector", values: ["<script>"] }]],
  ["?f.colour=red", {}, [{ reason: "unknown", name: "f.colour", values: [] }]],
  ["?f.v=2&f.year=2022", {}, [{ reason: "version", name: "f.v", values: ["2"] }]],
  ["?f.v=1&f.year=2022", { year: ["2022"] }, []],
  ["?f.year=&f.sector=,,", {}, []],
  ["?f.year=%E0%A4%A", {}, [{ reason: "unknown", name: "f.year", values: ["\uFFFD%A"] }]],
  [`?f.unit=${"x".repeat(9000)}`, {}, [{ reason: "too_long", name: "f.", values: [] }]],
  [`?other=${"x".repeat(9000)}`, {}, []],
])("what is not understood is dropped and named (%#)", (search, filter, ignored) => {
  expect(parseRecordsFilter(search, domain)).toEqual({ ...emptyFilter, ...filter });
  expect(findIgnored(search, domain)).toEqual(ignored);
});

test("a code is chosen and given up again", () => {
  const chosen = toggleCode(toggleCode(emptyFilter, "year", "2024", domain), "year", "2022", domain);
  expect(chosen.year).toEqual(["2022", "2024"]);
  expect(toggleCode(chosen, "year", "2024", domain).year).toEqual(["2022"]);
});

test("a span is chosen from either end, and an unknown end chooses nothing", () => {
  const span = chooseSpan(toggleCode(emptyFilter, "year", "2025", domain), "year", ["2024", "2022"], domain);
  expect(span.year).toEqual(["2022", "2023", "2024"]);
  expect(chooseSpan(span, "year", ["2022", "1999"], domain)).toEqual(span);
});

test("whether an address says anything about the filter", () => {
  expect(hasFilter("?by=unit")).toBe(false);
  expect(hasFilter("?by=unit&f.year=2022")).toBe(true);
  expect(recordsDimensions).toHaveLength(7);
});
