import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import en from "../../src/i18n/en.ts";
import { toLocale } from "../../src/i18n/locale.ts";
import vi from "../../src/i18n/vi.ts";
import { measureUnits, type Measure } from "../../src/model/measure.ts";
import type { Qualifier } from "../../src/model/figure.ts";
import { checkRecipes } from "../../src/publish/recipes.ts";
import { startBrowser, type Tester } from "./browser.ts";
import { type BuiltPage, builtPages } from "./pages.ts";

let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(inject("sites").default);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

const locales = { vi: toLocale("vi", ...vi), en: toLocale("en", ...en) };
/** Pages of the overview, the sectors, the years and the units. */
const pages = builtPages(inject("folders").default).filter(({ path }) =>
  /^(en\/)?(index\.html|(linh-vuc|nam|don-vi|sectors|years|units)\/[^/]+\/index\.html)$/.test(path),
);
const all = (page: BuiltPage, selector: string) => [...page.document.querySelectorAll(selector)];

test("every recipe of the site gives the figures shown, from the browser's database and from Parquet", async () => {
  const { recipes, statements, pages: count, differences } = await checkRecipes(inject("folders").default);
  expect(differences.slice(0, 3)).toEqual([]);
  expect(differences.length).toBe(0);
  expect(count).toBeGreaterThan(150);
  expect(recipes).toBeGreaterThan(300);
  expect(statements).toBeGreaterThan(150);
}, 120_000);

test("every chart with a figure, key figure and table of figures has one", () => {
  expect(pages.length).toBeGreaterThan(150);
  const known = (figure: Element) => [...figure.querySelectorAll("tbody tr")].some((row) => !row.matches(".missing"));
  const bare = pages.flatMap((page) => [
    ...all(page, "figure.chart-figure")
      .filter((figure) => known(figure) && !figure.querySelector("details.recipe"))
      .map((figure) => `${page.path}#${figure.id}`),
    ...all(page, ".figures li")
      .filter((item) => !item.querySelector("details.recipe"))
      .map((item) => `${page.path} ${item.textContent}`),
    ...all(page, "table.figure-table")
      .filter((table) => !table.closest("table-files")!.parentElement!.querySelector(":scope > details.recipe"))
      .map(() => `${page.path} table`),
  ]);
  expect(bare).toEqual([]);
});

describe("what a recipe says must come out", () => {
  const partsOf = (details: Element) =>
    JSON.parse(details.getAttribute("data-expected")!) as { columns: string[]; rows: unknown[][] };
  const languageOf = (page: BuiltPage) => (page.path.startsWith("en/") ? "en" : "vi");
  const measureOf = (details: Element, row: Record<string, unknown>) =>
    (row.measure ?? /measure = '(\w+)'/.exec(details.querySelector("code")!.textContent!)?.[1]) as Measure;

  test.each(["figure.chart-figure", ".figures li"])("is what the page says in words: %s", (selector) => {
    const wrong: string[] = [];
    let compared = 0;
    for (const page of pages)
      for (const figure of all(page, selector)) {
        const details = figure.querySelector("details.recipe");
        if (!details) continue;
        const { columns, rows } = partsOf(details);
        if (!columns.includes("value")) continue;
        const shown = [figure.querySelector("table")?.textContent, figure.querySelector(".number")?.textContent];
        // The last row of a key figure is the figure itself; the one before is what it is compared with.
        for (const cells of selector === ".figures li" ? rows.slice(-1) : rows) {
          const row = Object.fromEntries(columns.map((name, at) => [name, cells[at]]));
          const locale = locales[languageOf(page)];
          const [value, qualifier] = [row.value as number, (row.qualifier ?? "exact") as Qualifier];
          const said = locale.value(value, measureUnits[measureOf(details, row)], qualifier);
          compared++;
          const bare = locale.number(value);
          if (!shown.some((text) => text?.includes(said) || text?.includes(bare))) wrong.push(`${page.path}: ${said}`);
        }
      }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(compared).toBeGreaterThan(40);
  });
});

test("without JavaScript a recipe opens, and its link holds the whole statement", async () => {
  const page = await tester.open("/nam/2022/", { javaScript: false, viewport: { width: 360, height: 740 } });
  const recipe = page.locator(".figures li details.recipe").first();
  await recipe.locator("summary").click();
  expect(await recipe.locator("pre").first().isVisible()).toBe(true);
  const sql = await recipe.locator("code").textContent();
  const href = new URL((await recipe.locator("a").getAttribute("href"))!, page.url());
  expect(href.pathname).toBe("/truy-van/");
  expect(href.searchParams.get("sql")).toBe(sql);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
});

test("the recipe follows the reader's choice, stays open, and runs in the console", async () => {
  const page = await tester.open("/nam/2022/");
  const recipe = page.locator("[data-figure=main] details.recipe");
  await recipe.locator("summary").focus();
  await page.keyboard.press("Enter");
  await page.locator("select[name=stage]").selectOption("titled");
  await page.waitForURL(/stage=titled/);
  await page.waitForFunction(() =>
    document.querySelector("[data-figure=main] .recipe code")?.textContent?.includes("'titled'"),
  );
  expect(await recipe.evaluate((details) => (details as HTMLDetailsElement).open)).toBe(true);
  const { rows } = JSON.parse((await recipe.getAttribute("data-expected"))!) as { rows: unknown[][] };
  await recipe.locator("a").click();
  await page.waitForURL(/truy-van\/\?sql=/);
  await page.locator("[data-do=run]").click();
  await page.waitForFunction(
    () => /DuckDB · /.test(document.querySelector("[data-role=status]")?.textContent ?? ""),
    null,
    {
      timeout: 45_000,
    },
  );
  const answered = await page.locator("sql-console [data-role=answer] tbody tr").allInnerTexts();
  expect(answered.length).toBe(rows.length);
  expect(answered[0].split("\t").slice(0, 2)).toEqual([rows[0][0], String(rows[0][1])]);
});
