import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { formOf } from "../../src/publish/metadata/forms.ts";
import type { VersionList } from "../../src/query/version-list.ts";
import { readSchema, toSchemaCheck } from "../publish/metadata/validators.ts";
import { startBrowser, type Tester } from "./browser.ts";
import { builtPage, builtPages } from "./pages.ts";

const folder = inject("folders").default;
const datasets = builtPages(folder).filter(({ document }) => document.querySelector(".dataset-columns"));
let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(inject("sites").default);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

const blockOf = ({ document }: ReturnType<typeof builtPage>) =>
  JSON.parse(document.querySelector("script[type='application/ld+json']")!.textContent!);

test("the pages carry schema.org's description of what they show", async () => {
  const [dataset, catalogue] = await Promise.all(["schema-org-dataset", "schema-org-catalog"].map(readSchema));
  for (const path of ["du-lieu/index.html", "en/data/index.html"])
    expect(toSchemaCheck(catalogue)(blockOf(builtPage(folder, path))), path).toEqual([]);
  expect(datasets.length).toBeGreaterThanOrEqual(16);
  for (const page of datasets) expect(toSchemaCheck(dataset)(blockOf(page)), page.path).toEqual([]);
});

test("every file that a dataset's page names is there, as large and with the checksum that it says", () => {
  for (const page of datasets) {
    const rows = [...page.document.querySelectorAll("table.files tbody tr")];
    expect(rows.map((row) => formOf(row.querySelector("a")!.textContent!.trim()))).toEqual(
      expect.arrayContaining(["csv", "excel.csv", "xlsx", "json", "parquet"]),
    );
    const said = new Map(blockOf(page).distribution.map((file: { contentUrl: string }) => [file.contentUrl, file]));
    for (const row of rows) {
      const href = row.querySelector("a")!.getAttribute("href")!;
      const bytes = readFileSync(join(folder, href));
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      expect(row.querySelector(".checksum")!.textContent, href).toBe(sha256);
      const inBlock = [...said].find(([address]) => (address as string).endsWith(href))?.[1];
      expect(inBlock, href).toMatchObject({ sha256, contentSize: `${bytes.length} B` });
    }
  }
});

test("so is every file of all together and of each version, the archive first", () => {
  const { versions }: VersionList = JSON.parse(readFileSync(join(folder, "data/versions.json"), "utf8"));
  expect(versions.length).toBeGreaterThan(1);
  const paths = ["", ...versions.map(({ version }) => `phien-ban/${version}/`)];
  for (const page of paths.map((path) => builtPage(folder, `du-lieu/${path}index.html`))) {
    const rows = [...page.document.querySelectorAll("table.files tbody tr")];
    for (const row of rows) {
      const href = row.querySelector("a")!.getAttribute("href")!;
      const sha256 = createHash("sha256")
        .update(readFileSync(join(folder, href)))
        .digest("hex");
      expect(row.querySelector(".checksum")!.textContent, href).toBe(sha256);
    }
    expect(rows[0].querySelector("a")!.textContent, page.path).toMatch(/\.zip\s*$/);
  }
});

test("every description names the archive, the database and each table's files, as large and with the checksum that they have", () => {
  const read = (path: string) => JSON.parse(readFileSync(join(folder, path), "utf8"));
  type Told = [path: string, bytes: number, sha256: string];
  const list = read("api/v1/datasets.json");
  const api = [...list.everything, ...list.rows.flatMap(({ files }: { files: unknown[] }) => files)].map(
    ({ path, bytes, sha256 }): Told => [join("api/v1", path), bytes, sha256],
  );
  const croissant = read("data/croissant.json").distribution.map(
    ({ contentUrl, contentSize, sha256 }: Record<string, string>): Told => [
      contentUrl.replace(/^.*?(?=data\/)/, ""),
      parseInt(contentSize),
      sha256,
    ],
  );
  const described = read("data/datapackage.json");
  const packaged = [described, ...described.resources]
    .flatMap(({ path, bytes, hash, alternatives }) => [...(path ? [{ path, bytes, hash }] : []), ...alternatives])
    .map(({ path, bytes, hash }): Told => [`data/${path}`, bytes, hash.replace("sha256:", "")]);
  const paths = (told: Told[]) => told.map(([path]) => path).sort();
  expect(paths(api)).toEqual(
    expect.arrayContaining(["data/sang-kien-thu-do.zip", "data/sang-kien-thu-do.duckdb", "data/figures.xlsx"]),
  );
  expect(paths(croissant)).toEqual(paths(api));
  expect(paths(packaged)).toEqual(paths(api));
  for (const [path, bytes, sha256] of [...api, ...croissant, ...packaged]) {
    const file = readFileSync(join(folder, path));
    expect([path, bytes, sha256]).toEqual([path, file.length, createHash("sha256").update(file).digest("hex")]);
  }
  const dcat = readFileSync(join(folder, "data/dcat.ttl"), "utf8");
  for (const [path, , sha256] of api) {
    expect(dcat).toContain(path);
    expect(dcat).toContain(sha256);
  }
});

test("the catalogue leads to the API, the console, finding a number, versions, the calendar and both feeds", () => {
  const leads = (path: string) =>
    [...builtPage(folder, path).document.querySelectorAll("main .facts a, main .link-list a")].map((link) =>
      link.getAttribute("href"),
    );
  expect(leads("en/data/index.html")).toEqual([
    "/en/data/api/",
    "/en/query/",
    "/en/data/find-a-number/",
    "/en/data/versions/",
    "/en/data/calendar/",
    "/feed/data.en.xml",
    "/data/calendar.en.ics",
  ]);
});

test("sample datasets are marked at their head and in the catalogue, others nowhere", () => {
  for (const page of datasets) {
    const sample = /sample|initiatives/.test(page.path);
    expect(page.document.querySelectorAll("h1 .badge").length, page.path).toBe(sample ? 1 : 0);
    expect(page.document.querySelectorAll(".dataset-columns.sample").length, page.path).toBe(sample ? 1 : 0);
  }
  const cards = [...builtPage(folder, "du-lieu/index.html").document.querySelectorAll(".dataset-card")];
  for (const card of cards)
    expect(card.querySelector(".badge") !== null).toBe(
      /\/sample\//.test(card.querySelector(".forms a")!.getAttribute("href")!),
    );
});

test("a reference is copied by its button; without JavaScript there is the sentence and no button", async () => {
  const page = await tester.open("/du-lieu/figures/");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const box = page.locator("copy-text.cite").first();
  await box.getByRole("button").click();
  await expect.poll(() => box.getByRole("status").textContent()).toBe("Đã chép.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    await box.locator("[data-role=text]").textContent(),
  );
  const bare = await tester.open("/du-lieu/figures/", { javaScript: false });
  expect(await bare.locator("copy-text button:visible").count()).toBe(0);
  expect(await bare.locator("copy-text p:visible").count()).toBe(2);
});

test.each(["/du-lieu/", "/du-lieu/figures/", "/en/data/initiatives/"])("%s fits a phone", async (path) => {
  const page = await tester.open(path, { viewport: { width: 360, height: 740 } });
  for (const details of await page.locator("main details").all())
    await details.evaluate((element) => element.setAttribute("open", ""));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
