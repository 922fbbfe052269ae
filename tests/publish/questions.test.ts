import { afterAll, beforeAll, expect, test } from "vitest";
import { checkFolder } from "../../src/publish/read.ts";
import { answerSql, type Database, fillDatabase, openDatabase } from "../../src/publish/database.ts";
import { browserTables } from "../../src/publish/publish.ts";
import { toSheets } from "../../src/publish/tables.ts";
import { languageCodes } from "../../src/i18n/locale.ts";
import en from "../../src/i18n/en/query.json" with { type: "json" };
import vi from "../../src/i18n/vi/query.json" with { type: "json" };
import { questions } from "../../src/query/questions.ts";
import { formatSqlLink } from "../../src/query/sql-link.ts";
import { checkStatement, limited } from "../../src/query/statement.ts";

let database: Database;
beforeAll(async () => {
  const { tables, descriptor } = await checkFolder("data", { samples: true });
  database = await openDatabase(":memory:");
  await fillDatabase(database.connection, toSheets(tables, descriptor));
  // The browser's database has fewer tables.
  const { rows } = await answerSql(database.connection, "SELECT table_name FROM duckdb_tables()");
  for (const name of rows.flat() as string[])
    if (!(browserTables as readonly string[]).includes(name)) await database.connection.run(`DROP TABLE "${name}"`);
});
afterAll(() => database.close());

test("there are enough of them, each once, with its words in both languages", () => {
  expect(questions.length).toBeGreaterThanOrEqual(8);
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  const keys = questions.flatMap(({ id }) => [`query.ready.${id}`, `query.ready.${id}.text`]);
  expect(keys.filter((key) => !(key in vi) || !(key in en))).toEqual([]);
});

test.each(questions.flatMap(({ id, sql }) => languageCodes.map((language) => ({ id, language, sql: sql(language) }))))(
  "$id ($language) runs, answers something, and fits a link",
  async ({ sql }) => {
    const checked = checkStatement(sql);
    if ("problem" in checked) throw new Error(`refused: ${checked.problem}`);
    const asked = checked.isTable ? limited(checked.sql, 1001) : checked.sql;
    const { rows, columns } = await answerSql(database.connection, asked);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThanOrEqual(200);
    expect(columns.every(({ kind }) => kind !== "nested")).toBe(true);
    expect(formatSqlLink(sql)).not.toBeNull();
  },
);

test("numbers, dates, lists and missing values are told apart", async () => {
  const sql =
    "SELECT 1.25 AS x, 2::BIGINT AS n, 'a' AS t, NULL::VARCHAR AS nothing, true AS b, [1] AS l, DATE '2024-02-29' AS d";
  const { columns, rows } = await answerSql(database.connection, sql);
  expect(columns.map(({ kind }) => kind)).toEqual(["number", "number", "text", "text", "boolean", "nested", "date"]);
  expect(rows[0].slice(0, 5)).toEqual([1.25, 2, "a", null, true]);
});
