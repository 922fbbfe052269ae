import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Field, fields, solutionTypes } from "../../src/model/initiative.ts";
import { sectors } from "../../src/model/sector.ts";
import { funnelStages } from "../../src/model/stage.ts";
import { type Connection, openDatabase, records } from "../../src/publish/database.ts";
import { benefitCodes } from "../../src/model/benefit-class.ts";
import { unpackRecords } from "../../src/query/record-unpack.ts";
import { sortRecords } from "../../src/query/record-order.ts";
import { quantile, summariseRecords } from "../../src/query/record-stats.ts";
import { fold } from "../../src/query/fold.ts";
import { emptyFilter, type RecordsFilter } from "../../src/query/records-filter.ts";
import { filterSql } from "../../src/query/records-sql.ts";
import {
  filterRecords,
  findRecord,
  type InitiativeRecord,
  readRecord,
  type RecordStore,
  toRecordStore,
  toTitleSearch,
} from "../../src/query/records.ts";
import { packRows } from "./record-columns.ts";

const units = ["u1", "u2", "u3"];
const years = [2022, 2024];
const titleWords = [
  "Máy",
  "mấy",
  "may",
  "Hòa,",
  "hoà",
  "đo",
  "do",
  "quản",
  "lý",
  "Quản lý",
  "(QR)",
  "",
  "ươm",
  "hóa-học",
];
const compare = new Intl.Collator("vi").compare;
const words = { compare, unitName: (id: string) => `Đơn vị ${4 - Number(id.slice(1))}` };

const anyRecord = fc.record({
  year: fc.constantFrom(...years),
  sector: fc.constantFrom(...sectors),
  title: fc.array(fc.constantFrom(...titleWords), { minLength: 1, maxLength: 9 }).map((parts) => parts.join(" ")),
  field: fc.constantFrom(...fields),
  solution_type: fc.constantFrom(...solutionTypes),
  unit: fc.constantFrom(...units),
  stage_reached: fc.constantFrom(...funnelStages),
  benefit_vnd: fc.option(
    fc.oneof(
      fc.integer({ min: 0, max: 120 }).map((n) => n * 1e8),
      fc.integer({ min: 0, max: 2 ** 50 }),
    ),
    { freq: 3 },
  ),
  people: fc.option(fc.integer({ min: 1, max: 9 })),
  source: fc.constantFrom("S1", "SAMPLE"),
});
const anyFilter = fc.record({
  year: fc.subarray(years.map(String)),
  sector: fc.subarray([...sectors]),
  stage: fc.subarray([...funnelStages]),
  unit: fc.subarray(units),
  field: fc.subarray([...fields]),
  solution: fc.subarray([...solutionTypes]),
  benefit: fc.subarray([...benefitCodes]),
});

/** 3,000 records that no run of the tests changes, in files by year and sector as they are published. */
const rows: InitiativeRecord[] = fc.sample(anyRecord, { numRuns: 3000, seed: 7 }).map((record, at) => ({
  ...record,
  initiative_id: `M${record.year}-${String(at * 7).padStart(5, "0")}`,
  computable: record.benefit_vnd !== null,
  source_kind: record.source === "S1" ? "press" : "sample",
}));
const files = years.flatMap((year) =>
  sectors.map((sector) => packRows(rows.filter((row) => row.year === year && row.sector === sector))),
);
const store = toRecordStore([...files].reverse());

let connection: Connection;
let close: () => void;
beforeAll(async () => {
  ({ connection, close } = await openDatabase(":memory:"));
  await connection.run(`CREATE TABLE initiatives (initiative_id VARCHAR, year INTEGER, sector VARCHAR, title VARCHAR,
    field VARCHAR, solution_type VARCHAR, unit VARCHAR, stage_reached VARCHAR, benefit_vnd BIGINT, place INTEGER)`);
  const appender = await connection.createAppender("initiatives");
  for (const row of rows) {
    appender.appendVarchar(row.initiative_id);
    appender.appendInteger(row.year);
    for (const text of [row.sector, row.title, row.field, row.solution_type, row.unit, row.stage_reached])
      appender.appendVarchar(text);
    if (row.benefit_vnd === null) appender.appendNull();
    else appender.appendBigInt(BigInt(row.benefit_vnd));
    appender.appendInteger(sectors.indexOf(row.sector));
    appender.endRow();
  }
  appender.closeSync();
});
afterAll(() => close());

const idsOf = ({ store, places }: { store: RecordStore; places: Uint32Array }) =>
  Array.from(places, (place) => readRecord(store, place).initiative_id);

