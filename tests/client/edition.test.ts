import { parseHTML } from "linkedom";
import { afterEach, expect, test, vi } from "vitest";
import { fileName } from "../../src/client/edition.ts";

afterEach(() => vi.unstubAllGlobals());

const onPageOf = (edition: string) =>
  vi.stubGlobal("document", parseHTML(`<meta name="data-version" content="${edition}">`).document);

test.each([
  ["1.1.0", "figures-v1.1.0.csv"],
  ["1.1.0+unreleased", "figures-v1.1.0+unreleased.csv"],
  ["", "figures.csv"],
])("a file of a page with data %j is called %s", (edition, name) => {
  onPageOf(edition);
  expect(fileName("figures", "plain")).toBe(name);
});

test("figures that a release keeps are named after it, whatever the page's own data is", () => {
  onPageOf("1.1.0");
  expect(fileName("figures", "excel", "1.0.0")).toBe("figures-v1.0.0.excel.csv");
  expect(fileName("figures", "xlsx", "1.0.0")).toBe("figures-v1.0.0.xlsx");
});
