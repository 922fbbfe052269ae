import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { startBrowser, type Tester } from "./browser.ts";
import { addedYear } from "./site.ts";

let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(inject("sites").base);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

test("under a base path every link of the overview leads somewhere", async () => {
  const page = await tester.open("", { javaScript: false });
  const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  const own = [...new Set(links.map((link) => link.replace(/#.*/, "")))];
  expect(own.every((link) => new URL(link).pathname.startsWith("/sang-kien/"))).toBe(true);
  for (const link of own) expect((await page.request.get(link)).status(), link).toBe(200);
});

test("under a base path the panel answers, DuckDB too, and the roll is searched", async () => {
  const page = await tester.open("kham-pha/");
  await page.waitForFunction(
    () => document.querySelector("[data-role=answer]")?.textContent?.includes("DuckDB"),
    null,
    { timeout: 45_000 },
  );
  await page.locator("input[name=sectors][value=production]").check();
  await page.waitForURL(/sang-kien\/kham-pha\/\?sectors=production/);
  const roll = await tester.open("vinh-danh/?q=nguyen+van+tuan");
  await roll.locator("[data-part=results]:not([hidden])").waitFor();
  await roll.locator("[data-part=list] li a").first().click();
  expect(new URL(roll.url()).pathname).toMatch(/^\/sang-kien\/vinh-danh\/H/);
});

test("a year added to the data has its page, charts and links, without a change of code", async () => {
  const { year } = addedYear;
  expect(existsSync(join(inject("folders").base, `nam/${year}/index.html`))).toBe(true);
  const home = await tester.open("", { javaScript: false });
  expect(await home.locator("h1").innerText()).toContain("70.001");
  expect(await home.locator(`a[href$='/nam/${year}/']`).count()).toBeGreaterThan(0);
  expect(await home.locator("#tong-base-initiatives svg").textContent()).toContain(String(year));
  const page = await tester.open(`nam/${year}/`, { javaScript: false });
  expect(await page.locator("main").innerText()).toContain("70.001");
  expect(await page.locator(`#pheu-${year} svg`).count()).toBe(1);
  const panel = await tester.open("");
  expect(await panel.locator(`input[name=years][value='${year}']`).count()).toBe(1);
});
