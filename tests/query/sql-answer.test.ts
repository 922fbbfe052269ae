import { expect, test } from "vitest";
import { answerCsv, type ColumnKind, findBars, findSample, type SqlAnswer } from "../../src/query/sql-answer.ts";

const answer = (columns: Record<string, ColumnKind>, ...rows: unknown[][]): SqlAnswer => ({
  columns: Object.entries(columns).map(([name, kind]) => ({ name, kind })),
  rows,
  more: false,
});

test("CSV keeps values as they are: quoted where it must be, nothing for no value, formulas untouched", () => {
  const given = answer(
    { a: "text", "b,c": "number", d: "nested" },
    ['say "x"', 1.5, [1, null]],
    ["=1+1", null, { k: "v" }],
  );
  expect(answerCsv(given)).toBe('a,"b,c",d\n"say ""x""",1.5,"[1,null]"\n=1+1,,"{""k"":""v""}"\n');
});

test("one naming column and one of numbers make bars, with their marks", () => {
  const given = answer(
    { year: "number", value: "number", sample: "boolean", qualifier: "text", flags: "text" },
    [2024, 5, true, "more_than", ""],
    [2025, null, false, "exact", "break_before|partial"],
  );
  expect(findBars(given)?.bars).toEqual([
    { name: "2024", value: 5, sample: true, qualifier: "more_than", flags: [] },
    { name: "2025", value: null, sample: false, qualifier: "exact", flags: ["break_before", "partial"] },
  ]);
});

test.each<[string, SqlAnswer]>([
  ["one row", answer({ a: "text", n: "number" }, ["x", 1])],
  ["two number columns beside the name", answer({ a: "text", n: "number", m: "number" }, ["x", 1, 1], ["y", 2, 2])],
  ["text only", answer({ a: "text", b: "text" }, ["x", "1"], ["y", "2"])],
  ["a value below 0", answer({ a: "text", n: "number" }, ["x", -1], ["y", 2])],
  ["a name that is missing", answer({ a: "text", n: "number" }, [null, 1], ["y", 2])],
  ["a cut answer", { ...answer({ a: "text", n: "number" }, ["x", 1], ["y", 2]), more: true }],
])("%s makes no chart", (_, given) => {
  expect(findBars(given)).toBeNull();
});

const known = { sources: ["SAMPLE"], tables: ["cells", "figures", "initiatives"] };
test.each<[string, SqlAnswer, ReturnType<typeof findSample>]>([
  ["SELECT source FROM figures", answer({ source: "text" }, ["A001|SAMPLE"]), "holds"],
  ["SELECT sample FROM cells", answer({ sample: "boolean" }, [true]), "holds"],
  ["SELECT sample FROM cells", answer({ sample: "boolean" }, [false]), null],
  ["SELECT count(*) FROM Initiatives", answer({ n: "number" }, [1]), "may"],
  ["SELECT count(*) FROM figures WHERE source <> 'SAMPLE'", answer({ n: "number" }, [1]), null],
  ["SELECT count(*) FROM cells c WHERE NOT c.sample", answer({ n: "number" }, [1]), null],
  ["SELECT count(*) FROM units", answer({ n: "number" }, [1]), null],
  ["DESCRIBE figures", answer({ column_name: "text" }, ["period"]), null],
])("%s: sample data is told: %j", (text, given, note) => {
  expect(findSample(text, given, known)).toBe(note);
  expect(findSample(text, given, { sources: [], tables: [] })).toBeNull();
});
