import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { renderView } from "../../src/charts/view-figure.ts";
import type { Row } from "../../src/query/port.ts";
import { names, row, view } from "./examples.ts";
import { toLocale } from "../../src/i18n/locale.ts";
import catalogues from "../../src/i18n/vi.ts";

function figure(rows: readonly Row[]): HTMLElement {
  const { document } = parseHTML("<!doctype html><html></html>");
  const asked = view({ by: "unit", years: [2025] });
  return renderView(
    { id: "f", rows, view: asked, locale: toLocale("vi", ...catalogues), names, sources: () => [] },
    document,
  );
}

test("a figure offers its table whenever that has a line, be it of missing figures", () => {
  expect(figure([row({ unit: "a" }, 3)]).querySelectorAll("details tbody tr")).toHaveLength(1);
  expect(figure([row({ unit: "a" }, null)]).querySelectorAll("details tbody tr.missing")).toHaveLength(1);
});

test("a figure without a line has no table to open, and its drawing names the year", () => {
  const empty = figure([]);
  expect(empty.querySelector("details")).toBeNull();
  expect(empty.querySelector("svg text")?.textContent).toBe("2025: chưa công bố số liệu");
});
