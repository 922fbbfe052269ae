import { expect, test } from "vitest";
import { checkStatement, counted, limited } from "../../src/query/statement.ts";

test.each([
  ["SELECT 1", true],
  ["  select 1 ;  ", true],
  ["-- a question\nFROM figures", true],
  ["/* one; two */ WITH x AS (SELECT 1) SELECT * FROM x;", true],
  ["(SELECT 1) UNION (SELECT 2)", true],
  ["VALUES (1), (2)", true],
  ["PIVOT figures ON stage USING count(*)", true],
  ["DESCRIBE figures", false],
  ["SHOW TABLES", false],
  ["SUMMARIZE units", false],
  ["EXPLAIN ANALYZE SELECT 1", false],
  ["SELECT 'a;b', \"c;d\", $$e;f$$, E'it\\'s; so' -- ; at the end", true],
  ["SELECT * FROM units WHERE note_en = 'DELETE' OR kind IN (SELECT 'INSERT')", true],
])("%s is asked", (text, isTable) => {
  expect(checkStatement(text)).toMatchObject({ isTable });
});

test("the semicolon at the end goes, and a comment at the end does no harm", () => {
  expect(checkStatement("SELECT 1 -- one\n ; ")).toEqual({ sql: "SELECT 1 -- one\n ", isTable: true });
  expect(limited("SELECT 1 -- one", 5)).toBe("SELECT * FROM (\nSELECT 1 -- one\n) LIMIT 5");
  expect(counted("SELECT 1")).toContain("count(*) AS n");
});

test.each([
  ["", "empty", ""],
  [" ; -- nothing", "empty", ""],
  ["'text'", "changes", "'TEXT'"],
  ["SELECT 1; SELECT 2", "several", ";"],
  ["SELECT 1) ; DROP TABLE x; --", "several", ";"],
  ["DROP TABLE figures", "changes", "DROP"],
  ["insert into units select 1", "changes", "INSERT"],
  ["WITH x AS (SELECT 1) INSERT INTO units SELECT * FROM x", "changes", "INSERT"],
  ["EXPLAIN ANALYZE DELETE FROM units", "changes", "DELETE"],
  ["COPY units TO 'x.csv'", "changes", "COPY"],
  ["ATTACH 'x.duckdb'", "changes", "ATTACH"],
  ["PRAGMA version", "changes", "PRAGMA"],
  ["SET threads = 2", "changes", "SET"],
])("“%s” is refused: %s", (text, problem, word) => {
  expect(checkStatement(text)).toEqual({ problem, word });
});
