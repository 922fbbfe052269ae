import { expect, test } from "vitest";
import type { Row } from "../../src/query/port.ts";
import type { View } from "../../src/query/view.ts";
import { describeView } from "../../src/charts/describe.ts";
import { changedUnits, names, row, sectorYears, unitRows, view } from "./examples.ts";
import { english, vietnamese } from "./locales.ts";

const byYear = (...values: (number | null)[]): Row[] => values.map((value, i) => row({ year: 2022 + i }, value));
const flag = (rows: Row[], i: number, more: Partial<Row>): Row[] =>
  rows.map((each, j) => (i === j ? { ...each, ...more } : each));
const benefit = { measure: "benefit_vnd", stage: "submitted" } as const;
const floor = { qualifier: "more_than" } as const;
const unsure = { flags: ["needs_confirmation"] } as const;
const breaks = { flags: ["break_before"] } as const;
const submitted = { stage: "submitted" } as const;

const cases: [string, Row[], Partial<View>, string, string][] = [
  ["nothing at all", [], {}, "Chưa có số liệu cho lựa chọn này.", "There are no figures for this choice yet."],
  [
    "all missing",
    byYear(null, null),
    submitted,
    "Sáng kiến gửi về LĐLĐ Thành phố: chưa công bố số liệu (2022 và 2023).",
    "Initiatives submitted to the city federation: no figures published (2022 and 2023).",
  ],
  [
    "one year",
    byYear(555),
    submitted,
    "Sáng kiến gửi về LĐLĐ Thành phố năm 2022: 555.",
    "Initiatives submitted to the city federation in 2022: 555.",
  ],
  [
    "a rise over a gap",
    byYear(500, null, 600),
    submitted,
    "Sáng kiến gửi về LĐLĐ Thành phố năm 2024: 600, tăng 20% so với 2022. Chưa công bố: 2023.",
    "Initiatives submitted to the city federation in 2024: 600, up 20% on 2022. Not published: 2023.",
  ],
  [
    "a fall to the lowest",
    byYear(500, 600, 300),
    submitted,
    "Sáng kiến gửi về LĐLĐ Thành phố năm 2024: 300, giảm 50% so với 2023. Cao nhất 600 (2023), thấp nhất 300 (2024).",
    "Initiatives submitted to the city federation in 2024: 300, down 50% on 2023. Highest 600 (2023), lowest 300 (2024).",
  ],
  [
    "no change",
    byYear(100, 100),
    { stage: "titled" },
    "Sáng kiến đạt danh hiệu năm 2023: 100, bằng 2022.",
    "Initiatives given the title in 2023: 100, the same as in 2022.",
  ],
  [
    "from 0",
    byYear(0, 4),
    { stage: "titled" },
    "Sáng kiến đạt danh hiệu năm 2023: 4; 2022: 0.",
    "Initiatives given the title in 2023: 4; 2022: 0.",
  ],
  [
    "floors are set side by side, without a percentage",
    flag(flag(byYear(488e9, 563e9), 0, floor), 1, floor),
    benefit,
    "Giá trị làm lợi năm 2023: hơn 563 tỷ đồng; 2022: hơn 488 tỷ đồng.",
    "Benefit value in 2023: more than VND 563 billion; 2022: more than VND 488 billion.",
  ],
  [
    "never across a break",
    flag(byYear(500, 600, 550, 682), 3, breaks),
    submitted,
    "Sáng kiến gửi về LĐLĐ Thành phố năm 2025: 682; không so với 2024 vì chuỗi số liệu đứt trước 2025. Trước chỗ đứt chuỗi, cao nhất 600 (2023), thấp nhất 500 (2022).",
    "Initiatives submitted to the city federation in 2025: 682; not compared with 2024, as the series breaks before 2025. Before the series break, highest 600 (2023), lowest 500 (2022).",
  ],
  [
    "a break inside a gap counts",
    flag(byYear(500, null, 682), 1, breaks),
    submitted,
    "Sáng kiến gửi về LĐLĐ Thành phố năm 2024: 682; không so với 2022 vì chuỗi số liệu đứt trước 2023. Chưa công bố: 2023.",
    "Initiatives submitted to the city federation in 2024: 682; not compared with 2022, as the series breaks before 2023. Not published: 2023.",
  ],
  [
    "not from what needs confirmation",
    flag(byYear(93973, 90000), 0, unsure),
    {},
    "Sáng kiến được công nhận ở cấp cơ sở năm 2023: 90.000; không so với 2022 vì có số còn cần xác nhận.",
    "Initiatives recognised at base level in 2023: 90,000; not compared with 2022, as a figure still needs confirmation.",
  ],
  [
    "highest and lowest of what is known, where a year is missing",
    byYear(500, null, 700, 600),
    submitted,
    "Sáng kiến gửi về LĐLĐ Thành phố năm 2025: 600, giảm 14,3% so với 2024. Trong các năm đã biết, cao nhất 700 (2024), thấp nhất 500 (2022). Chưa công bố: 2023.",
    "Initiatives submitted to the city federation in 2025: 600, down 14.3% on 2024. Of the years known, highest 700 (2024), lowest 500 (2022). Not published: 2023.",
  ],
  [
    "a shared place is not called highest or lowest",
    byYear(100, 100, 50),
    { stage: "titled" },
    "Sáng kiến đạt danh hiệu năm 2024: 50, giảm 50% so với 2023. Thấp nhất 50 (2024).",
    "Initiatives given the title in 2024: 50, down 50% on 2023. Lowest 50 (2024).",
  ],
  [
    "sample and published figures are not set against each other",
    flag(byYear(500, 600, 700), 2, { sample: true }),
    submitted,
    "Một phần là số liệu mẫu. Sáng kiến gửi về LĐLĐ Thành phố năm 2024: 700 (mẫu); không so với 2023 vì có số là số liệu mẫu.",
    "Partly sample data. Initiatives submitted to the city federation in 2024: 700 (sample); not compared with 2023, as some figures are sample data.",
  ],
  [
    "counts of people are not set against counts of initiatives",
    flag(byYear(50, 100), 0, { flags: ["counted_in_people"] }),
    { stage: "titled" },
    "Sáng kiến đạt danh hiệu năm 2023: 100; không so với 2022 vì có số đếm theo người.",
    "Initiatives given the title in 2023: 100; not compared with 2022, as some figures count people.",
  ],
  [
    "nothing published for a year",
    [row({ sector: "health" }, null), row({ sector: "education" }, null)],
    { by: "sector", stage: "above_base", years: [2025], units: ["a"] },
    "2025: chưa công bố số liệu về sáng kiến được công nhận ở cấp trên cơ sở (LĐLĐ a).",
    "2025: no figures published on initiatives recognised at above-base level (LĐLĐ a).",
  ],
  [
    "several years, sectors or units that are added up",
    byYear(5),
    { sectors: ["health", "education"], units: ["a", "b"], stage: "titled" },
    "Sáng kiến đạt danh hiệu (y tế và giáo dục, cộng gộp · LĐLĐ a và LĐLĐ b, cộng gộp) năm 2022: 5.",
    "Initiatives given the title (health and education, taken together · LĐLĐ a and LĐLĐ b, taken together) in 2022: 5.",
  ],
  [
    "sample data are named first",
    byYear(4).map((each) => ({ ...each, sample: true })),
    { stage: "titled", sectors: ["health"] },
    "Số liệu mẫu. Sáng kiến đạt danh hiệu (y tế) năm 2022: 4.",
    "Sample data. Initiatives given the title (health) in 2022: 4.",
  ],
  [
    "sectors, whole",
    [row({ sector: "health" }, 10), row({ sector: "education" }, 30)],
    { by: "sector", stage: "titled", years: [2025] },
    "Sáng kiến đạt danh hiệu (2025): cao nhất là giáo dục (30; 75%), thấp nhất là y tế (10; 25%).",
    "Initiatives given the title (2025): highest in education (30; 75%), lowest in health (10; 25%).",
  ],
  [
    "sectors, one missing: no shares",
    [row({ sector: "health" }, 10), row({ sector: "education" }, 30), row({ sector: "production" }, null)],
    { by: "sector", stage: "titled", years: [2025] },
    "Sáng kiến đạt danh hiệu (2025): cao nhất là giáo dục (30), thấp nhất là y tế (10). Chưa công bố: sản xuất.",
    "Initiatives given the title (2025): highest in education (30), lowest in health (10). Not published: production.",
  ],
  [
    "sectors, two alike at the top",
    [row({ sector: "health" }, 10), row({ sector: "education" }, 10), row({ sector: "production" }, 5)],
    { by: "sector", stage: "titled", years: [2025] },
    "Sáng kiến đạt danh hiệu (2025): y tế (10; 40%), giáo dục (10; 40%) và sản xuất (5; 20%).",
    "Initiatives given the title (2025): health (10; 40%), education (10; 40%) and production (5; 20%).",
  ],
  [
    "sectors, one that needs confirmation and one of sample data",
    [row({ sector: "health" }, 10, { ...unsure, sample: true }), row({ sector: "education" }, 30)],
    { by: "sector", stage: "titled", years: [2025] },
    "Một phần là số liệu mẫu. Sáng kiến đạt danh hiệu (2025): y tế (10, mẫu, cần xác nhận) và giáo dục (30).",
    "Partly sample data. Initiatives given the title (2025): health (10, sample, needs confirmation) and education (30).",
  ],
  [
    "sectors, alike",
    [row({ sector: "health" }, 10), row({ sector: "education" }, 10)],
    { by: "sector", stage: "titled", years: [2025] },
    "Sáng kiến đạt danh hiệu (2025): y tế và giáo dục bằng nhau, đều 10.",
    "Initiatives given the title (2025): health and education are equal, 10 each.",
  ],
  [
    "a single unit",
    [row({ unit: "quận Ba Đình" }, 10)],
    { by: "unit", stage: "titled", years: [2025] },
    "Sáng kiến đạt danh hiệu (2025): LĐLĐ quận Ba Đình (10).",
    "Initiatives given the title (2025): LĐLĐ quận Ba Đình (10).",
  ],
  [
    "sectors over years speak of the latest year with figures",
    [2022, 2023].flatMap((year) => [
      row({ year, sector: "health" }, year === 2023 ? null : 3),
      row({ year, sector: "production" }, year === 2023 ? null : 1),
    ]),
    { by: "year", split: "sector", stage: "titled" },
    "Sáng kiến đạt danh hiệu năm 2022: cao nhất là y tế (3; 75%), thấp nhất là sản xuất (1; 25%).",
    "Initiatives given the title in 2022: highest in health (3; 75%), lowest in production (1; 25%).",
  ],
];

