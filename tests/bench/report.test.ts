import { format as prettier } from "prettier";
import { expect, test } from "vitest";
import { type Result, toMeasures } from "../../bench/measure.ts";
import { benches, plan } from "../../bench/plan.ts";
import { format, renderReport } from "../../bench/report.ts";

const setting = { date: "2026-11-22", machine: "2 × a processor", versions: { astro: "7.3.4" } };
const results: Result[] = benches.map((name) => ({
  ...{ name, rows: 10, machine: setting.machine, notes: ["A note."] },
  measures: toMeasures(name, {}),
}));

test("the report has every figure of the plan, says what is missing, and is laid as the project's files are", async () => {
  const text = `${renderReport(results, setting)}\n`;
  for (const { id, means } of plan) expect(text).toContain(`${means} \`${id}\``);
  expect(text).toContain(`Of ${plan.length} goals 0 are reached; not reached: \`page-overview\``);
  expect(text.match(/not measured/g)).toHaveLength(plan.length);
  expect(await prettier(text, { parser: "markdown", printWidth: 120 })).toBe(text);
});

test("a goal that is missed stands out", () => {
  const measures = toMeasures("boot", { "boot-first-answer": { value: 9_999 }, "boot-again": { value: 10 } });
  const text = renderReport([{ name: "boot", rows: 0, machine: "", measures, notes: [] }], setting);
  expect(text).toContain("not reached: `boot-first-answer`");
  expect(text).toContain("| 9999 ms  |");
  expect(text.match(/\*\*not reached\*\*/g)).toHaveLength(1);
});

test.each([
  [1234567, "bytes", "1.23 MB"],
  [44_082, "bytes", "44.1 kB"],
  [2.5e9, "bytes", "2.5 GB"],
  [16.04, "ms", "16 ms"],
  [1234.4, "ms", "1234 ms"],
  [1.0321, "×", "1.03 ×"],
  [null, "ms", "–"],
] as const)("%s %s is written %s", (value, unit, wanted) => {
  expect(format(value, unit)).toBe(wanted);
});
