import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCells, readDomain } from "../../src/publish/cube.ts";
import { type Database, fillDatabase, openDatabase, records } from "../../src/publish/database.ts";
import { checkFolder } from "../../src/publish/read.ts";
import { packRecordsCube } from "../../src/publish/records-cube.ts";
import { toSheets } from "../../src/publish/tables.ts";
import type { Cell } from "../../src/model/cell.ts";
import { combineQualifiers, type Qualifier } from "../../src/model/figure.ts";
import { figureCodes, figureData, recordData } from "../../src/query/pivot-data.ts";
import { pivot, type PivotTable } from "../../src/query/pivot.ts";
import type { PivotCell } from "../../src/query/pivot-cell.ts";
import { defaultPivot, type PivotDimension, type PivotQuestion } from "../../src/query/pivot-question.ts";
import { emptyFilter, type RecordsFilter } from "../../src/query/records-filter.ts";
import { dimensionSql, filterSql } from "../../src/query/records-sql.ts";
import { type RecordsCube, unpackRecords } from "../../src/query/records-cube.ts";
import type { Domain } from "../../src/query/view.ts";
import { anyPivot } from "./pivots.ts";
import { anyRecordsFilter } from "./records-filters.ts";

let database: Database;
let cube: RecordsCube;
let cells: Cell[];
let domain: Domain;

beforeAll(async () => {
  const { tables, descriptor } = await checkFolder("data", { samples: true });
  database = await openDatabase(":memory:");
  await fillDatabase(database.connection, toSheets(tables, descriptor));
  cube = unpackRecords(new Uint8Array(await packRecordsCube(database.connection)));
  cells = await readCells(database.connection);
  domain = await readDomain(database.connection);
}, 60_000);
afterAll(() => database.close());

const ofInitiatives = (question: Partial<PivotQuestion>, filter: Partial<RecordsFilter> = {}) => {
  const whole: PivotQuestion = { ...defaultPivot, source: "initiatives", ...question };
  return pivot(whole, recordData(cube, { ...emptyFilter, ...filter }, domain.breaks, whole));
};
const ofFigures = (question: Partial<PivotQuestion>, from = cells) => {
  const whole: PivotQuestion = { ...defaultPivot, ...question };
  return pivot(whole, figureData(from, domain, whole));
};
const values = ({ lines }: PivotTable) => lines.map((line) => line.cells.map(({ value }) => value));
const line = ({ lines }: PivotTable, ...codes: string[]) => lines.find((one) => one.codes.join() === codes.join())!;
const cell = (table: PivotTable, codes: string[], column: string): PivotCell =>
  line(table, ...codes).cells[table.columns.indexOf(column)];

/** A table's cells by their codes, `total` where a dimension is summed over. */
function* places({ question: { rows, columns: across }, columns, lines }: PivotTable) {
  for (const { codes, cells } of lines)
    for (const [at, cell] of cells.entries()) {
      const row = rows.map((_, place) => codes[place] ?? "total");
      yield { key: [...row, ...(across ? [columns[at]] : [])].join("|"), cell };
    }
}

type Sums = { count: number; computable: number; money: number };

/** What DuckDB finds for every cell and total of a table of initiatives. */
async function countInitiatives({ rows, columns }: PivotQuestion, filter: RecordsFilter) {
  const axes = [...rows, columns].filter((axis) => axis !== null);
  const { sql, params } = filterSql(filter);
  const found = await records<Sums & Record<string, string | null>>(
    database.connection,
    `SELECT ${axes.map((axis) => `CASE WHEN grouping(${axis}_code) = 1 THEN 'total' ELSE ${axis}_code END AS ${axis}_key`).join(", ")},
       count(*)::DOUBLE AS count, count(benefit_vnd)::DOUBLE AS computable,
       coalesce(sum(benefit_vnd), 0)::DOUBLE AS money
     FROM (SELECT *, ${axes.map((axis) => `${dimensionSql[axis]} AS ${axis}_code`).join(", ")} FROM initiatives WHERE ${sql})
     GROUP BY CUBE (${axes.map((axis) => `${axis}_code`).join(", ")})`,
    params,
  );
  const known = new Map(found.map((row) => [axes.map((axis) => row[`${axis}_key`]).join("|"), row]));
  return (key: string): Sums => known.get(key) ?? { count: 0, computable: 0, money: 0 };
}