test.each(cases)("the sentence: %s", (_, rows, loose, vi, en) => {
  expect(describeView(rows, view(loose), vietnamese, names).sentence).toBe(vi);
  expect(describeView(rows, view(loose), english, names).sentence).toBe(en);
});

test("units past the break are named apart", () => {
  const published = unitRows.map((each) => ({ ...each, sample: false }));
  const { sentence } = describeView(published, view({ by: "unit" }), english, names);
  expect(sentence).toContain(
    "of 4 units with figures, the highest are LĐLĐ quận Cầu Giấy (1,440), LĐLĐ quận Ba Đình (812)",
  );
  expect(sentence).toContain("After the series break (not ranked together): LĐLĐ huyện Mê Linh (2,051).");
});

test("units of a year in which the reporting units changed are counted, not ranked", () => {
  const { sentence, notes } = describeView(changedUnits, view({ by: "unit", years: [2025] }), vietnamese, names);
  expect(sentence).toBe(
    "Một phần là số liệu mẫu. Sáng kiến được công nhận ở cấp cơ sở (2025): 6 đơn vị có số liệu; không xếp hạng vì các đơn vị báo cáo thay đổi trong năm.",
  );
  expect(notes).toContain("Số liệu năm 2025 không so sánh với các năm trước, vì chuỗi số liệu đứt.");
  expect(notes.join()).not.toContain("xếp hạng");
});

