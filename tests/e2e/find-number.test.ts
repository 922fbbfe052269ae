import { readFile } from "node:fs/promises";
import Papa from "papaparse";
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

test("every number of a pasted sentence has its own answer, and all are saved as one table", async () => {
  const text = "Năm 2022: 1.704 và 555 sáng kiến, từ 1e3 đến 987654321";
  const page = await tester.open(`/du-lieu/tim-so/?q=${encodeURIComponent(text)}`, {
    viewport: { width: 360, height: 740 },
  });
  const parts = page.locator("[data-role=results] > section");
  await parts.nth(2).waitFor();
  expect(await parts.locator("h2").allInnerTexts()).toEqual(["“1.704”", "“555”", "“987654321”"]);
  expect(await parts.nth(0).locator("[data-how=exact]").first().getAttribute("data-value")).toBe("1704");
  expect(await parts.nth(1).locator("[data-how=exact]").first().getAttribute("data-value")).toBe("555");
  expect(await parts.nth(2).locator("table").count()).toBe(0);
  const said = await page.locator("[data-role=status]").innerText();
  expect(said).toContain("Đọc được 3 con số");
  expect(said).toContain("Không tìm “2022”");
  expect(said).toContain("Không đọc được “1e3”");
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);

  const button = page.locator("table-files:has([data-role=results])").getByRole("button", { name: /^CSV/ });
  const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
  const lines = Papa.parse<Record<string, string>>((await readFile(await file.path())).toString().trimEnd(), {
    header: true,
  }).data;
  expect(lines.length).toBe(await page.locator(found).count());
  expect(new Set(lines.map((line) => line["Con số cần kiểm tra"]))).toEqual(new Set(["1.704", "555"]));
  expect(lines[0]).toMatchObject({ "Số liệu": "1704", "Khớp thế nào": "Đúng bằng" });
  expect(lines.every((line) => line["Nguồn"] && line["Thời gian"])).toBe(true);
});
