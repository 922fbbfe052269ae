import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { startBrowser, type Tester } from "./browser.ts";

let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(inject("sites").default);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

/** Opens a page whose charts answer, to a sweep as well: that comes a moment after all else. */
const open = async (path: string, options = {}) => {
  const page = await tester.open(path, options);
  await page.waitForFunction(() => document.querySelectorAll("cross-filter [data-sweep]").length === 2);
  return page;
};
const bar = (page: Page, dimension: string, code: string) =>
  page.locator(`cross-filter [data-dimension=${dimension}] [data-code="${code}"]`);
const pressed = (page: Page) =>
  page
    .locator("cross-filter [aria-pressed=true]")
    .evaluateAll((buttons) => buttons.map((one) => one.closest<HTMLElement>("[data-code]")!.dataset.code));
const counts = (page: Page) => page.locator(".records-charts").textContent();
const centre = async (page: Page, dimension: string, code: string) => {
  const box = (await bar(page, dimension, code).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
/** A page that stays where it is: no engine that answers above, no gliding. */
const still = { reducedMotion: true, device: { connection: { saveData: true, effectiveType: "4g" } } };
const span = ["100m-200m", "200m-500m", "500m-1b"];

test("by mouse: a drag over the histogram chooses the span, draws while it moves, and is one step for Back", async () => {
  const page = await open("/kham-pha/?f.year=2022&f.benefit=none", still);
  await bar(page, "benefit", "200m-500m").evaluate((row) => row.scrollIntoView({ block: "center" }));
  const before = await counts(page);
  const [from, middle, to] = await Promise.all(span.map((code) => centre(page, "benefit", code)));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(middle.x, middle.y);
  expect(await pressed(page)).toEqual(["2022", ...span.slice(0, 2)]);
  expect(page.url()).toContain("f.benefit=none");
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
  await page.waitForURL(new RegExp(`f.benefit=${span.join()}$`));
  expect(await pressed(page)).toEqual(["2022", ...span]);
  const chosen = await counts(page);
  expect(chosen).not.toBe(before);
  expect(await page.evaluate(() => getSelection()!.isCollapsed)).toBe(true);
  await page.mouse.move(to.x, to.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  expect(await counts(page)).toEqual(chosen);
  await page.goBack();
  await expect.poll(() => counts(page)).toEqual(before);
  const again = await open(`/kham-pha/?f.year=2022&f.benefit=${span.join()}`);
  expect(await counts(again)).toEqual(chosen);
});

test("with Shift and a click the bars between two are chosen", async () => {
  const page = await open("/en/explore/");
  await bar(page, "year", "2024").locator("button").click();
  await bar(page, "year", "2021").click({ modifiers: ["Shift"] });
  await page.waitForURL(/f\.year=2021,2022,2023,2024$/);
  expect(await pressed(page)).toEqual(["2021", "2022", "2023", "2024"]);
});

test("by touch: a finger that rests and then moves chooses a span; one that moves at once scrolls", async () => {
  const page = await open("/kham-pha/", { ...still, viewport: { width: 360, height: 740 }, hasTouch: true });
  const client = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", point?: { x: number; y: number }) =>
    client.send("Input.dispatchTouchEvent", { type, touchPoints: point ? [point] : [] });
  await bar(page, "benefit", "200m-500m").evaluate((row) => row.scrollIntoView({ block: "center" }));
  const scrolled = () => page.evaluate(() => scrollY);
  const top = await scrolled();
  const [from, middle, to] = await Promise.all(span.map((code) => centre(page, "benefit", code)));
  await touch("touchStart", from);
  await page.locator("[data-dimension=benefit][data-swept]").waitFor();
  await touch("touchMove", middle);
  await touch("touchMove", to);
  await touch("touchEnd");
  await page.waitForURL(new RegExp(`f.benefit=${span.join()}$`));
  expect(await pressed(page)).toEqual(span);
  expect(await scrolled()).toBe(top);
  await touch("touchStart", to);
  await touch("touchMove", { x: to.x, y: to.y - 60 });
  await touch("touchMove", { x: to.x, y: to.y - 160 });
  await touch("touchEnd");
  await expect.poll(scrolled).toBeGreaterThan(top);
  expect(await pressed(page)).toEqual(span);
});

test("by keyboard: Shift and the arrow keys widen and narrow a span, and the focus goes along", async () => {
  const page = await open("/kham-pha/");
  await bar(page, "benefit", "100m-200m").locator("button").focus();
  await page.keyboard.down("Shift");
  await page.keyboard.press("ArrowDown");
  await page.waitForURL(/f\.benefit=100m-200m,200m-500m$/);
  await page.keyboard.press("ArrowDown");
  await page.waitForURL(new RegExp(`f.benefit=${span.join()}$`));
  await page.keyboard.press("ArrowUp");
  await page.waitForURL(/f\.benefit=100m-200m,200m-500m$/);
  await page.keyboard.up("Shift");
  expect(await pressed(page)).toEqual(["100m-200m", "200m-500m"]);
  expect(
    await bar(page, "benefit", "200m-500m")
      .locator("button")
      .evaluate((one) => one === document.activeElement),
  ).toBe(true);
  await page.keyboard.press("ArrowDown");
  expect(await pressed(page)).toEqual(["100m-200m", "200m-500m"]);
});
