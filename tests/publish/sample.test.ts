import fc from "fast-check";
import { expect, test } from "vitest";
import type { Figure } from "../../src/model/figure.ts";
import { sectors } from "../../src/model/sector.ts";
import { readText } from "../../src/publish/files.ts";
import { apportion } from "../../src/publish/sample/apportion.ts";
import { readInput, toFiles } from "../../src/publish/sample/index.ts";
import { type Sample, type SampleInput, toSample } from "../../src/publish/sample/sample.ts";

const units: SampleInput["units"] = [
  unit("district-a", "district_federation", null, null, "2025-06-30"),
  unit("district-b", "district_federation", null, null, "2025-06-30"),
  unit("health-union", "sector_union", "health", null, "2025-06-30"),
  unit("zone", "zone_union", "production"),
  unit("ward", "ward_commune_union", null, "2025-09-26"),
  unit("factory", "employer", "production"),
];
const published: SampleInput["figures"] = [
  figure("2022", "base", 9_397),
  figure("2022", "above_base", 704),
  figure("2022", "submitted", 155),
  figure("2022", "submitted", 142, { measure: "monetised" }),
  figure("2022", "submitted", 88_000_000_000, { measure: "benefit_vnd" }),
  figure("2022", "titled", 30),
  figure("2024", "titled", 25, { measure: "people" }),
  figure("2025", "base", 8_092),
  figure("2025", "above_base", null),
  figure("2025", "submitted", 182),
  figure("2022", "base", 50, { programme: "good_worker", unit: "district-a" }),
  figure("2022", "base", 9_000, { standing: "rounded" }),
];
const input: SampleInput = { figures: published, units, periods: [2021, 2022, 2023, 2024, 2025].map(edition) };
const sample = toSample(input);

test("what is published for the city is met exactly, in figures and in initiatives", () => {
  expect(total(sample, { period: "2022", stage: "base" })).toBe(9_397);
  expect(total(sample, { period: "2022", stage: "above_base" })).toBe(704);
  expect(total(sample, { period: "2022", stage: "submitted" })).toBe(155);
  expect(total(sample, { period: "2022", measure: "monetised" })).toBe(142);
  expect(total(sample, { period: "2022", measure: "benefit_vnd" })).toBe(88_000_000_000);
  expect(total(sample, { period: "2022", stage: "titled" })).toBe(30);
  expect(sample.initiatives.filter(({ year }) => year === 2022)).toHaveLength(155);
});

test("titles counted as people stand for as many initiatives", () => {
  expect(total(sample, { period: "2024", stage: "titled" })).toBe(25);
});

test("a year without published totals still has a sample; a level left out of the report has none", () => {
  expect(total(sample, { period: "2023", stage: "base" })).toBeGreaterThan(
    total(sample, { period: "2023", stage: "above_base" }),
  );
  expect(total(sample, { period: "2023", stage: "titled" })).toBe(30);
  expect(total(sample, { period: "2025", stage: "above_base" })).toBe(0);
});

test("only reporting units that stood in the year have rows, and those that start in it have few", () => {
  const in2022 = new Set(sample.figures.filter(({ period }) => period === "2022").map((row) => row.unit));
  expect([...in2022]).toEqual(["district-a", "district-b", "health-union", "zone"]);
  expect(total(sample, { period: "2025", unit: "ward" })).toBeLessThan(
    total(sample, { period: "2025", unit: "district-a" }) / 10,
  );
});

test("every row is sample, exact, above 0 and alone on its key", () => {
  for (const row of sample.figures) expect(row).toMatchObject({ source: "SAMPLE", qualifier: "exact", missing: null });
  expect(sample.figures.every(({ value }) => Number.isSafeInteger(value) && value! > 0)).toBe(true);
  expect(new Set(sample.figures.map(keyOf)).size).toBe(sample.figures.length);
  expect(new Set(sample.initiatives.map((row) => row.initiative_id)).size).toBe(sample.initiatives.length);
});

test("initiatives agree with their cell: count, titles, computable ones and đồng", () => {
  checkInitiatives(sample);
});

test("titles differ within a year and are composed Unicode", () => {
  const of2025 = sample.initiatives.filter(({ year }) => year === 2025).map(({ title }) => title);
  expect(new Set(of2025).size).toBe(of2025.length);
  expect(of2025.every((title) => title === title.normalize("NFC") && title.trim() === title)).toBe(true);
});

