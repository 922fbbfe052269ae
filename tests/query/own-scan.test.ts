import { expect, test } from "vitest";
import { toBatch } from "../../src/query/own-batch.ts";
import { createOwnSql } from "../../src/query/own-sql.ts";
import { noteRow, type OwnField, startScan } from "../../src/query/own-scan.ts";

test.each([
  [["Đơn vị", "Số"], true],
  [["Đơn vị", "2024"], true],
  [["Ba Đình", "120"], false],
  [["a", "1,5"], false],
  [["1", "2"], false],
])("the first row %s is a header: %s", (cells, isHeader) => {
  expect(startScan(cells, ",", null).hasHeader).toBe(isHeader);
});

test("rows with other than the header's cells are known by their line", () => {
  const scan = startScan(["a", "b"], ",", true);
  noteRow(scan, ["1", "2"], 2);
  noteRow(scan, ["1"], 3);
  noteRow(scan, ["1", "2", "3"], 4);
  expect(scan.ragged).toEqual({
    count: 2,
    first: [
      { line: 3, cells: 1 },
      { line: 4, cells: 3 },
    ],
  });
  expect(scan.preview).toEqual([
    ["1", "2"],
    ["1", ""],
    ["1", "2"],
  ]);
  expect(scan.columns.map(({ filled }) => filled)).toEqual([3, 2]);
});

const fields: OwnField[] = [
  { place: 1, name: "so", kind: "whole" },
  { place: 0, name: "ten", kind: "text" },
  { place: 2, name: "ngay", kind: "date_dmy" },
  { place: 3, name: "co", kind: "boolean" },
];

test("cells become columns of values; what is empty or does not fit has none", () => {
  const rows = [
    ["Hòa", "5", "02/01/1970", "có"],
    ["", "năm", "", "không"],
    ["Đức", "7"],
  ];
  const { rows: count, vectors } = toBatch(rows, fields);
  expect(count).toBe(3);
  expect(vectors.map(({ nulls, nullCount }) => [nulls[0], nullCount])).toEqual([
    [0b101, 1],
    [0b101, 1],
    [0b001, 2],
    [0b011, 1],
  ]);
  const [numbers, names, dates, booleans] = vectors;
  expect([...(numbers.data as BigInt64Array)]).toEqual([5n, 0n, 7n]);
  expect(new TextDecoder().decode(names.data as Uint8Array)).toBe("HòaĐức");
  expect([...names.offsets!]).toEqual([0, 4, 4, 10]);
  expect(dates.data[0]).toBe(1);
  expect(booleans.data[0]).toBe(0b001);
});

test("the table has a column of each kind", () => {
  expect(createOwnSql("mine", fields)).toBe(
    'CREATE TABLE own.main."mine" ("so" BIGINT, "ten" VARCHAR, "ngay" DATE, "co" BOOLEAN)',
  );
});
