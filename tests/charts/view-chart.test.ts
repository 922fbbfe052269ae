import { gzipSync } from "node:zlib";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { sectors } from "../../src/model/sector.ts";
import type { Row } from "../../src/query/port.ts";
import type { View } from "../../src/query/view.ts";
import { describeView } from "../../src/charts/describe.ts";
import { distributionChart } from "../../src/charts/distribution.ts";
import { funnelChart } from "../../src/charts/funnel.ts";
import { renderSvg } from "../../src/charts/render.ts";
import { sectorYearsChart } from "../../src/charts/sector-years.ts";
import { seriesChart } from "../../src/charts/series.ts";
import { totalsChart } from "../../src/charts/totals.ts";
import { textWidth } from "../../src/charts/text.ts";
import { viewChart } from "../../src/charts/view-chart.ts";
import { names, row, sectorYears, unitRows, view } from "./examples.ts";
import { vietnamese } from "./locales.ts";

function draw(rows: readonly Row[], loose: Partial<View>): SVGSVGElement {
  const { document } = parseHTML("<!doctype html><html></html>");
  const options = viewChart(rows, view(loose), vietnamese, names);
  return renderSvg(options, { document, id: "v", title: "T", description: "" });
}
const columns = (svg: SVGSVGElement) => [...svg.querySelectorAll("g:not([stroke]) > rect, g[stroke] > rect")];
const words = (svg: SVGSVGElement) => [...svg.querySelectorAll("text")].map((text) => text.textContent);
const published = [2022, 2023, 2024, 2025].map((year) => row({ year }, year - 2000));

test("a missing year has words and no column", () => {
  const svg = draw([row({ year: 2022 }, 5), row({ year: 2023 }, null), row({ year: 2024 }, 7)], { by: "year" });
  expect(columns(svg)).toHaveLength(2);
  expect(words(svg)).toContain("chưa công bố");
  expect(words(svg)).not.toContain("0");
});

test("a year whose value is 0 is said to be 0, not missing", () => {
  const svg = draw([row({ year: 2022 }, 5), row({ year: 2023 }, 0)], { by: "year" });
  expect(words(svg)).toContain("0");
  expect(words(svg)).not.toContain("chưa công bố");
});

test("missing sectors and units have words and no bar", () => {
  const bySector = draw([row({ sector: "health" }, 3), row({ sector: "education" }, null)], { by: "sector" });
  const byUnit = draw([row({ unit: "a" }, null), row({ unit: "b" }, 3)], { by: "unit" });
  for (const svg of [bySector, byUnit]) {
    expect(columns(svg)).toHaveLength(1);
    expect(words(svg)).toContain("chưa công bố");
  }
});

test.each([
  ["by year", { by: "year" }, [row({ year: 2022 }, 5), row({ year: 2023 }, 6)]],
  ["by sector", { by: "sector" }, sectors.map((sector) => row({ sector }, 4))],
  ["by unit", { by: "unit" }, [row({ unit: "a" }, 4)]],
  ["by unit and sector", { by: "unit", split: "sector" }, sectors.map((sector) => row({ unit: "a", sector }, 4))],
  ["by year and sector", { by: "year", split: "sector" }, sectors.map((sector) => row({ year: 2022, sector }, 4))],
] as const)("%s: hatched and explained exactly when sample", (_, loose, rows) => {
  const sample = draw(
    rows.map((each) => ({ ...each, sample: true })),
    loose,
  );
  const real = draw(rows, loose);
  expect(sample.querySelector('[fill^="url(#v-hatch-"]')).not.toBeNull();
  expect(words(sample)).toContain("số liệu mẫu");
  expect(words(real)).not.toContain("số liệu mẫu");
  if (loose.by !== "unit" || !("split" in loose)) expect(real.querySelector("pattern")).toBeNull();
});

test("a break stands as a dashed line before the first year after it, and nothing crosses it", () => {
  const rows = published.map((each) => (each.year === 2025 ? { ...each, flags: ["break_before" as const] } : each));
  const svg = draw(rows, { by: "year" });
  const [line] = svg.querySelectorAll("[stroke-dasharray] line");
  expect(line.getAttribute("x1")).toBe("300");
  expect(words(svg)).toContain("đứt chuỗi");
  expect(svg.querySelector("path")).toBeNull();
  expect(draw(published, { by: "year" }).querySelector("[stroke-dasharray]")).toBeNull();
});

test("floors say so with a sign, an arrow head and the legend", () => {
  const rows = [row({ year: 2022 }, 488e9, { qualifier: "more_than" }), row({ year: 2024 }, 5e8)];
  const svg = draw(rows, { by: "year", measure: "benefit_vnd", stage: "submitted" });
  expect(words(svg)).toEqual(expect.arrayContaining([">488", "0,5", "tỷ đồng", "hơn (mức tối thiểu)"]));
  expect(svg.querySelectorAll("path")).toHaveLength(1);
});