test("the same input, in any order, gives the same rows", () => {
  const shuffled = {
    figures: [...published].reverse(),
    units: [...units].reverse(),
    periods: [...input.periods].reverse(),
  };
  expect(toFiles(toSample(shuffled))).toEqual(toFiles(sample));
});

test("a new edition needs no code and leaves the years before it as they were", () => {
  const next = toSample({ ...input, periods: [...input.periods, edition(2026)] });
  const of2026 = next.figures.filter(({ period }) => period === "2026");
  expect(new Set(of2026.map((row) => row.unit))).toEqual(new Set(["zone", "ward"]));
  expect(next.initiatives.at(-1)?.initiative_id).toMatch(/^M2026-\d{4}$/);
  expect(next.figures.filter(({ period }) => period !== "2026")).toEqual(sample.figures);
});

test("published figures of a unit, a sector or a cell bind their sums; a published cell gets no sample row", () => {
  const bound = toSample({
    ...input,
    figures: [
      ...published,
      figure("2022", "base", 423, { unit: "district-a" }),
      figure("2022", "above_base", 14, { unit: "district-a" }),
      figure("2022", "base", 2_000, { sector: "health" }),
      figure("2022", "base", 321, { unit: "zone", sector: "production" }),
    ],
  });
  expect(total(bound, { period: "2022", stage: "base", unit: "district-a" })).toBe(423);
  expect(total(bound, { period: "2022", stage: "above_base", unit: "district-a" })).toBe(14);
  expect(total(bound, { period: "2022", stage: "base", sector: "health" })).toBe(2_000);
  expect(total(bound, { period: "2022", stage: "base", unit: "zone", sector: "production" })).toBe(0);
  expect(total(bound, { period: "2022", stage: "base" })).toBe(9_397 - 321);
});

test("published figures that leave no room for each other are named", () => {
  const figures = [...published, figure("2022", "base", 10_000, { unit: "district-a" })];
  expect(() => toSample({ ...input, figures })).toThrow(
    /9397 \(2022, ldld-ha-noi, all, base, initiatives\).*figures\.csv/,
  );
});

test("whatever is published, no cell exceeds the one that holds it and money stands where it was computed", () => {
  const published = fc.record({
    submitted: fc.integer({ min: 0, max: 900 }),
    monetised: fc.double({ min: 0, max: 1, noNaN: true }),
    titled: fc.double({ min: 0, max: 1, noNaN: true }),
    above: fc.integer({ min: 0, max: 3_000 }),
    base: fc.integer({ min: 0, max: 90_000 }),
    unit: fc.integer({ min: 300, max: 5_000 }),
  });
  fc.assert(
    fc.property(published, ({ submitted, monetised, titled, above, base, unit }) => {
      const figures = [
        figure("2022", "submitted", submitted),
        figure("2022", "submitted", Math.floor(submitted * monetised), { measure: "monetised" }),
        figure("2022", "titled", Math.floor(submitted * titled)),
        figure("2022", "above_base", submitted + above),
        figure("2022", "base", submitted + above + base + 10_000),
        figure("2022", "base", unit, { unit: "district-b" }),
      ];
      const made = toSample({ figures, units, periods: [2021, 2022].map(edition) });
      expect(total(made, { period: "2022", stage: "submitted" })).toBe(submitted);
      expect(total(made, { period: "2022", stage: "base", unit: "district-b" })).toBe(unit);
      checkCells(made);
      checkInitiatives(made);
    }),
    { numRuns: 25 },
  );
});

test("apportion: shares are whole, add up, keep their bounds and follow their weights", () => {
  expect(apportion(10, [part(1), part(1), part(2)])).toEqual([3, 2, 5]);
  expect(apportion(10, [part(1, 0, 1), part(1, 6), part(8)])).toEqual([0, 6, 4]);
  expect(apportion(1_050, [part(1), part(3)], 100)).toEqual([300, 750]);
  expect(() => apportion(5, [part(1, 0, 2), part(1, 0, 2)])).toThrow("5 does not fit: the parts hold from 0 to 4");
  expect(() => apportion(5, [part(0)])).toThrow("no weight");
});

