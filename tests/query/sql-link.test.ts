import { expect, test } from "vitest";
import { formatSqlLink, longestLink, parseOwnTables, parseSqlLink } from "../../src/query/sql-link.ts";

test("a statement comes back from its link as it was", () => {
  const sql = "SELECT name_vi AS \"tên\"\nFROM units -- 100% & #1\nWHERE name_vi LIKE '%Hà Nội + %'";
  expect(parseSqlLink(formatSqlLink(sql)!)).toBe(sql);
});

test.each([
  ["", null],
  ["?sql=", null],
  ["?sql=%20", null],
  ["?other=1", null],
  ["?sql=%E0%A4%A", "\ufffd%A"],
  [`?sql=${"x".repeat(longestLink)}`, "too_long"],
])("the address part %.20s is read as %.20s", (search, sql) => {
  expect(parseSqlLink(search)).toBe(sql);
});

test("what is too long for a link has none", () => {
  expect(formatSqlLink("x".repeat(longestLink))).toBeNull();
});

test("a link tells which tables come from a file that it does not carry", () => {
  const link = formatSqlLink("FROM mine JOIN units USING (unit_id)", ["mine"])!;
  expect(parseSqlLink(link)).toBe("FROM mine JOIN units USING (unit_id)");
  expect(parseOwnTables(link)).toEqual(["mine"]);
  expect(parseOwnTables("?sql=x")).toEqual([]);
  expect(parseOwnTables("?own=a,%3Cb%3E,,C")).toEqual(["a"]);
});
