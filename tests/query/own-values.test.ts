import { expect, test } from "vitest";
import { type OwnKind, readValue } from "../../src/query/own-values.ts";

const days = (iso: string) => Date.parse(iso) / 86_400_000;

test.each<[OwnKind, string, unknown]>([
  ["text", "007", "007"],
  ["whole", "80925", 80925n],
  ["whole", "-12", -12n],
  ["whole", "+3", 3n],
  ["whole", "1.234.567", 1234567n],
  ["whole", "1 234 567", 1234567n],
  ["whole", "1.234,567", undefined],
  ["whole", "12.34", undefined],
  ["whole", "9999999999999999999", undefined],
  ["number_comma", "1.234,5", 1234.5],
  ["number_comma", "0,25", 0.25],
  ["number_comma", "-7", -7],
  ["number_comma", "1,234.5", undefined],
  ["number_comma", "12.5", undefined],
  ["number_point", "1,234.5", 1234.5],
  ["number_point", ".5", 0.5],
  ["number_point", "1e-3", 0.001],
  ["number_point", "0,25", undefined],
  ["number_point", "n/a", undefined],
  ["date_dmy", "30/06/2025", days("2025-06-30")],
  ["date_dmy", "1-2-2024", days("2024-02-01")],
  ["date_dmy", "31/02/2024", undefined],
  ["date_dmy", "1/2-2024", undefined],
  ["date_dmy", "06/30/2025", undefined],
  ["date_iso", "2024-02-29", days("2024-02-29")],
  ["date_iso", "2023-02-29", undefined],
  ["boolean", "Có", true],
  ["boolean", "KHÔNG", false],
  ["boolean", "maybe", undefined],
])("%s reads %s as %s", (kind, text, value) => {
  expect(readValue(text, kind)).toBe(value);
});
