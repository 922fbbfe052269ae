import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { config } from "../../src/config.ts";
import { startBrowser, type Tester } from "./browser.ts";
import { launchBrowser } from "./launch.ts";
import { builtPage } from "./pages.ts";

const dist = dirname(createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm"));
const folder = inject("folders").default;
const address = inject("sites").default;
let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(address);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

const codeOf = (path: string, id: string) =>
  builtPage(folder, path).document.querySelector(`#ma-${id} [data-role=text]`)!.textContent!;

test("the page of a dataset hands out code in eight ways, whole without JavaScript", async () => {
  const page = await tester.open("/du-lieu/initiatives/", { javaScript: false });
  expect(await page.locator(".snippets > details").count()).toBe(8);
  expect(await page.locator(".snippets button:visible").count()).toBe(0);
  await page.locator("#ma-pandas summary").click();
  expect(await page.locator("#ma-pandas pre").textContent()).toContain("sample/initiatives.sample.csv");
});

test("code is copied as it stands", async () => {
  const page = await tester.open("/en/data/figures/");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("#ma-r summary").click();
  await page.getByRole("button", { name: "Copy the code: R" }).click();
  await expect.poll(() => page.locator("#ma-r [role=status]").textContent()).toBe("Copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(codeOf("en/data/figures/index.html", "r"));
});

test("the way to the console carries the statement that is shown", () => {
  for (const path of ["du-lieu/figures/index.html", "en/data/sample-figures/index.html"]) {
    const href = builtPage(folder, path).document.querySelector("#ma-console a")!.getAttribute("href")!;
    expect(new URL(href, address).searchParams.get("sql")).toBe(codeOf(path, "console"));
  }
  expect(codeOf("en/data/sample-figures/index.html", "console")).toMatch(
    /^-- SAMPLE DATA.*\nSELECT \* FROM figures\nWHERE source IN/,
  );
});

test("DuckDB in a page of one's own: the code runs elsewhere than on this site and gives the first rows", async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const library = await bundleDuckdb();
  const code = codeOf("du-lieu/figures/index.html", "wasm");
  const headers = { "Access-Control-Allow-Origin": "*" };
  await page.route("https://cdn.jsdelivr.net/**", async (route) => {
    const [, path] = route
      .request()
      .url()
      .split(/duckdb-wasm@[^/]+\//);
    if (path === "+esm") return route.fulfill({ contentType: "text/javascript", headers, body: library });
    await route.fulfill({ path: join(dist, path.replace("dist/", "")), headers });
  });
  await page.route(`${config.url}/**`, (route) =>
    route.fulfill({ path: join(folder, new URL(route.request().url()).pathname), headers }),
  );
  await page.route("http://reader.test/", (route) => route.fulfill({ contentType: "text/html", body: code }));
  await page.goto("http://reader.test/");
  await expect.poll(() => page.locator("#answer").textContent(), { timeout: 30_000 }).toContain('"period"');
  const rows = JSON.parse((await page.locator("#answer").textContent())!);
  const first = JSON.parse(await readFile(join(folder, "api/v1/datasets/figures.json"), "utf8")).rows.slice(0, 10);
  for (const [at, row] of rows.entries()) {
    const { period, unit, value, missing } = first[at];
    expect(row).toMatchObject({ period, unit, value, missing });
  }
  expect(rows).toHaveLength(10);
  await browser.close();
});

/** DuckDB-Wasm in one module, as the address in the code gives it. */
async function bundleDuckdb(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: false, lib: { entry: join(dist, "duckdb-browser.mjs"), formats: ["es"] } },
  });
  const [{ output }] = result as { output: { code: string }[] }[];
  return output[0].code;
}
