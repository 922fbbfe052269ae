import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { countDifferences, describeDifferences, renderDifferences } from "../../src/charts/differences.ts";
import enWords from "../../src/i18n/en.ts";
import { toLocale } from "../../src/i18n/locale.ts";
import viWords from "../../src/i18n/vi.ts";
import { compareRows } from "../../src/query/compare.ts";
import type { Row } from "../../src/query/port.ts";
import { defaultView } from "../../src/query/view.ts";

const [vi, en] = [toLocale("vi", ...viWords), toLocale("en", ...enWords)];

const names = { unit: (id: string) => `unit ${id}` };
const row = (more: Partial<Row>): Row => ({
  value: null,
  qualifier: "exact",
  sample: false,
  sources: [],
  flags: [],
  ...more,
});
const money = { ...defaultView, measure: "benefit_vnd", stage: "submitted" } as const;
const cells = compareRows(
  [
    row({ year: 2022, value: 488e9, qualifier: "more_than" }),
    row({ year: 2023, value: 5e9 }),
    row({ year: 2024, value: 7e9 }),
    row({ year: 2025, value: 9e9, flags: ["provisional"] }),
  ],
  [
    row({ year: 2022, value: 490e9, qualifier: "more_than" }),
    row({ year: 2023, value: 4e9 }),
    row({ year: 2025, value: 9e9, sources: ["S001"] }),
    row({ year: 2026, value: 1e9, sample: true }),
  ],
);
const title = "Giá trị";

test("each changed cell is told with its figure then and now, and what is between them", () => {
  const lines = describeDifferences({ title, view: money, cells }, vi, names);
  expect(lines.map(({ what, before, after, difference }) => [what, before, after, difference])).toEqual([
    ["2022", "hơn 488 tỷ đồng", "hơn 490 tỷ đồng", "tăng khoảng 2 tỷ đồng"],
    ["2023", "5 tỷ đồng", "4 tỷ đồng", "giảm 1 tỷ đồng"],
    ["2024", "7 tỷ đồng", "chưa công bố", "không còn"],
    ["2025", "9 tỷ đồng (tạm tính)", "9 tỷ đồng", "cùng số, khác nguồn và ghi chú"],
    ["2026", "chưa công bố", "1 tỷ đồng (số liệu mẫu)", "mới có"],
  ]);
});

test("sample data and a published figure are not subtracted", () => {
  const mixed = compareRows([row({ unit: "x", value: 5, sample: true })], [row({ unit: "x", value: 9 })]);
  const [line] = describeDifferences({ title, view: defaultView, cells: mixed }, en, names);
  expect(line).toMatchObject({ what: "unit x", sample: true, difference: "not compared: one side is sample data" });
});

test("the counts name every kind of change, and nothing where nothing changed", () => {
  expect(countDifferences(cells, vi)).toBe(
    "2 ô đổi số, 1 ô mới có số, 1 ô không còn số và 1 ô cùng số nhưng khác cách ghi, nguồn hay ghi chú",
  );
  const same = compareRows([row({ year: 2022, value: 1 })], [row({ year: 2022, value: 1 })]);
  expect(countDifferences(same, vi)).toBeNull();
});

test("the table has a row for each changed cell, marks sample data and can be scrolled by keyboard", () => {
  const { document } = parseHTML("<html></html>");
  const heads = { before: "Bản 1.0.0", after: "Hiện nay" };
  const drawn = renderDifferences(
    { title, lines: describeDifferences({ title, view: money, cells }, vi, names) },
    { heads, locale: vi },
    document,
  );
  expect(drawn.getAttribute("tabindex")).toBe("0");
  expect([...drawn.querySelectorAll("thead th")].map((head) => head.textContent)).toEqual([
    "Ô",
    "Bản 1.0.0",
    "Hiện nay",
    "Khác nhau",
  ]);
  expect(drawn.querySelectorAll("tbody tr")).toHaveLength(5);
  expect(drawn.querySelectorAll("tbody tr.sample")).toHaveLength(1);
});
