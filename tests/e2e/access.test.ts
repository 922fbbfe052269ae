import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { startBrowser, type Tester } from "./browser.ts";
import { kinds } from "./pages.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
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
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
    expect(found).toEqual([]);
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