test("of many units, those that share a place at the cut are not called highest", () => {
  const of = (...values: number[]) => {
    const rows = values.map((value, i) => row({ unit: String(i) }, value));
    return describeView(rows, view({ by: "unit", years: [2024] }), english, names).sentence;
  };
  expect(of(9, 8, 7, 6)).toContain("the highest are LĐLĐ 0 (9), LĐLĐ 1 (8) and LĐLĐ 2 (7).");
  expect(of(9, 7, 7, 7)).toContain("the highest are LĐLĐ 0 (9).");
  expect(of(7, 7, 7, 7, 1)).toContain("of 5 units with figures, 4 share the figure 7; the others have less.");
});

test("units of which some are sample data are not ranked; the published ones are named", () => {
  const rows = [5, 6, 7, 8].map((value, i) => row({ unit: String(i) }, value, { sample: i > 0 }));
  const { title, sentence } = describeView(rows, view({ by: "unit", years: [2024] }), english, names);
  expect(title).toBe("Initiatives recognised at base level by unit · 2024 (with sample data)");
  expect(sentence).toContain("they are not ranked, as some figures are sample data. Published: LĐLĐ 0 (5).");
});

test("an answer without rows says of what and when nothing is published, and has no table", () => {
  const asked = view({ by: "unit", stage: "above_base", years: [2025] });
  const { sentence, table } = describeView([], asked, vietnamese, names);
  expect(sentence).toBe("2025: chưa công bố số liệu về sáng kiến được công nhận ở cấp trên cơ sở.");
  expect(table.rows).toEqual([]);
});

