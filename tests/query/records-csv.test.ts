import { expect, test } from "vitest";
import { csvColumns, formatRecordsCsv } from "../../src/query/records-csv.ts";
import type { InitiativeRecord } from "../../src/query/records.ts";

const record: InitiativeRecord = {
  initiative_id: "M1",
  year: 2022,
  title: 'Máy "mới", rẻ',
  sector: "health",
  field: "health",
  solution_type: "technical",
  unit: "u1",
  stage_reached: "titled",
  computable: true,
  benefit_vnd: 30_000_000,
  people: null,
  source: "SAMPLE",
  source_kind: "sample",
};
const text = (records: InitiativeRecord[], form: "plain" | "excel") => [...formatRecordsCsv(records, form)].join("");

test("plain: comma, LF, quotes where needed, empty for no value, the kind of source last", () => {
  expect(text([record], "plain")).toBe(
    `${csvColumns.join(",")}\nM1,2022,"Máy ""mới"", rẻ",health,health,technical,u1,titled,true,30000000,,SAMPLE,sample\n`,
  );
});

test("excel: BOM, semicolon, CRLF, formulas made harmless", () => {
  const found = text([{ ...record, title: "=1+1" }], "excel");
  expect(found.startsWith("\uFEFFinitiative_id;year;")).toBe(true);
  expect(found).toContain("\r\nM1;2022;'=1+1;health");
});

test("long lists come in pieces", () => {
  const pieces = [...formatRecordsCsv(Array<InitiativeRecord>(20_000).fill(record), "plain")];
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join("").split("\n")).toHaveLength(20_002);
});
