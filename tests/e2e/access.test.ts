import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { findViolations } from "./axe.ts";
import { startBrowser, type Tester } from "./browser.ts";
import { kinds } from "./pages.ts";

let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(inject("sites").default);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

describe.each(["light", "dark"] as const)("axe finds nothing (%s)", (colorScheme) => {
  test.each(kinds.filter((path) => path !== "404.html"))("/%s", async (path) => {
    const page = await tester.open(path, { colorScheme, reducedMotion: true });
    for (const details of await page.locator("details").all())
      await details.evaluate((element) => element.setAttribute("open", ""));
    expect(await findViolations(page)).toEqual([]);
  });
});

test("the first Tab shows the way to the content, and every stop can be seen", async () => {
  const page = await tester.open("/");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#noi-dung");
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => {
      const focus = document.activeElement;
      return focus && focus !== document.body ? getComputedStyle(focus).outlineStyle : "none";
    });
    expect(outline).not.toBe("none");
  }
});
