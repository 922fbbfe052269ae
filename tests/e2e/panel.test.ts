import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { startBrowser, type Tester } from "./browser.ts";

let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(inject("sites").default);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

/** What a panel's main figure shows, to see it change. */
const shown = async (page: Page) => ({
  chart: await page.locator("[data-figure=main] svg").evaluate((svg) =>
    [...svg.querySelectorAll("*")].map((part) => {
      const attributes = [...part.attributes].map(({ name, value }) => `${name}=${value}`).sort();
      return [part.tagName, ...attributes, part.children.length ? "" : part.textContent].join(" ");
    }),
  ),
  table: await page.locator("[data-figure=main] table").evaluate((table) => table.textContent),
  sentence: await page.locator("[data-figure=main] .finding").innerText(),
  address: page.url(),
});
const answered = (page: Page) => page.waitForFunction(() => document.querySelector("[data-role=answer]")?.textContent);

describe.each([
  { language: "vi", home: "/" },
  { language: "en", home: "/en/" },
])("the overview's panel ($language)", ({ home }) => {
  test("sector and year change chart, table, sentence and address together", async () => {
    const page = await tester.open(home);
    const before = await shown(page);
    await page.locator("input[name=sectors][value=health]").check();
    await answered(page);
    await page.waitForURL(/sectors=health/);
    const sector = await shown(page);
    await page.locator("input[name=years][value='2022']").check();
    await page.waitForURL(/years=2022/);
    await page.waitForFunction(
      (old) => document.querySelector("[data-figure=main] .finding")?.textContent !== old,
      sector.sentence,
    );
    const year = await shown(page);
    for (const part of ["chart", "table", "sentence", "address"] as const) {
      expect(sector[part], part).not.toEqual(before[part]);
      expect(year[part], part).not.toEqual(sector[part]);
    }
  });

  test("Back and Forward walk through the views", async () => {
    const page = await tester.open(home);
    const before = (await shown(page)).sentence;
    await page.locator("select[name=measure]").selectOption("benefit_vnd");
    await page.waitForURL(/measure=benefit_vnd/);
    await page.waitForFunction(
      (old) => document.querySelector("[data-figure=main] .finding")?.textContent !== old,
      before,
    );
    const changed = (await shown(page)).sentence;
    await page.goBack();
    await page.waitForFunction(
      (old) => document.querySelector("[data-figure=main] .finding")?.textContent === old,
      before,
    );
    expect(await page.locator("select[name=measure]").inputValue()).toBe("initiatives");
    await page.goForward();
    await page.waitForFunction(
      (old) => document.querySelector("[data-figure=main] .finding")?.textContent === old,
      changed,
    );
  });

  test("a link reproduces its view, controls and all", async () => {
    const first = await tester.open(`${home}?by=sector&split=none&stage=titled&years=2024`);
    await answered(first);
    expect(await first.locator("select[name=by]").inputValue()).toBe("sector");
    expect(await first.locator("select[name=stage]").inputValue()).toBe("titled");
    expect(await first.locator("input[name=years][value='2024']").isChecked()).toBe(true);
    const one = await shown(first);
    const second = await tester.open(`${home}?by=sector&split=none&stage=titled&years=2024`);
    await answered(second);
    const again = await shown(second);
    expect(again).toEqual(one);
  });
});

test("the browser draws a view exactly as the build did", async () => {
  const page = await tester.open("/");
  const built = await shown(page);
  await page.locator("select[name=stage]").selectOption("titled");
  await page.waitForURL(/stage=titled/);
  await page.locator("form.controls button[type=reset]").click();
  await page.waitForFunction(
    (old) => document.querySelector("[data-figure=main] .finding")?.textContent === old,
    built.sentence,
  );
  expect(await shown(page)).toEqual(built);
});

test("turning a year's figure to its units keeps the year, turning it to years shows them all", async () => {
  const page = await tester.open("/nam/2022/");
  await page.locator("select[name=stage]").selectOption("titled");
  await answered(page);
  await page.locator("select[name=by]").selectOption("unit");
  await page.waitForURL(/by=unit/);
  expect(page.url()).not.toContain("years=");
  expect(
    await page
      .locator("input[name=years]:checked")
      .evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value)),
  ).toEqual(["2022"]);
  await page.locator("select[name=by]").selectOption("year");
  await page.waitForURL(/by=year/);
  await page.waitForFunction(() => document.querySelectorAll("[data-figure=main] tbody tr").length > 1);
});

test("a malformed address shows the page's own view, and names what it could not use until the reader chooses", async () => {
  const page = await tester.open(`/?by=moon&sectors=%3Cscript%3E&years=abc&units=${"x".repeat(3000)}`);
  await answered(page);
  expect(await page.locator("[data-figure=main] table tbody tr").count()).toBeGreaterThan(0);
  const ignored = page.locator("data-view [data-role=ignored]");
  expect(await ignored.innerText()).toMatch(/bỏ qua: by=moon, sectors=<script>.*…\. Các phần khác vẫn giữ/);
  await page.locator("select[name=by]").selectOption("sector");
  await page.waitForURL(/by=sector/);
  expect(await ignored.isHidden()).toBe(true);
});

test("the panel works by keyboard alone", async () => {
  const page = await tester.open("/linh-vuc/y-te/");
  await page.locator("select[name=stage]").focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForURL(/stage=above_base/);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("by");
});

test.each(["/kham-pha/", "/en/explore/"])("on %s DuckDB answers, and equals the cube", async (path) => {
  const page = await tester.open(path);
  await page.waitForFunction(
    () => document.querySelector("[data-role=answer]")?.textContent?.includes("DuckDB"),
    null,
    { timeout: 45_000 },
  );
  const byEngine = await shown(page);
  const plain = await tester.open(path, { javaScript: false });
  expect((await shown(plain)).table).toBe(byEngine.table);
  expect((await shown(plain)).sentence).toBe(byEngine.sentence);
  await page.locator("select[name=by]").selectOption("unit");
  await page.waitForURL(/by=unit/);
  await page.waitForFunction(() => document.querySelector("[data-role=answer]")?.textContent?.includes("DuckDB"));
  expect(await page.locator("[data-figure=main] table tbody tr").count()).toBeGreaterThan(20);
});

test("the engine is not asked for before the reader wants it", async () => {
  const page = await tester.open("/");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.locator("input[name=sectors][value=health]").check();
  await answered(page);
  expect(asked.filter((path) => path.includes("engine/duckdb") || path.includes(".duckdb"))).toEqual([]);
  await page.locator("engine-status button").click();
  await page.waitForFunction(
    () => document.querySelector("[data-role=answer]")?.textContent?.includes("DuckDB"),
    null,
    { timeout: 45_000 },
  );
  expect(asked.some((path) => path.endsWith("engine/duckdb-eh.wasm.br"))).toBe(true);
});
