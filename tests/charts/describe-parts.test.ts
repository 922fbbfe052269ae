import { expect, test } from "vitest";
import { describeDistribution, describeFunnel } from "../../src/charts/describe-parts.ts";
import { bins, datum, funnel2022, funnel2024, funnel2025 } from "./examples.ts";
import { english, vietnamese } from "./locales.ts";

test("the funnel sets each step against the one before", () => {
  const { sentence, table } = describeFunnel(funnel2022, 2022, vietnamese);
  expect(sentence).toBe(
    "Năm 2022: 93.973 (cần xác nhận) sáng kiến ở cấp cơ sở; 1.704 (cần xác nhận) ở cấp trên cơ sở, bằng 1,8% số ở cấp cơ sở; 555 gửi về Thành phố, bằng 32,6% số ở cấp trên cơ sở; 100 đạt danh hiệu, bằng 18% số gửi về Thành phố.",
  );
  expect(table.rows.map((row) => row.cells)).toEqual([
    ["93.973", "–", "cần xác nhận"],
    ["1.704", "1,8%", "cần xác nhận"],
    ["555", "32,6%", ""],
    ["100", "18%", ""],
  ]);
});

test("a missing step is skipped and said to be missing", () => {
  expect(describeFunnel(funnel2025, 2025, english).sentence).toBe(
    "In 2025, 80,925 initiatives at base level; 682 submitted to the city, equal to 0.84% of those at base level; 100 given the title, equal to 14.7% of those submitted to the city. Not published: the number of initiatives at above-base level.",
  );
  const none = funnel2025.map((step) => ({ ...step, ...datum(null) }));
  expect(describeFunnel(none, 2021, vietnamese).sentence).toBe("Năm 2021: chưa công bố bước nào.");
});

test("a floor or a count of people has no share", () => {
  const { sentence, table, notes } = describeFunnel(funnel2024, 2024, vietnamese);
  expect(sentence).toBe(
    "Năm 2024: hơn 800 sáng kiến gửi về Thành phố; 100 người đạt danh hiệu. Không công bố: số sáng kiến ở cấp cơ sở và ở cấp trên cơ sở.",
  );
  expect(table.rows.map((row) => row.cells[1])).toEqual(["–", "–", "–", "–"]);
  expect(table.rows.at(-1)!.cells.at(-1)).toBe("đếm theo người");
  expect(notes[0]).toContain("đếm theo người");
});

test("a funnel past the break is only not compared with earlier years", () => {
  expect(describeFunnel(funnel2025, 2025, english).notes[0]).toBe(
    "Figures of 2025 are not compared with earlier years, as the series breaks.",
  );
});

test("the spread says where half of all lie and which group is fullest", () => {
  const { sentence, table } = describeDistribution(bins, english);
  expect(sentence).toBe(
    "Sample data. Of 536 initiatives with a benefit in money, 65.5% are below VND 300 million; the largest group is VND 100 million to under VND 300 million (160).",
  );
  expect(table.rows[0]).toEqual({
    header: "under VND 10 million",
    cells: ["12", "sample data"],
    values: [12],
    sample: true,
    missing: false,
  });
  expect(table.rows.at(-1)?.header).toBe("VND 10 billion and over");
});

test("the spread names its scope, and that its classes widen", () => {
  const { title, sentence, notes } = describeDistribution(bins, vietnamese, "y tế · 2018–2025");
  expect(title).toBe("Sáng kiến theo mức giá trị làm lợi · y tế · 2018–2025");
  expect(sentence).toContain("Trong 536 sáng kiến tính được bằng tiền (y tế · 2018–2025), 65,5%");
  expect(notes).toContain("Các khoảng không đều nhau: khoảng sau rộng hơn khoảng trước.");
});

test("an empty class does not make sample data partly sample", () => {
  const holed = bins.map((bin, i) => (i === 2 ? { ...bin, count: 0, sample: false } : bin));
  expect(describeDistribution(holed, vietnamese).sentence).toMatch(/^Số liệu mẫu\. /);
  const mixed = bins.map((bin, i) => ({ ...bin, sample: i > 2 }));
  expect(describeDistribution(mixed, vietnamese).title).toBe("Sáng kiến theo mức giá trị làm lợi (gồm số liệu mẫu)");
});

test("one bin, and none", () => {
  const one = bins.slice(1, 2).map((bin) => ({ ...bin, sample: false }));
  expect(describeDistribution(one, vietnamese).sentence).toBe(
    "48 sáng kiến tính được bằng tiền, đều thuộc nhóm 10 triệu đồng đến dưới 30 triệu đồng.",
  );
  expect(describeDistribution([], english).sentence).toBe("There are no figures for this choice yet.");
});
