import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { fillDatabase, openDatabase } from "../../src/publish/database.ts";
import { checkFolder } from "../../src/publish/read.ts";
import { packRecordsCube } from "../../src/publish/records-cube.ts";
import { toSheets } from "../../src/publish/tables.ts";
import { type CrossAnswer, crossFilter } from "../../src/query/crossfilter.ts";
import { type RecordsCube, unpackRecords } from "../../src/query/records-cube.ts";
import { emptyFilter, type RecordsFilter, recordsDimensions } from "../../src/query/records-filter.ts";
import { pairsAnswerer, type RecordsPairs, toRecordsPairs } from "../../src/query/records-pairs.ts";

let cube: RecordsCube;
let ask: (filter: RecordsFilter) => CrossAnswer;
let pairs: RecordsPairs;

beforeAll(async () => {
  const { tables, descriptor } = await checkFolder("data", { samples: true });
  const { connection, close } = await openDatabase(":memory:");
  await fillDatabase(connection, toSheets(tables, descriptor));
  cube = unpackRecords(new Uint8Array(await packRecordsCube(connection)));
  close();
  ask = crossFilter(cube);
  pairs = JSON.parse(JSON.stringify(toRecordsPairs(ask, cube)));
}, 60_000);

test("pairs answer every filter of one dimension as the cube does", () => {
  const answer = pairsAnswerer(pairs);
  const anyOne = fc
    .constantFrom(...recordsDimensions)
    .chain((name) =>
      fc.subarray([...cube.domain[name]]).map((codes): RecordsFilter => ({ ...emptyFilter, [name]: codes })),
    );
  fc.assert(
    fc.property(anyOne, (filter) => {
      expect(answer(filter)).toEqual(ask(filter));
    }),
  );
});

test("filters of two dimensions are left to the cube", () => {
  expect(pairsAnswerer(pairs)({ ...emptyFilter, year: ["2022"], sector: ["health"] })).toBeNull();
});

test("pairs of another version are refused", () => {
  expect(() => pairsAnswerer({ ...pairs, version: 2 as 1 })).toThrow("version of the records' pairs: 2");
});