test("units are ranked, those past the break apart from the others", () => {
  const shown = words(draw(unitRows, { by: "unit" })).filter((text) => text?.startsWith("LĐLĐ"));
  expect(shown.at(0)).toBe("LĐLĐ quận Cầu Giấy");
  expect(shown.at(-1)).toBe("LĐLĐ huyện Mê Linh");
});

test("a long name stands on two lines; one too long for these keeps the whole as its title", () => {
  const svg = draw([row({ unit: "dai-1" }, 4)], { by: "unit" });
  expect(words(svg).join(" ")).toContain("hạ tầng đô thị và nhà ở số dai-1");
  expect(svg.querySelector("text > title")).toBeNull();
  const endless = `dai-${"xa ".repeat(20)}`.trim();
  const cut = draw([row({ unit: endless }, 4)], { by: "unit" });
  expect(cut.querySelector("text > title")?.textContent).toBe(names.unit(endless));
});

test("units that changed within the year stand as given, and the cut says so", () => {
  const rows = many.map((each) => ({ ...each, flags: ["break_before" as const] }));
  const shown = words(draw(rows, { by: "unit" })).filter((text) => text?.includes("quận số"));
  expect(shown[1]).toBe("LĐLĐ quận số 1");
  const { notes } = describeView(rows, view({ by: "unit", years: [2025] }), vietnamese, names);
  expect(notes[0]).toBe("Biểu đồ vẽ 12 đơn vị đầu danh sách; bảng có đủ 55 đơn vị.");
});

test("every column keeps its label, also where all are alike and high", () => {
  const rows = Array.from({ length: 10 }, (_, i) => row({ year: 2018 + i }, 93973 - i * 7));
  const labels = words(draw(rows, { by: "year" })).filter((text) => /^9\d/.test(text ?? ""));
  expect(labels).toHaveLength(10);
});

test("too many columns for labels keep those of the ends and the extremes", () => {
  const rows = Array.from({ length: 40 }, (_, i) => row({ year: 1990 + i }, 90000 + (i === 20 ? 9000 : i * 3)));
  const labels = words(draw(rows, { by: "year" })).filter((text) => /^9\d(,\d)?$/.test(text ?? ""));
  expect(labels).toEqual(["90", "99", "90,1"]);
});

test("a label does not touch the rule of a break", () => {
  const rows = [3, 4, 5].map((i) => row({ year: 2020 + i }, 93000 + i, i === 5 ? { flags: ["break_before"] } : {}));
  const crowd = [2016, 2017, 2018, 2019, 2020, 2021, 2022].map((year) => row({ year }, 93100));
  const svg = draw([...crowd, ...rows], { by: "year" });
  const rule = Number(svg.querySelector("[stroke-dasharray] line")!.getAttribute("x1"));
  for (const label of [...svg.querySelectorAll("g[font-weight] text")]) {
    const x = Number(/translate\(([\d.]+)/.exec(label.getAttribute("transform")!)![1]);
    const size = Number(label.closest("[font-size]")?.getAttribute("font-size") ?? 13.5);
    expect(Math.abs(x - rule)).toBeGreaterThan(textWidth(label.textContent!, size) / 2 + 2);
  }
});

const many = Array.from({ length: 55 }, (_, i) =>
  row({ unit: `quận số ${i}` }, 100 + ((i * 37) % 89), { sample: true }),
);

test("fifty-five units that the reader named grow the drawing, not the page", () => {
  const svg = draw(many, { by: "unit", units: many.map(({ unit }) => unit!) });
  expect(Number(svg.getAttribute("viewBox")!.split(" ")[3])).toBeGreaterThan(55 * 30);
  expect(gzipSync(svg.outerHTML).length).toBeLessThan(3500);
});

test("of many units that nobody named the twelve largest are drawn, and it is said", () => {
  const shown = words(draw(many, { by: "unit" })).filter((text) => text?.includes("quận số"));
  expect(shown).toHaveLength(12);
  const { notes, table } = describeView(many, view({ by: "unit" }), vietnamese, names);
  expect(notes[0]).toBe("Biểu đồ vẽ 12 đơn vị có số lớn nhất; bảng có đủ 55 đơn vị.");
  expect(table.rows).toHaveLength(55);
});

test("sectors are told apart by mark and hatch, not by colour alone", () => {
  const svg = draw(sectorYears, { by: "year", split: "sector" });
  const shapes = [...svg.querySelectorAll("pattern path")].map((path) => path.getAttribute("d"));
  expect(new Set(shapes).size).toBe(sectors.length);
});

test("nothing to show is said in words, by every chart", () => {
  const { document } = parseHTML("<!doctype html><html></html>");
  const empty = [
    totalsChart([], { measure: "initiatives" }, vietnamese),
    seriesChart([], "people", vietnamese),
    funnelChart([], vietnamese),
    distributionChart([], vietnamese),
    sectorYearsChart([], { measure: "initiatives" }, vietnamese),
  ];
  for (const options of empty) {
    const svg = renderSvg(options, { document, id: "e", title: "T", description: "" });
    expect(words(svg)).toEqual(["Chưa có số liệu cho lựa chọn này"]);
  }
});