const valueOf = ({ count, computable, money }: Sums, measure: PivotQuestion["measure"], addable: boolean) => {
  if (measure === "initiatives") return count;
  if (count === 0) return null;
  if (measure === "monetised") return computable;
  if (computable === 0 || !addable || (measure === "mean" && computable < 10)) return null;
  return measure === "benefit" ? money : money / computable;
};

/** Whether what passes a filter lies on both sides of the break. */
async function spread(filter: RecordsFilter): Promise<{ across: boolean }> {
  const { sql, params } = filterSql(filter);
  const [found] = await records<{ across: boolean }>(
    database.connection,
    `SELECT coalesce(min(year) < 2025 AND max(year) >= 2025, false) AS across FROM initiatives WHERE ${sql}`,
    params,
  );
  return found;
}

/** The place that a share is taken of. */
const wholeKey = (key: string, { rows, share }: PivotQuestion) =>
  key
    .split("|")
    .map((code, at) =>
      share === "total" || (share === "column" ? at < rows.length : at >= rows.length) ? "total" : code,
    )
    .join("|");

test("tables of initiatives equal what DuckDB counts, whatever is asked and filtered", async () => {
  await fc.assert(
    fc.asyncProperty(
      anyPivot("initiatives", (dimension) => cube.domain[dimension]),
      anyRecordsFilter(cube.domain),
      async (question, filter) => {
        const table = pivot(question, recordData(cube, filter, domain.breaks, question));
        const found = await countInitiatives(question, filter);
        const axes = [...question.rows, question.columns];
        const inYear = axes.indexOf("year");
        const { across } = await spread(filter);
        /** Whether a place is of one year, or of years on one side of the break. */
        const addable = (key: string) => !across || (inYear >= 0 && key.split("|")[inYear] !== "total");
        let counted = 0;
        for (const { key, cell } of places(table)) {
          const all = wholeKey(key, question);
          const own = valueOf(found(key), question.measure, addable(key));
          const whole = question.share === "none" ? 1 : valueOf(found(all), question.measure, addable(all));
          const few = (question.measure === "initiatives" ? found(all).count : found(all).computable) < 10;
          const bears = own !== null && whole && (question.share === "none" || !few);
          expect(cell.value, `${key} of ${JSON.stringify(question)}`).toEqual(bears ? own / whole : null);
          expect(cell.value === null).toBe(cell.absence !== null);
          if (!key.includes("total")) counted += found(key).count;
        }
        const everything = axes.filter(Boolean).map(() => "total");
        if (!table.question.columns || table.columns.length) expect(counted).toBe(found(everything.join("|")).count);
      },
    ),
    { numRuns: 150, seed: 2025 },
  );
}, 120_000);

test("tables of published figures equal what DuckDB finds in the cells, whatever is asked", async () => {
  await fc.assert(
    fc.asyncProperty(anyPivot("figures", figureCodes(domain)), async (question) => {
      const table = pivot({ ...question, share: "none" }, figureData(cells, domain, { ...question, share: "none" }));
      const find = await sumFigures(question);
      for (const { key, cell } of places(table)) {
        const [above, below] = [find(key, firstMeasure[question.measure]), find(key, "monetised")];
        const expected = question.measure === "mean" ? ratio(above, below) : above;
        expect({ value: cell.value, key }).toEqual({ value: expected?.value ?? null, key });
        if (!expected || cell.value === null) continue;
        expect({ ...cell, key }).toMatchObject({ sample: expected.sample, missing: expected.missing, key });
        if (question.measure !== "mean") expect(cell.qualifier).toBe(expected.qualifier);
      }
    }),
    { numRuns: 150, seed: 2025 },
  );
}, 120_000);

const firstMeasure = {
  initiatives: "initiatives",
  monetised: "monetised",
  benefit: "benefit_vnd",
  mean: "benefit_vnd",
};
type Found = { value: number; sample: boolean; missing: number; qualifier: Qualifier };
const ratio = (above: Found | null, below: Found | null): Found | null =>
  above && below && below.value >= 10
    ? {
        value: above.value / below.value,
        sample: above.sample || below.sample,
        missing: Math.max(above.missing, below.missing),
        qualifier: above.qualifier,
      }
    : null;

