import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { startBrowser, type Tester } from "./browser.ts";

let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(inject("sites").default);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

/** Bytes on the wire of what a page asks for by itself, compressed as a usual host does (fonts are so already). */
async function weigh(path: string) {
  const page = await tester.open(path);
  await page.waitForLoadState("networkidle");
  const asked = await page.evaluate(() =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map(
      ({ name }) => new URL(name).pathname,
    ),
  );
  const sizes = asked.map((name) => {
    const file = join(inject("folders").default, name.endsWith("/") ? `${name}index.html` : name);
    const bytes = readFileSync(file);
    return { name, bytes: name.endsWith(".woff2") ? bytes.length : gzipSync(bytes, { level: 9 }).length };
  });
  const total = (matches: RegExp) =>
    sizes.filter(({ name }) => matches.test(name)).reduce((sum, { bytes }) => sum + bytes, 0);
  return { asked, fonts: total(/\.woff2$/), scripts: total(/\.js$/), page: total(/^(?!.*\.woff2$)/) };
}

test("the overview is light: page ≤ 90 kB, scripts ≤ 20 kB, fonts ≤ 60 kB, no engine, no cube", async () => {
  const { asked, fonts, scripts, page } = await weigh("/");
  expect(page).toBeLessThanOrEqual(90_000);
  expect(scripts).toBeLessThanOrEqual(20_000);
  expect(fonts).toBeGreaterThan(0);
  expect(fonts).toBeLessThanOrEqual(60_000);
  expect(asked.filter((name) => /engine\/duckdb|\.duckdb|\/data\//.test(name))).toEqual([]);
});

test.each(["/linh-vuc/san-xuat/", "/nam/2025/", "/don-vi/cd-giao-duc/", "/vinh-danh/", "/en/"])(
  "%s is as light",
  async (path) => {
    const { scripts, page } = await weigh(path);
    expect(page).toBeLessThanOrEqual(90_000);
    expect(scripts).toBeLessThanOrEqual(20_000);
  },
);
