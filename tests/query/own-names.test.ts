import { expect, test } from "vitest";
import { findNameProblem, findOwnTables, toColumnNames, toSqlName, toTableName } from "../../src/query/own-names.ts";

test.each([
  ["Số sáng kiến (2024)", "so_sang_kien_2024"],
  ["  Đơn vị  ", "don_vi"],
  ["2024", "_2024"],
  ["Order", "order_"],
  ["***", ""],
])("%s is %s in SQL", (text, name) => {
  expect(toSqlName(text)).toBe(name);
});

test("every column has a name of its own", () => {
  expect(toColumnNames(["Đơn vị", "", "don vi", "đơn vị"], "cot")).toEqual([
    { name: "don_vi", title: "Đơn vị", trouble: null },
    { name: "cot_2", title: "", trouble: "empty" },
    { name: "don_vi_2", title: "don vi", trouble: "duplicate" },
    { name: "don_vi_3", title: "đơn vị", trouble: "duplicate" },
  ]);
});

test("a table is called after its file, and gives way to names that are taken", () => {
  expect(toTableName("Danh sách CĐ.v2.csv", [], "bang")).toBe("danh_sach_cd_v2");
  expect(toTableName("units.csv", ["units", "units_2"], "bang")).toBe("units_3");
  expect(toTableName("???.csv", [], "bang")).toBe("bang");
});

test.each([
  ["lương", "form"],
  ["1a", "form"],
  ["a b", "form"],
  ['a"; DROP', "form"],
  ["select", "form"],
  ["", "empty"],
  ["units", "ours"],
  ["mine", "own"],
  ["luong", null],
] as const)("%s as a table's name: %s", (name, problem) => {
  expect(findNameProblem(name, { ours: ["units"], own: ["mine"] })).toBe(problem);
});

test("a statement names own tables as whole words", () => {
  expect(findOwnTables("SELECT * FROM Mine JOIN mines USING (id)", ["mine", "ine", "other"])).toEqual(["mine"]);
});