/** Sums of published cells by key; null where there is none, or where they may not be added up. */
async function sumFigures({ rows, columns, years, stage, measure }: PivotQuestion) {
  const axes = [...rows, columns].filter((axis) => axis !== null);
  const asked = years.length ? years : axes.includes("year") ? domain.years : domain.years.slice(-1);
  const scope = ["sector", "unit"].filter((name) => !axes.includes(name as PivotDimension));
  const step = measure === "initiatives" ? (axes.includes("stage") ? null : stage) : "submitted";
  type Sum = Found & { key: string; of: string; parts: number; qualifiers: string; people: boolean };
  const found = await records<Sum>(
    database.connection,
    `SELECT measure AS of, concat_ws('|', ${axes.map((axis) => (axis === "year" ? "coalesce(year::VARCHAR, 'total')" : `replace(${axis}, 'all', 'total')`)).join(", ")}) AS key,
      sum(value)::DOUBLE AS value, bool_or(sample) AS sample,
      count(*)::INTEGER AS parts, string_agg(DISTINCT qualifier, '|') AS qualifiers,
      bool_or(contains(flags, 'counted_in_people')) AS people
    FROM (SELECT * FROM cells WHERE year IN (${asked.join(", ")}) ${scope.map((name) => `AND ${name} = 'all'`).join(" ")} ${step ? `AND stage = '${step}'` : ""})
    GROUP BY GROUPING SETS ((measure, stage, sector, unit, year), (measure, stage, sector, unit))
    HAVING ${axes.includes("year") ? "true" : "grouping(year) = 1"}`,
  );
  const known = new Map(found.map((row) => [`${row.of} ${row.key}`, row]));
  const inYear = axes.indexOf("year");
  return (key: string, of: string): Found | null => {
    // Money is known of one step only, which so is its own total.
    const steps = key.split("|").map((code, at) => (axes[at] === "stage" && step ? step : code));
    const sum = known.get(`${of} ${steps.join("|")}`);
    const wanted = inYear >= 0 && key.split("|")[inYear] !== "total" ? 1 : asked.length;
    const across = wanted > 1 && asked.includes(2025) && asked.some((year) => year < 2025);
    if (!sum || across || (wanted > 1 && sum.people)) return null;
    const qualifier = combineQualifiers(sum.qualifiers.split("|") as Qualifier[]);
    return { value: sum.value, sample: sum.sample, missing: wanted - sum.parts, qualifier };
  };
}

describe("published figures", () => {
  test("totals are what was published, not the sum of samples, and keep their words", () => {
    const table = ofFigures({});
    expect(cell(table, [], "2024")).toMatchObject({
      value: 800,
      qualifier: "more_than",
      sample: false,
      sources: ["A007"],
    });
    expect(cell(table, ["health"], "2024").sample).toBe(true);
  });

  test("years on both sides of the break have no total, and the table says why", () => {
    const table = ofFigures({});
    expect(table.columns).not.toContain("total");
    expect(table.undrawn).toEqual([{ total: "columns", why: "break" }]);
  });

  test("so it is where nothing but totals was published", () => {
    const table = ofFigures(
      {},
      cells.filter(({ sample }) => !sample),
    );
    expect(table.columns).not.toContain("total");
    expect(table.undrawn).toEqual([{ total: "columns", why: "break" }]);
  });

  test("years on one side have one; a floor among them makes it a floor", () => {
    const table = ofFigures({ years: [2022, 2024], measure: "benefit" });
    expect(table.undrawn).toEqual([]);
    expect(cell(table, [], "total")).toMatchObject({ value: 1051e9, qualifier: "more_than", missing: 0 });
  });

  test("steps are never added up", () => {
    const table = ofFigures({ rows: ["stage"], columns: "sector" });
    expect(table.undrawn).toEqual([{ total: "rows", why: "steps" }]);
    expect(table.lines.every(({ kind }) => kind === "line")).toBe(true);
  });

  test("counts of people are not added up", () => {
    const table = ofFigures({ rows: ["year"], columns: null, stage: "titled", years: [2020, 2022] });
    expect(table.undrawn).toEqual([{ total: "rows", why: "people" }]);
  });

  test("what was not published is no value, and a sum over it says how many are missing", () => {
    const real = cells.filter(({ sample }) => !sample);
    const table = ofFigures({ years: [2022, 2023, 2024] }, real);
    expect(cell(table, ["health"], "2022")).toMatchObject({ value: null, absence: "not_published" });
    expect(cell(table, [], "2023")).toMatchObject({ value: null, absence: "not_published" });
    expect(cell(table, [], "total")).toMatchObject({ value: 1355, missing: 1 });
  });

  test("without years among rows and columns the newest year stands", () => {
    const table = ofFigures({ rows: ["stage"], columns: null });
    expect(cell(table, ["base"], "value").value).toBe(80925);
  });

  test("money is known of what was submitted only", () => {
    expect(ofFigures({ rows: ["stage"], columns: null, measure: "benefit" }).lines).toMatchObject([
      { codes: ["submitted"] },
    ]);
  });

  test("units without any figure are left out, and counted", () => {
    const table = ofFigures({ rows: ["unit"], columns: null, measure: "benefit" });
    expect(table.lines.length - 1 + table.hidden).toBe(domain.units.length);
    expect(table.hidden).toBeGreaterThan(0);
  });
});

