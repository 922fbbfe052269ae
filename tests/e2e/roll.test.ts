import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { startBrowser, type Tester } from "./browser.ts";

let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(inject("sites").default);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

async function search(page: Page, query: string): Promise<string[]> {
  const input = page.locator("honour-search input[type=search]");
  await input.fill(query);
  // A key shows a screenful; who sends the form gets the whole page of results.
  await input.press("Enter");
  await page.locator("[data-part=results]:not([hidden]), [data-part=nothing]:not([hidden])").first().waitFor();
  return page.locator("[data-part=list] li a").allInnerTexts();
}

test.each(["/vinh-danh/", "/en/honour-roll/"])("%s finds people as Vietnamese readers type", async (path) => {
  const page = await tester.open(path);
  expect((await search(page, "nguyen van tuan")).filter((name) => name === "Nguyễn Văn Tuấn")).toHaveLength(2);
  expect(await search(page, "dinh cong")).toContain("Phí Đình Công");
  const marked = await search(page, "Đình");
  expect(marked.indexOf("Phí Đình Công")).toBeLessThan(marked.indexOf("Ta Dinh Nhat"));
  expect(marked).toContain("Ta Dinh Nhat");
  expect(await search(page, "Nguyễn Văn Tuấn".normalize("NFD"))).toContain("Nguyễn Văn Tuấn");
  expect(page.url()).toContain("?q=");
});

test("a link with a query shows its results, and the count is announced", async () => {
  const page = await tester.open("/vinh-danh/?q=canon");
  await page.locator("[data-part=results]:not([hidden])").waitFor();
  const found = await page.locator("[data-part=list] li").count();
  expect(found).toBeGreaterThan(3);
  await page.waitForFunction(
    (count) => document.querySelector("[data-part=status]")?.textContent?.includes(String(count)),
    found,
  );
  expect(await page.locator("[data-part=status]").getAttribute("role")).toBe("status");
});

test("filters narrow the roll and stand in the address", async () => {
  const page = await tester.open("/vinh-danh/");
  await page.locator("select[name=sector]").selectOption("education");
  await page.waitForURL(/sector=education/);
  await page.locator("[data-part=results]:not([hidden])").waitFor();
  expect(await page.locator("[data-part=list] li").count()).toBeGreaterThan(15);
});

test("text and filters ask together, come back from the address, and are cleared together", async () => {
  const page = await tester.open("/vinh-danh/?q=nguyen&sector=education&sort=name");
  const [q, sector] = [page.locator("input[type=search]"), page.locator("select[name=sector]")];
  expect([await q.inputValue(), await sector.inputValue()]).toEqual(["nguyen", "education"]);
  await q.press("End");
  await q.pressSequentially(" v");
  await page.waitForURL(/q=nguyen\+v&sector=education&sort=name/);
  await page.locator("[data-part=filters] button[type=reset]").click();
  await page.locator("[data-part=all]:not([hidden])").waitFor();
  expect([await q.inputValue(), await sector.inputValue()]).toEqual(["", ""]);
});

test("who pauses in typing gets the page of results that the key began", async () => {
  const page = await tester.open("/vinh-danh/");
  await page.locator("input[type=search]").pressSequentially("n");
  await page.waitForFunction(() => document.querySelectorAll("[data-part=list] li").length > 20);
});

test("on a phone with its keyboard up, the count and the first people found are in view while typing", async () => {
  const page = await tester.open("/vinh-danh/", { viewport: { width: 390, height: 500 } });
  expect(await page.locator("[data-part=filters]").getAttribute("open")).toBeNull();
  expect((await search(page, "hòa"))[0]).toBe("Nguyễn Thị Phấn");
  await page.waitForFunction(() => {
    const bottom = (selector: string) => document.querySelector(selector)!.getBoundingClientRect().bottom;
    return bottom("[data-part=status]") < bottom("[data-part=list] li") && bottom("[data-part=list] li") < innerHeight;
  });
});

test("the other language keeps the question", async () => {
  const page = await tester.open("/vinh-danh/");
  await search(page, "canon");
  await page.locator("header a[hreflang=en]").click();
  await page.waitForURL(/\/en\/honour-roll\/\?q=canon$/);
  await page.locator("[data-part=results]:not([hidden])").waitFor();
});

test("nothing found says so, and leads back to everybody", async () => {
  const page = await tester.open("/vinh-danh/");
  expect(await search(page, "zzzz")).toEqual([]);
  await page.locator("[data-part=nothing] button").click();
  await page.locator("[data-part=all]:not([hidden])").waitFor();
});

test("without JavaScript everybody is listed, each with a page", async () => {
  const page = await tester.open("/vinh-danh/", { javaScript: false });
  const people = page.locator("[data-part=all] a[href*='/vinh-danh/H']");
  expect(await people.count()).toBe(58);
  await people.first().click();
  expect(await page.locator("h1").innerText()).not.toBe("");
});

test("who follows a result at once finds the search again on the way back", async () => {
  const page = await tester.open("/vinh-danh/");
  await page.locator("input[type=search]").fill("canon");
  await page.locator("[data-part=results] a").first().click();
  await page.waitForURL(/vinh-danh\/.+/);
  await page.goBack();
  await page.waitForURL(/\/vinh-danh\/\?q=canon$/);
});
