import { expect, test } from "vitest";
import { isCovered, toTerms } from "../../src/query/terms.ts";

const terms: [string, string[]][] = [
  ["LĐLĐ quận", ["ldld", "quan", "lien", "doan", "lao", "dong"]],
  ["Liên đoàn Lao động quận", ["lien", "doan", "lao", "dong", "quan", "ldld"]],
  ["CĐ ngành", ["cd", "nganh", "cong", "doan"]],
  ["công đoàn".normalize("NFD"), ["cong", "doan", "cd"]],
  ["công đoạn may", ["cong", "doan", "may"]],
  ["đĩa CD, CNVCLĐ", ["dia", "cd", "cnvcld"]],
];
test.each(terms)("%s is found by %j", (text, wanted) => {
  expect(toTerms(text).map(({ fold }) => fold)).toEqual(wanted);
});

test("the other form stands where its counterpart stands", () => {
  const text = "Tổng LĐLĐ";
  const cut = toTerms(text).map(({ at }) => text.slice(at[0], at.at(-1)));
  expect(cut).toEqual(["Tổng", "LĐLĐ", "L", "Đ", "L", "Đ"]);
  const long = toTerms("Công đoàn ngành").at(-1)!;
  expect([long.at[0], long.at.at(-1)]).toEqual([0, 9]);
});

test("a printed name is covered by a name that says the same", () => {
  expect(isCovered("LĐLĐ huyện Ứng Hoà", "Liên đoàn Lao động huyện Ứng Hòa")).toBe(true);
  expect(isCovered("LĐLĐ huyện Ứng Hòa", "Ung Hoa District Federation of Labour")).toBe(false);
});
