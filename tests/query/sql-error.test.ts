import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import vi from "../../src/i18n/vi/query.json" with { type: "json" };
import { readSqlError, sqlErrorKinds } from "../../src/query/sql-error.ts";
import { limited, linesBefore } from "../../src/query/statement.ts";

const connection = await (await DuckDBInstance.create(":memory:")).connect();
await connection.run("CREATE TABLE figures (period VARCHAR, value DOUBLE)");

const messageOf = (sql: string): Promise<string> =>
  connection.runAndReadAll(sql).then(
    () => "no error",
    (error: Error) => error.message,
  );

test.each([
  ["SELECT *\nFORM figures", "syntax", "figures", 2],
  ["SELECT 1 +", "syntax_end", "", null],
  ["SELECT (1", "syntax_end", "", null],
  ["SELECT *\nFROM nowhere", "table", "nowhere", 2],
  ["SELECT\n\n  nothing\nFROM figures", "column", "nothing", 3],
  ["SELECT f.nothing FROM figures f", "column", "nothing", 1],
  ["SELECT foo(1)", "function", "foo", 1],
  ["SELECT period, count(*) FROM figures", "group", "period", 1],
  ["SELECT sum(period) FROM figures", "types", "sum(VARCHAR)", 1],
  ["SELECT 'a'::INTEGER", "conversion", "a", 1],
] as const)("%j: %s", async (sql, kind, name, line) => {
  const message = await messageOf(limited(sql, 10));
  expect(readSqlError(message, sql, linesBefore), message).toMatchObject({ kind, name, line });
});

test("the message counts lines as the reader does and shows nothing of what was put around", async () => {
  const sql = "SELECT nothing FROM figures";
  const { message } = readSqlError(await messageOf(limited(sql, 10)), sql, linesBefore);
  expect(message).toContain("LINE 1: SELECT nothing");
  const open = readSqlError(await messageOf(limited("SELECT (", 10)), "SELECT (", linesBefore);
  expect(open.message).not.toContain("LIMIT");
});

test("messages that come as JSON are read too", () => {
  const raw = JSON.stringify({
    exception_type: "Parser",
    exception_message: 'syntax error at or near "x"\n\nLINE 2: x\n',
  });
  expect(readSqlError(raw, "x", 1)).toMatchObject({ kind: "syntax", name: "x", line: 1 });
  expect(readSqlError("{not json", "x")).toMatchObject({ kind: "other", message: "{not json" });
});

test("a closed door is told from a mistake", () => {
  const file =
    'Permission Error: Cannot access file "/etc/passwd" - file system operations are disabled by configuration';
  const extension =
    'Catalog Error: Table Function with name "read_json" is not in the catalog, but it exists in the json extension.';
  expect(readSqlError(file, "").kind).toBe("access");
  expect(readSqlError(extension, "")).toMatchObject({ kind: "extension", name: "json" });
});

test("every kind of error has its words", () => {
  expect(sqlErrorKinds.filter((kind) => !(`query.error.${kind}` in vi))).toEqual([]);
});
