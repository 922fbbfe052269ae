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

test("the explore page asks for few scripts: on a slow link each answer takes its time", async () => {
  const { asked } = await weigh("/kham-pha/");
  const page = readFileSync(join(inject("folders").default, "kham-pha/index.html"), "utf8");
  const named = [...page.matchAll(/modulepreload" href="([^"]+)"/g)].map(([, href]) => href);
  expect(named.length).toBeLessThanOrEqual(12);
  expect(asked).toEqual(expect.arrayContaining(named));
});

test("the fonts that a page shows are all named in its head", async () => {
  const { asked } = await weigh("/");
  const page = readFileSync(join(inject("folders").default, "index.html"), "utf8");
  for (const font of asked.filter((name) => name.endsWith(".woff2"))) expect(page).toContain(`href="${font}"`);
});

test("on a phone nothing that is laid out late holds a field", async () => {
  const page = await tester.open("/kham-pha/", { viewport: { width: 360, height: 780 } });
  const late = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll("main *")].filter(
      (element) => getComputedStyle(element).contentVisibility === "auto",
    );
    const fields = boxes.flatMap((box) => [...box.querySelectorAll("input, select, textarea")]);
    return { boxes: boxes.length, fields: fields.length };
  });
  expect(late.boxes).toBeGreaterThan(3);
  expect(late.fields).toBe(0);
});
