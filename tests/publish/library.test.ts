import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { library, type Library } from "../../src/publish/library.ts";
import { publish } from "../../src/publish/publish.ts";
import { defaultView } from "../../src/query/view.ts";
import { writeExample } from "./example.ts";

let root: string;
let books: Library;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "library-"));
  await writeExample(join(root, "data"));
  await publish({ data: join(root, "data"), published: join(root, "out"), samples: true });
  books = await library(join(root, "out"));
}, 60_000);
afterAll(() => rm(root, { recursive: true }));

test("figures are the published ones, flags a list, missing null", () => {
  expect(books.figures.map(({ value, missing, flags }) => ({ value, missing, flags }))).toEqual([
    { value: 42, missing: null, flags: [] },
    { value: null, missing: "not_published", flags: ["needs_confirmation", "provisional"] },
  ]);
});

test("many questions at once get their own answers", async () => {
  const views = Array.from({ length: 30 }, (_, n) => ({ ...defaultView, sectors: n % 2 ? [] : (["health"] as const) }));
  const answers = await Promise.all(views.map((view) => books.ask(view)));
  expect(answers.map(([row]) => row.value)).toEqual(views.map(({ sectors }) => (sectors.length ? 40 : 42)));
});

test("initiatives are filtered, the largest benefit first, those without a value last", async () => {
  const found = await books.initiatives({ sector: "health", year: 2022, unit: "u1" }, 5);
  expect(found.map(({ initiative_id, benefit_vnd }) => [initiative_id, benefit_vnd])).toEqual([
    ["I1", 30000000],
    ["I2", null],
  ]);
  expect(await books.initiatives({ year: 2021 }, 5)).toEqual([]);
  expect(await books.initiativeCount({})).toEqual({ initiatives: 2, monetised: 1 });
});

test("every class of benefit is there, also an empty one", async () => {
  const classes = await books.benefitClasses({ sector: "health" });
  expect(classes[0]).toEqual({ from: 0, to: 10e6, initiatives: 0, sample: false });
  expect(classes[1]).toEqual({ from: 10e6, to: 50e6, initiatives: 1, sample: true });
  expect(classes.at(-1)).toMatchObject({ from: 5e9, to: null });
});

test("fields are counted with what they brought", async () => {
  const row = { field: "health", initiatives: 1, sample: true };
  expect(await books.fieldCounts({})).toEqual([
    { ...row, solution_type: "management", monetised: 0, benefit_vnd: null },
    { ...row, solution_type: "technical", monetised: 1, benefit_vnd: 30000000 },
  ]);
});

test("datasets name their rows and files, the engine its sizes", () => {
  const figures = books.datasets.find(({ resource }) => resource.name === "figures");
  expect(figures?.rows).toBe(2);
  expect(figures?.files.map(({ path }) => path)).toEqual([
    "data/figures.csv",
    "data/figures.excel.csv",
    "data/figures.xlsx",
    "data/figures.json",
    "data/figures.parquet",
  ]);
  expect(books.engine.wasm.inflated).toBeGreaterThan(3 * books.engine.wasm.gz.bytes);
  expect(books.samples).toBe(true);
});
