import { expect, test } from "vitest";
import { describeBenefit, describeSeries, describeTotals } from "../../src/charts/describe-points.ts";
import { baseTotals, benefits, contest, teachers } from "./examples.ts";
import { english, vietnamese } from "./locales.ts";

const base = { measure: "initiatives", stage: "base" } as const;

test("totals name every year without a figure and do not reach over the break", () => {
  expect(describeTotals(baseTotals, base, vietnamese).sentence).toBe(
    "Sáng kiến được công nhận ở cấp cơ sở năm 2025: 80.925; không so với 2022 vì chuỗi số liệu đứt trước 2025. Chưa công bố: 2020, 2021, 2023 và 2024.",
  );
  expect(describeTotals([], base, english).sentence).toBe("There are no figures for this choice yet.");
});

test("the table of totals has a line for each year, gaps too", () => {
  const { table } = describeTotals(baseTotals, base, english);
  expect(table.rows.map((row) => [row.header, ...row.cells])).toEqual([
    ["2020", "not published", ""],
    ["2021", "not published", ""],
    ["2022", "93,973", "needs confirmation"],
    ["2023", "not published", ""],
    ["2024", "not published", ""],
    ["2025", "80,925", "after the series break"],
  ]);
});

test("benefit values are floors and stay so", () => {
  const { sentence, notes } = describeBenefit(benefits.slice(0, 2), english);
  expect(sentence).toBe(
    "Benefit value in 2024: more than VND 563 billion; 2022: more than VND 488 billion. Not published: 2023.",
  );
  expect(notes).toEqual(["“More than” is the source’s wording: the true value is higher, by how much is not known."]);
});

test("a series speaks of its periods and of the gaps in its own rhythm", () => {
  expect(describeSeries(teachers, { subject: "Giải thưởng", measure: "people" }, vietnamese).sentence).toBe(
    "Giải thưởng, 2025: 153 người, giảm 21,9% so với 2024. Trong các kỳ đã biết, cao nhất 196 người (2024), thấp nhất 127 người (2017–2018). Chưa công bố: 2021.",
  );
  const known = contest.filter((point) => point.value !== null);
  expect(describeSeries(contest, { subject: "The contest", measure: "entries" }, english).sentence).toBe(
    "The contest, 2025: 133 contest entries, down 2.9% on 2021. Of the periods known, highest 172 contest entries (2017), lowest 133 contest entries (2025). Not published: 2019 and 2023.",
  );
  expect(describeSeries(known, { subject: "The contest", measure: "entries" }, english).table.rows).toHaveLength(3);
});