test("data/sample is what the generator makes of data today (else run “npm run sample”)", async () => {
  const made = toSample(await readInput("data"));
  checkCells(made);
  checkInitiatives(made);
  for (const sector of sectors) {
    const titles = made.initiatives.filter((row) => row.sector === sector).map(({ title }) => title);
    expect(new Set(titles).size, sector).toBeGreaterThan(400);
  }
  expect(made.figures.length).toBeLessThan(8_000);
  for (const [name, text] of Object.entries(toFiles(made))) {
    const isSame = text === (await readText(`data/sample/${name}`));
    expect(isSame, `data/sample/${name} is not what “npm run sample” writes`).toBe(true);
  }
});

function checkCells({ figures }: Pick<Sample, "figures">): void {
  const cells = Map.groupBy(figures, (row) => `${row.period} ${row.unit} ${row.sector}`);
  const offences = [...cells].filter(([, rows]) => {
    const of = (key: string) => rows.find((row) => key === `${row.stage} ${row.measure}`)?.value ?? 0;
    const [base, submitted, monetised] = [
      of("base initiatives"),
      of("submitted initiatives"),
      of("submitted monetised"),
    ];
    const isReported = figures.some((row) => row.period === rows[0].period && row.stage === "above_base");
    const above = isReported ? of("above_base initiatives") : base;
    const chain =
      above <= base && submitted <= above && of("titled initiatives") <= submitted && monetised <= submitted;
    return !chain || of("submitted benefit_vnd") > 0 !== monetised > 0;
  });
  expect(offences.map(([key]) => key)).toEqual([]);
}

function checkInitiatives({ figures, initiatives }: Sample): void {
  const rows = Map.groupBy(initiatives, (row) => `${row.year} ${row.unit} ${row.sector}`);
  const said = [...rows].flatMap(([cell, rows]) => [
    [`${cell} submitted initiatives`, rows.length],
    [`${cell} titled initiatives`, rows.filter((row) => row.stage_reached === "titled").length],
    [`${cell} submitted monetised`, rows.filter((row) => row.computable).length],
    [`${cell} submitted benefit_vnd`, rows.reduce((sum, row) => sum + (row.benefit_vnd ?? 0), 0)],
  ]);
  const counted = figures
    .filter(({ stage }) => stage === "submitted" || stage === "titled")
    .map((row) => [`${row.period} ${row.unit} ${row.sector} ${row.stage} ${row.measure}`, row.value]);
  expect(Object.fromEntries(said.filter(([, value]) => value))).toEqual(Object.fromEntries(counted));
  expect(initiatives.every((row) => row.computable === (row.benefit_vnd !== null) && row.benefit_vnd !== 0)).toBe(true);
  expect(initiatives.every(({ people }) => people! >= 1 && people! <= 6)).toBe(true);
}

/** Sum of a measure (initiatives unless said) over the rows that match. */
function total({ figures }: Sample, match: Partial<Figure>): number {
  const wanted = Object.entries({ measure: "initiatives", ...match });
  const rows = figures.filter((row) => wanted.every(([key, value]) => row[key as keyof Figure] === value));
  return rows.reduce((sum, row) => sum + row.value!, 0);
}

const keyOf = (row: Figure) => [row.period, row.unit, row.sector, row.stage, row.measure].join();

function figure(
  period: string,
  stage: Figure["stage"],
  value: number | null,
  rest: Partial<Figure> = {},
): SampleInput["figures"][number] {
  const missing = value === null ? ("not_published" as const) : null;
  return {
    period,
    unit: "ldld-ha-noi",
    sector: "all",
    programme: "movement",
    stage,
    measure: "initiatives",
    value,
    missing,
    standing: "main",
    ...rest,
  };
}

function unit(
  unit_id: string,
  kind: SampleInput["units"][number]["kind"],
  sector: string | null,
  valid_from: string | null = null,
  valid_to: string | null = null,
): SampleInput["units"][number] {
  return { unit_id, kind, sector, valid_from, valid_to };
}

function edition(year: number): SampleInput["periods"][number] {
  return { period: String(year), kind: "year", year_start: year, edition: true };
}

function part(weight: number, min = 0, max = Infinity) {
  return { weight, min, max };
}