test("what was packed comes back as it was, and is found by its id", () => {
  const read = Array.from({ length: store.rows }, (_, place) => readRecord(store, place));
  const byId = (a: InitiativeRecord, b: InitiativeRecord) => (a.initiative_id < b.initiative_id ? -1 : 1);
  expect([...read].sort(byId)).toEqual([...rows].sort(byId));
  expect(readRecord(store, findRecord(store, rows[99].initiative_id)!)).toEqual(rows[99]);
  expect(findRecord(store, "nobody")).toBeNull();
});

test("more words than one, two and three bytes can tell apart, and long ids, survive", () => {
  const many = Array.from({ length: 40_000 }, (_, at): InitiativeRecord => ({
    ...rows[0],
    title: `từ${at} từ${40_000 - at} chung`,
    initiative_id: `${"x".repeat(100)}${String(at).padStart(5, "0")}`,
  }));
  const big = toRecordStore([packRows(many)]);
  for (const place of [0, 1, 190, 191, 16_318, 16_319, 20_481, 39_999])
    expect(readRecord(big, place)).toEqual(many[place]);
});

test("titles and ids come back whatever is written in them", () => {
  const strange = fc
    .array(fc.constantFrom("", " ", "a", "ấ", "😀", "\u0001", "\ufeff", "từ"))
    .map((all) => all.join(""));
  fc.assert(
    fc.property(fc.array(fc.tuple(strange, strange), { minLength: 1, maxLength: 20 }), (texts) => {
      const own = texts.map(([title, id], at) => ({ ...rows[0], title, initiative_id: `${id}${at}` }));
      const read = toRecordStore([packRows(own)]);
      const found = own.map((_, place) => readRecord(read, place));
      const pairs = (list: InitiativeRecord[]) => list.map(({ initiative_id, title }) => [initiative_id, title]).sort();
      expect(pairs(found)).toEqual(pairs(own));
    }),
    { seed: 11, numRuns: 200 },
  );
});

test("parts of a year and sector stand in the order of their numbers", () => {
  const health = rows.filter(({ year, sector }) => year === 2022 && sector === "health");
  const byId = [...health].sort((a, b) => (a.initiative_id < b.initiative_id ? -1 : 1));
  const cuts = [byId.slice(0, 40), byId.slice(40, 90), byId.slice(90)];
  const split = toRecordStore(cuts.map((cut, at) => packRows(cut, at + 1)).reverse());
  expect(Array.from({ length: split.rows }, (_, place) => readRecord(split, place))).toEqual(byId);
});

test("a file of another version, or cut short, is refused", () => {
  const changed = (from: string, to: string) => {
    const bytes = files[0].slice();
    bytes.set(new TextEncoder().encode(to), Buffer.from(bytes).indexOf(from));
    return bytes;
  };
  expect(() => unpackRecords(changed('"version":2', '"version":9'))).toThrow("unknown version of records: 9");
  expect(() => unpackRecords(changed(`"rows":${toRecordStore([files[0]]).rows}`, '"rows":5'))).toThrow(
    "are no column of 5",
  );
  expect(() => unpackRecords(files[0].subarray(0, files[0].length - 3))).toThrow("the file is not of");
});

test("filter, order by benefit, year and unit, and statistics agree with DuckDB", async () => {
  const orders = [
    { by: "benefit", descending: true, sql: "benefit_vnd DESC NULLS LAST" },
    { by: "benefit", descending: false, sql: "benefit_vnd ASC NULLS LAST" },
    { by: "year", descending: true, sql: "year DESC" },
    { by: "unit", descending: false, sql: "unit DESC" },
    { by: "unit", descending: true, sql: "unit" },
    { by: "fit", descending: true, sql: "true" },
  ] as const;
  const cases = fc.sample(fc.tuple(anyFilter, fc.constantFrom(...orders)), { numRuns: 250, seed: 11 });
  for (const [filter, order] of [...orders.map((order) => [emptyFilter, order] as const), ...cases]) {
    const selection = filterRecords(store, filter, null);
    const { sql, params } = filterSql(filter);
    const sorted = await records<{ id: string }>(
      connection,
      `SELECT initiative_id AS id FROM initiatives WHERE ${sql} ORDER BY ${order.sql}, year, place, initiative_id`,
      params,
    );
    const places = sortRecords(store, selection, order, words);
    expect(idsOf({ store, places })).toEqual(sorted.map(({ id }) => id));
    await expectStatistics(filter, summariseRecords(store, selection));
  }
});

