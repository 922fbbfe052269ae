import { readFile } from "node:fs/promises";
import Papa from "papaparse";
import readXlsx from "read-excel-file/node";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { startBrowser, type Tester } from "./browser.ts";

let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(inject("sites").default);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

test("without JavaScript the overview is whole: charts, tables of the same figures, sources", async () => {
  const page = await tester.open("/", { javaScript: false });
  const figures = page.locator("figure.chart-figure");
  expect(await figures.count()).toBeGreaterThanOrEqual(5);
  for (const figure of await figures.all()) {
    expect(await figure.locator("svg[role=img]").count()).toBe(1);
    expect(await figure.locator("table tbody tr").count()).toBeGreaterThan(0);
    expect(await figure.locator(".chart-sources a").count()).toBeGreaterThan(0);
    expect((await figure.locator(".finding").textContent())?.trim()).not.toBe("");
  }
  const text = (await page.locator("main").textContent()) ?? "";
  for (const figure of ["93.973", "1.704", "555", "512", "hơn 488 tỷ", "80.925", "682", "536", "hơn 363 tỷ"]) {
    expect(text, figure).toContain(figure);
  }
  expect(await page.locator("form.controls").isVisible()).toBe(false);
});

test("every key figure names its source", async () => {
  const page = await tester.open("/", { javaScript: false });
  const tiles = await page.locator(".figures li").all();
  expect(tiles.length).toBeGreaterThanOrEqual(6);
  for (const tile of tiles)
    expect(await tile.locator(":scope > p a").last().getAttribute("href")).toMatch(/phuong-phap\/#\w+/);
});

test("a source named below a figure stands on the methods page", async () => {
  const page = await tester.open("/", { javaScript: false });
  await page.locator(".figures li a").first().click();
  await page.waitForURL("**/phuong-phap/#*");
  expect(await page.locator(new URL(page.url()).hash).isVisible()).toBe(true);
});

test.each([
  "/",
  "/linh-vuc/y-te/",
  "/nam/2022/",
  "/kham-pha/",
  "/vinh-danh/",
  "/du-lieu/",
  "/phuong-phap/",
  "/don-vi/",
])("%s has the same page in English, which leads back", async (path) => {
  const page = await tester.open(path, { javaScript: false });
  await page.locator("header a[hreflang=en]").click();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  expect(await page.locator("h1").count()).toBe(1);
  await page.locator("header a[hreflang=vi]").click();
  expect(new URL(page.url()).pathname).toBe(path);
});

test("no page is wider than a small phone", async () => {
  for (const path of [
    "/",
    "/linh-vuc/giao-duc/",
    "/nam/2025/",
    "/don-vi/cd-y-te/",
    "/kham-pha/",
    "/vinh-danh/",
    "/du-lieu/",
    "/du-lieu/figures/",
    "/phuong-phap/",
  ]) {
    const page = await tester.open(path, { viewport: { width: 360, height: 740 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
  }
});

test("the table of a finished chart is saved as it stands, its figures as numbers", async () => {
  const page = await tester.open("/");
  const figure = page.locator("#tong-base-initiatives");
  await figure.locator("details > summary").first().click();
  const shown = await figure
    .locator("tbody td.numeric")
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.value ?? ""));
  expect(shown.filter(Boolean).length).toBeGreaterThan(0);
  const save = async (name: RegExp) => {
    const [file] = await Promise.all([page.waitForEvent("download"), figure.getByRole("button", { name }).click()]);
    expect(file.suggestedFilename()).toMatch(/^so-lieu-tong-base-initiatives-v\d+\.\d+\.\d+(\+unreleased)?\./);
    return readFile(await file.path());
  };
  const csv = Papa.parse<string[]>((await save(/^CSV/)).toString(), { skipEmptyLines: true }).data;
  expect(csv.slice(1).map((line) => line[1])).toEqual(shown);
  const [data, notes] = await readXlsx(await save(/^XLSX/));
  expect(data.data.slice(1).map((line) => String(line[1] ?? ""))).toEqual(shown);
  expect(notes.data.flat().join("\n")).toMatch(/Nguồn[^]*theo số liệu mới/);
});