test("a sentence about the latest year is of sample data where that year is, whatever the others are", () => {
  const rows = [2024, 2025].flatMap((year) =>
    ["a", "b"].map((unit) => row({ year, unit }, year, { sample: year === 2025 })),
  );
  const { title, sentence } = describeView(rows, view({ by: "unit", split: "year" }), english, names);
  expect(title).toMatch(/ \(with sample data\)$/);
  expect(sentence).toMatch(/^Sample data\. /);
});

test("the table holds the rows' figures with qualifier, flags and the word for sample", () => {
  const rows = [
    row({ year: 2022 }, 488e9, { qualifier: "more_than", flags: ["provisional"] }),
    row({ year: 2023 }, null),
    row({ year: 2024 }, 5e9, { sample: true }),
  ];
  const { table, sample, notes } = describeView(rows, view(benefit), vietnamese, names);
  expect(table).toEqual({
    caption: "Giá trị làm lợi theo năm (gồm số liệu mẫu)",
    columns: [
      { key: "year", label: "Năm", numeric: false },
      { key: "value", label: "Giá trị làm lợi", numeric: true },
      { key: "note", label: "Ghi chú", numeric: false },
    ],
    rows: [
      { header: "2022", cells: ["hơn 488 tỷ đồng", "tạm tính"], values: [488e9], sample: false, missing: false },
      { header: "2023", cells: ["chưa công bố", ""], values: [null], sample: false, missing: true },
      { header: "2024", cells: ["5 tỷ đồng", "số liệu mẫu"], values: [5e9], sample: true, missing: false },
    ],
  });
  expect(sample).toBe(true);
  expect(notes[0]).toBe("Số liệu mẫu được tạo ra để minh họa, không phải số liệu thật.");
  expect(notes).toHaveLength(3);
});

test("a table of two dimensions has every figure once, and marks a single sample cell", () => {
  const mixed = sectorYears.map((each) => ({ ...each, sample: each.year === 2018 || each.sector === "health" }));
  const { table } = describeView(mixed, view({ by: "year", split: "sector" }), english, names);
  expect(table.columns.map((column) => column.label)).toEqual([
    "Year",
    "Health",
    "Education",
    "Administration",
    "Production",
    "Note",
  ]);
  expect(table.rows.map((each) => each.header)).toEqual([
    "2018",
    "2019",
    "2020",
    "2021",
    "2022",
    "2023",
    "2024",
    "2025",
  ]);
  expect(table.rows[0].cells.at(-1)).toBe("sample data");
  expect(table.rows[1].cells).toEqual([
    expect.stringContaining("(sample data)"),
    ...["24,700", "21,840", "13,330"],
    "",
  ]);
  expect(table.rows[3].cells[2]).toBe("not published");
});

test("the title says what is asked, and of whom", () => {
  const title = (loose: Partial<View>) => describeView([], view(loose), english, names).title;
  expect(title({})).toBe("Initiatives recognised at base level by year");
  expect(title({ by: "sector" })).toBe("Initiatives recognised at base level by sector · all years together");
  expect(title({ by: "unit", split: "year", sectors: ["health", "production"] })).toBe(
    "Initiatives recognised at base level by unit and year · health and production, taken together",
  );
  expect(title({ ...benefit, units: ["quận Ba Đình"] })).toBe("Benefit value by year · LĐLĐ quận Ba Đình");
  expect(title({ ...benefit, units: ["a", "b", "c", "d"] })).toBe("Benefit value by year · 4 units, taken together");
});