describe("initiatives", () => {
  test("benefit over the break is not added up; counts are", () => {
    const counts = ofInitiatives({});
    expect(cell(counts, [], "total").value).toBe(4324);
    const money = ofInitiatives({ measure: "benefit" });
    expect(money.columns).not.toContain("total");
    expect(money.undrawn).toEqual([{ total: "columns", why: "break" }]);
    expect(ofInitiatives({ measure: "mean" }, { year: ["2022", "2024"] }).columns).toContain("total");
  });

  test("two dimensions in the rows: groups hold the sums of their lines", () => {
    const table = ofInitiatives({ rows: ["sector", "stage"], columns: "year" });
    const health = line(table, "health");
    const [submitted, titled] = [line(table, "health", "submitted"), line(table, "health", "titled")];
    expect(health.kind).toBe("group");
    expect(health.cells.map(({ value }) => value)).toEqual(
      submitted.cells.map(({ value }, at) => value! + titled.cells[at].value!),
    );
  });

  test("without totals a group has a name only", () => {
    const table = ofInitiatives({ rows: ["sector", "stage"], totals: false });
    expect(line(table, "health").cells).toEqual([]);
    expect(table.lines.some(({ kind }) => kind === "total")).toBe(false);
  });

  test("only codes that the filter leaves stand in the table", () => {
    const table = ofInitiatives({}, { year: ["2022", "2024"], sector: ["health", "education"] });
    expect(table.columns).toEqual(["2022", "2024", "total"]);
    expect(table.lines.map(({ codes }) => codes.join())).toEqual(["health", "education", ""]);
  });

  test("none is 0 as a count, and no benefit at all", () => {
    const nowhere = {
      sector: ["health"] as const,
      field: ["state_management"] as const,
      benefit: ["from-5b"] as const,
    };
    expect(values(ofInitiatives({ rows: ["year"], columns: null }, nowhere)).flat()).toContain(0);
    const money = ofInitiatives({ rows: ["year"], columns: null, measure: "benefit" }, nowhere);
    expect(line(money, "2018").cells[0]).toMatchObject({ value: null, absence: "nothing" });
  });

  test("shares of a column add up to one", () => {
    const table = ofInitiatives({ share: "column" });
    const sums = table.columns.map((_, at) =>
      table.lines.filter(({ kind }) => kind === "line").reduce((sum, { cells }) => sum + cells[at].value!, 0),
    );
    for (const sum of sums) expect(sum).toBeCloseTo(1, 10);
  });
});

describe("order", () => {
  const order = (table: PivotTable) => table.lines.map(({ codes }) => codes.join("/"));

  test("by a column, within each group, the total last", () => {
    const table = ofInitiatives({ rows: ["sector", "stage"], sort: { by: "2022", descending: true } });
    const heads = table.lines.filter(({ kind }) => kind === "group").map(({ cells }) => cells[4].value!);
    expect(heads).toEqual(heads.toSorted((a, b) => b - a));
    expect(table.lines.at(-1)!.kind).toBe("total");
    expect(order(table).indexOf("health/submitted")).toBeLessThan(order(table).indexOf("health/titled"));
  });

  test("by the row names backwards", () => {
    expect(order(ofInitiatives({ sort: { by: "head", descending: true } }))[0]).toBe("production");
  });

  test("what has no value stands last either way", () => {
    const real = cells.filter(({ sample }) => !sample);
    for (const descending of [true, false]) {
      const table = ofFigures({ rows: ["year"], columns: null, sort: { by: "value", descending } }, real);
      expect(table.lines.at(-1)!.cells[0].value).toBe(null);
      expect(table.unranked).toEqual(["break", "missing", "rounded"]);
    }
  });

  test("by a total that is not drawn, nothing is sorted", () => {
    const table = ofFigures({ sort: { by: "total", descending: true } });
    expect(table.question.sort).toBe(null);
  });
});