async function expectStatistics(filter: RecordsFilter, found: ReturnType<typeof summariseRecords>) {
  const { sql, params } = filterSql(filter);
  const [expected] = await records(
    connection,
    `WITH chosen AS (SELECT benefit_vnd AS b, row_number() OVER (ORDER BY benefit_vnd DESC NULLS LAST) AS n
                     FROM initiatives WHERE ${sql})
     SELECT count(*) AS initiatives, count(b) AS computable, sum(b)::DOUBLE AS sum,
            quantile_cont(b, 0.25)::DOUBLE AS "lowerQuartile", quantile_cont(b, 0.5)::DOUBLE AS median,
            quantile_cont(b, 0.75)::DOUBLE AS "upperQuartile", max(b)::DOUBLE AS largest,
            (sum(b) FILTER (n <= ceil((SELECT count(b) FROM chosen) / 10)) / nullif(sum(b), 0))::DOUBLE AS "topTenth",
            (sum(b) FILTER (n <= 10) / nullif(sum(b), 0))::DOUBLE AS "topTen"
     FROM chosen`,
    params,
  );
  for (const [name, value] of Object.entries(expected)) {
    const own = found[name as Exclude<keyof typeof found, "years">];
    if (value === null || own === null) expect(own, name).toBe(value);
    else expect(Math.abs(own - Number(value)), name).toBeLessThanOrEqual(1e-12 * Math.abs(Number(value)) + 1e-6);
  }
}

test("quartiles of many random samples are those of quantile_cont", async () => {
  const samples = fc.sample(fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 1, maxLength: 40 }), 60);
  for (const values of samples) {
    const [expected] = await records<Record<string, number>>(
      connection,
      `SELECT quantile_cont(v, 0.25) AS a, quantile_cont(v, 0.5) AS b, quantile_cont(v, 0.75) AS c
       FROM (SELECT unnest([${values.join(", ")}])::DOUBLE AS v)`,
    );
    const sorted = Float64Array.from(values).sort();
    for (const [name, share] of [
      ["a", 0.25],
      ["b", 0.5],
      ["c", 0.75],
    ] as const)
      expect(quantile(sorted, share)).toBeCloseTo(expected[name], 3);
  }
  expect(quantile([], 0.5)).toBeNull();
});

test("titles are put in the order of Vietnamese words, both ways", () => {
  const titleOf = (place: number) => readRecord(store, place).title;
  const byWord = (a: string, b: string): number => {
    const [left, right] = [a.split(" "), b.split(" ")];
    for (let at = 0; at < Math.min(left.length, right.length); at++) {
      const order = compare(left[at], right[at]) || (left[at] < right[at] ? -1 : left[at] > right[at] ? 1 : 0);
      if (order) return order;
    }
    return left.length - right.length;
  };
  const selection = filterRecords(store, emptyFilter, null);
  const expected = Array.from(selection.places).sort((a, b) => byWord(titleOf(a), titleOf(b)) || a - b);
  const sorted = (descending: boolean) => Array.from(sortRecords(store, selection, { by: "title", descending }, words));
  expect(sorted(false)).toEqual(expected);
  const back = Array.from(selection.places).sort((a, b) => byWord(titleOf(b), titleOf(a)) || a - b);
  expect(sorted(true)).toEqual(back);
});

const found = (query: string, titles: readonly string[]) => {
  const few = toRecordStore([packRows(titles.map((title, at) => ({ ...rows[0], title, initiative_id: `M${at}` })))]);
  const selection = filterRecords(few, emptyFilter, toTitleSearch(few)(query));
  const places = sortRecords(few, selection, { by: "fit", descending: true }, words);
  return Array.from(places, (place) => readRecord(few, place).title);
};

test("search finds titles as people type: without marks, with marks first, any order, parts of words", () => {
  const titles = ["Đo bằng máy", "Đỏ bằng may", "Quản lý hồ sơ", "Lý thuyết quản trị", "Hoà giải, hòa bình"];
  expect(found("may", titles)).toEqual(["Đo bằng máy", "Đỏ bằng may"]);
  expect(found("máy", titles)).toEqual(["Đo bằng máy", "Đỏ bằng may"]);
  expect(found("đỏ", titles)).toEqual(["Đỏ bằng may", "Đo bằng máy"]);
  expect(found("do bang", titles)).toHaveLength(2);
  expect(found("quan ly", titles)).toEqual(["Quản lý hồ sơ", "Lý thuyết quản trị"]);
  expect(found("hòa giải", titles)).toEqual(["Hoà giải, hòa bình"]);
  expect(found("hoà giải".normalize("NFD"), titles)).toEqual(["Hoà giải, hòa bình"]);
  expect(found("huyet", titles)).toEqual(["Lý thuyết quản trị"]);
  expect(found("ny", titles)).toEqual([]);
  expect(found("  ,. ", titles)).toHaveLength(5);
});

test("a search and a filter together narrow each other", () => {
  const search = toTitleSearch(store)("hoa");
  const filter = { ...emptyFilter, field: ["health"] };
  const both = idsOf({ store, ...filterRecords(store, filter, search) });
  const expected = rows.filter((row) => row.field === ("health" as Field) && fold(row.title).includes("hoa"));
  expect([...both].sort()).toEqual(expected.map((row) => row.initiative_id).sort());
});
