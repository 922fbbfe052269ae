import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { startBrowser, type Tester } from "./browser.ts";

let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(inject("sites").default);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

const found = "[data-role=results] tbody tr";

test.each([
  ["/du-lieu/tim-so/", "hơn 488 tỷ đồng", "488000000000"],
  ["/du-lieu/tim-so/", "93.973", "93973"],
  ["/en/data/find-a-number/", "488 billion", "488000000000"],
])("on %s “%s” is typed and found by keyboard, with source and quote", async (path, text, value) => {
  const page = await tester.open(path, { viewport: { width: 360, height: 740 } });
  await page.locator("#con-so").focus();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await page.waitForSelector(found);
  const first = page.locator(found).first();
  expect(await first.getAttribute("data-value")).toBe(value);
  expect(await first.getAttribute("data-how")).toBe("exact");
  expect(await first.locator("a[href*='#']").count()).toBe(1);
  expect(new URL(page.url()).searchParams.get("q")).toBe(text);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
});

test("an address asks by itself, says both readings, and Back asks again", async () => {
  const page = await tester.open("/du-lieu/tim-so/?q=93.973");
  await page.waitForSelector(found);
  expect(await page.locator("[data-role=status]").innerText()).toMatch(/93\.973 \(kiểu Việt\); 93,973 \(kiểu Anh\)/);
  await page.locator("#con-so").fill("12.345.678");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll("[data-role=results] tr").length === 0);
  expect(await page.locator("[data-role=status]").innerText()).toContain("không có nghĩa là sai");
  await page.goBack();
  await page.waitForSelector(found);
});

test("without JavaScript the table of all published figures is there", async () => {
  const page = await tester.open("/du-lieu/tim-so/", { javaScript: false });
  await page.locator("find-number summary").click();
  expect(await page.locator("find-number tbody tr").count()).toBeGreaterThan(150);
  expect(await page.locator("find-number form").isVisible()).toBe(false);
});
