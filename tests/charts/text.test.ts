import { expect, test } from "vitest";
import { fit, textWidth, toLabeller, wrap } from "../../src/charts/text.ts";
import { datum } from "./examples.ts";
import { english, vietnamese } from "./locales.ts";

test.each([
  [datum(93973, { flags: ["needs_confirmation"] }), "count", "93.973*"],
  [datum(800, { qualifier: "more_than" }), "count", ">800"],
  [datum(130000, { qualifier: "at_least" }), "count", "130.000+"],
  [datum(null), "count", "chưa công bố"],
  [datum(0), "count", "0"],
  [datum(488e9, { qualifier: "more_than" }), "vnd", ">488"],
  [datum(12.349e9, { qualifier: "more_than" }), "vnd", ">12,3"],
  [datum(12.301e9, { qualifier: "nearly" }), "vnd", "<12,4"],
  [datum(3.5e9, { qualifier: "about" }), "vnd", "~3,5"],
] as const)("label of %o in %s is %s", (value, unit, label) => {
  expect(toLabeller([value], unit, vietnamese).label(value)).toBe(label);
});

test("one scale serves all labels of a chart", () => {
  const data = [datum(488e9), datum(5e8)];
  const labeller = toLabeller(data, "vnd", english);
  expect(labeller.scale).toBe("VND billion");
  expect(data.map((each) => labeller.label(each))).toEqual(["488", "0.5"]);
});

test("a long name is cut at a word", () => {
  expect(fit("Liên đoàn Lao động quận Ba Đình", 1000)).toBe("Liên đoàn Lao động quận Ba Đình");
  const short = fit("Liên đoàn Lao động quận Ba Đình", 150);
  expect(short).toBe("Liên đoàn Lao động…");
  expect(textWidth(short)).toBeLessThanOrEqual(150);
});

test("short labels are in thousands, with one decimal, and floors stay floors", () => {
  const data = [datum(93973), datum(112551, { qualifier: "more_than" }), datum(480)];
  const labeller = toLabeller(data, "count", vietnamese, true);
  expect(labeller.scale).toBe("nghìn");
  expect(data.map((each) => labeller.label(each))).toEqual(["94", ">112,5", "0,5"]);
});

test("a long name takes two lines before it is cut", () => {
  expect(wrap("Liên đoàn Lao động quận Ba Đình", 150)).toEqual(["Liên đoàn Lao động", "quận Ba Đình"]);
  expect(wrap("Liên đoàn Lao động quận Ba Đình", 150, 60)).toEqual(["Liên đoàn Lao động", "quận…"]);
});
