import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import readXlsx from "read-excel-file/node";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { packRecords, type RecordColumns } from "../../src/query/record-pack.ts";
import { findViolations } from "./axe.ts";
import { startBrowser, type Tester } from "./browser.ts";

let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(inject("sites").default);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

const status = "records-table [data-part=status]";
const settled = (page: Page, words: RegExp = /^[\d.,]+ (sáng kiến|initiatives?)$|^Không có|^No initiative/) =>
  page.waitForFunction(
    ([place, source]) => new RegExp(source).test(document.querySelector(place)?.textContent ?? ""),
    [status, words.source],
    { timeout: 20_000 },
  );
const openTable = async (page: Page) => {
  await page.locator("[data-part=open]").click();
  await settled(page);
};
const rows = (page: Page) => page.locator("[data-part=body] [role=row]");
const titles = (page: Page) => page.locator("[data-part=body] .record-title a").allInnerTexts();
const countIn = async (page: Page) => Number((await page.locator(status).innerText()).replace(/\D/g, ""));
/** Fills the search and waits for the number that it leaves to be announced. */
async function search(page: Page, words: string): Promise<number> {
  await page.locator(status).evaluate((place) => (place.textContent = ""));
  await page.locator("records-table input[name=q]").fill(words);
  await settled(page);
  return countIn(page);
}

test.each(["/kham-pha/", "/en/explore/"])("%s opens the table on demand, and says how many there are", async (path) => {
  const page = await tester.open(path);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  expect(await page.locator("[data-part=fallback] tbody tr").count()).toBe(20);
  expect(await page.locator("[data-part=live]").isHidden()).toBe(true);
  await openTable(page);
  expect(await countIn(page)).toBe(4324);
  expect(await page.locator("[data-part=fallback]").isHidden()).toBe(true);
  expect(await page.locator("[data-part=grid]").getAttribute("aria-rowcount")).toBe("4325");
  expect(await rows(page).count()).toBeLessThanOrEqual(60);
  expect(asked.filter((url) => url.includes("data/records/")).length).toBeGreaterThan(20);
  // Years on both sides of the break: neither a sum nor shares of one.
  expect(await page.locator("[data-part=stats] dd").count()).toBe(6);
  expect(await page.locator("[data-part=sample]").isVisible()).toBe(true);
  expect(await page.locator("[data-part=body] .badge").count()).toBe(await rows(page).count());
});

test("search finds titles as people type, and stands in the address", async () => {
  const page = await tester.open("/kham-pha/");
  await openTable(page);
  const bare = await search(page, "quan ly");
  expect(bare).toBeGreaterThan(50);
  expect(await search(page, "quản lý")).toBe(bare);
  expect(await search(page, "QUẢN LÝ".normalize("NFD"))).toBe(bare);
  expect(page.url()).toContain("q=");
  expect(await page.locator("records-table select[name=sort]").inputValue()).toBe("fit-desc");
  expect(await page.locator("[data-part=body] mark").count()).toBeGreaterThan(0);
  expect(await search(page, "zzzz")).toBe(0);
  expect(await page.locator("[data-part=nothing]").isVisible()).toBe(true);
  await page.locator("records-table input[name=q]").press("Escape");
  await settled(page, /^4\.324 sáng kiến$/);
});

test("sorting by title, unit, year and benefit, by list and by head", async () => {
  const page = await tester.open("/kham-pha/?sort=title-asc#ban-ghi");
  await settled(page);
  const byTitle = (await titles(page)).map((title) => title.split(" ")[0]);
  expect(byTitle).toEqual([...byTitle].sort(new Intl.Collator("vi").compare));
  await page.locator("[role=columnheader][data-sort=year] button").click();
  await page.waitForURL(/sort=year-desc/);
  expect(await page.locator("[role=columnheader][data-sort=year]").getAttribute("aria-sort")).toBe("descending");
  await page.waitForFunction(() =>
    document.querySelector("[data-part=body] .record-year")?.textContent?.startsWith("2025"),
  );
  await page.locator("records-table select[name=sort]").selectOption("benefit-asc");
  await page.waitForURL(/sort=benefit-asc/);
  expect(await page.locator("[role=columnheader][data-sort=benefit]").getAttribute("aria-sort")).toBe("ascending");
});

test("an order that does not exist and a text that is too long are named, until the reader chooses anew", async () => {
  const page = await tester.open(`/kham-pha/?sort=moon-asc&q=${"x".repeat(300)}#ban-ghi`);
  const note = page.locator("records-table [data-part=ignored]");
  await expect.poll(() => note.innerText()).toMatch(/sort=moon-asc.*“q”.*200/);
  await page.locator("records-table select[name=sort]").selectOption("title-asc");
  await expect.poll(() => note.isHidden()).toBe(true);
});

test("a filter of the address, and one chosen later, decide which files are fetched and what is shown", async () => {
  const page = await tester.open("/kham-pha/");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.evaluate(() => history.replaceState(null, "", "?f.year=2022&f.sector=health"));
  await openTable(page);
  expect(asked.filter((url) => url.includes("data/records/2"))).toHaveLength(1);
  const first = await countIn(page);
  await page.evaluate(() => {
    const none = { year: [], sector: [], stage: [], unit: [], field: [], solution: [], benefit: [] };
    const filter = { ...none, year: ["2022"], sector: ["health"], benefit: ["none"] };
    document
      .querySelector("main")!
      .dispatchEvent(new CustomEvent("records-filter", { bubbles: true, detail: { filter } }));
  });
  await page.waitForFunction(
    ([place, before]) => {
      const shown = Number(document.querySelector(String(place))?.textContent?.replace(/\D/g, ""));
      return shown > 0 && shown < Number(before);
    },
    [status, first] as const,
  );
  expect(asked.filter((url) => url.includes("data/records/2"))).toHaveLength(1);
});

test("an initiative has a link of its own, which opens it; Back closes it; closing returns to its row", async () => {
  const page = await tester.open("/kham-pha/?id=M2022-0001#ban-ghi");
  await page.locator("[data-part=card]:not([hidden]) dd").first().waitFor();
  expect(await page.locator("[data-part=card]").innerText()).toContain("M2022-0001");
  expect(await page.locator("[data-part=card-sample]").isVisible()).toBe(true);
  await settled(page);
  const third = rows(page).nth(2).locator("a");
  const name = await third.innerText();
  await third.click();
  await page.waitForFunction((title) => document.querySelector("[data-part=card-title]")?.textContent === title, name);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-part"))).toBe("card-title");
  expect(page.url()).toMatch(/id=M\d{4}-\d+/);
  await page.locator("[data-part=card-close]").click();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(name);
  await page.goBack();
  await page.locator("[data-part=card]:not([hidden])").waitFor();
  const strange = await tester.open("/en/explore/?id=%3Cb%3Enobody#ban-ghi");
  await strange.waitForFunction(() =>
    document.querySelector("[data-part=card-title]")?.textContent?.includes("<b>nobody"),
  );
});

test("the keyboard walks through all rows, and few are in the page", async () => {
  const page = await tester.open("/kham-pha/#ban-ghi");
  await settled(page);
  const place = () => page.evaluate(() => document.activeElement?.closest("[role=row]")?.getAttribute("aria-rowindex"));
  await rows(page).first().locator("a").focus();
  await page.keyboard.press("ArrowDown");
  expect(await place()).toBe("3");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("PageDown");
  expect(Number(await place())).toBeGreaterThan(6);
  await page.keyboard.press("End");
  expect(await place()).toBe("4325");
  const box = (await page.locator(":focus").boundingBox())!;
  const frame = (await page.locator("[data-part=scroller]").boundingBox())!;
  expect(box.y).toBeGreaterThan(frame.y);
  expect(box.y + box.height).toBeLessThanOrEqual(frame.y + frame.height + 1);
  await page.keyboard.press("PageUp");
  await page.keyboard.press("Home");
  expect(await place()).toBe("2");
  await page.locator("[data-part=scroller]").evaluate((scroller) => (scroller.scrollTop = 100_000));
  await page.waitForFunction(() => document.querySelectorAll("[data-part=body] [role=row]").length > 10);
  expect(await rows(page).count()).toBeLessThanOrEqual(60);
  // The active row stays, so that focus is never lost.
  expect(await place()).toBe("2");
  await page.keyboard.press("Enter");
  await page.locator("[data-part=card]:not([hidden])").waitFor();
});

test("by touch, on a phone: the table opens, a finger scrolls it, a title opens its record and Close puts it away", async () => {
  const page = await tester.open("/kham-pha/", {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    reducedMotion: true,
    device: { connection: { saveData: true, effectiveType: "4g" } },
  });
  await page.locator("[data-part=open]").tap();
  await settled(page);
  const scroller = page.locator("[data-part=scroller]");
  await scroller.evaluate((one) => one.scrollIntoView({ block: "center" }));
  const box = (await scroller.boundingBox())!;
  const client = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", y?: number) =>
    client.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: y === undefined ? [] : [{ x: box.x + box.width / 2, y }],
    });
  const middle = box.y + box.height / 2;
  await touch("touchStart", middle);
  for (const step of [20, 60, 120]) await touch("touchMove", middle - step);
  await touch("touchEnd");
  await expect.poll(() => scroller.evaluate((one) => one.scrollTop)).toBeGreaterThan(40);
  const title = page.locator("[data-part=body] .record-title a").nth(4);
  const [words, id] = [await title.innerText(), await title.getAttribute("data-id")];
  await title.tap();
  await page.waitForURL(({ searchParams }) => searchParams.get("id") === id);
  await expect.poll(() => page.locator("[data-part=card-title]").innerText()).toBe(words);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.locator("[data-part=card-close]").tap();
  expect(await page.locator("[data-part=card]").isHidden()).toBe(true);
});

test("fetching can be cancelled and taken up again", async () => {
  const page = await tester.open("/kham-pha/");
  let hold = true;
  const held: (() => void)[] = [];
  await page.route("**/data/records/2*", async (route) => {
    if (hold) await new Promise<void>((resolve) => held.push(resolve));
    await route.continue().catch(() => {});
  });
  await page.locator("[data-part=open]").click();
  await page.locator("[data-part=cancel]").click();
  await settled(page, /hủy tải/);
  expect(await page.locator("[data-part=loading]").isHidden()).toBe(true);
  expect(await page.locator("[data-part=found]").isHidden()).toBe(true);
  hold = false;
  held.forEach((go) => go());
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-part"))).toBe("resume");
  await page.locator("[data-part=resume]").click();
  await settled(page, /^4\.324 sáng kiến$/);
});

test("a file that cannot be had is said, and the table can be asked for again", async () => {
  const page = await tester.open("/kham-pha/");
  await page.route("**/data/records/2022-health*", (route) => route.fulfill({ status: 200, body: "broken" }));
  await page.locator("[data-part=open]").click();
  await settled(page, /không khớp với bản đã công bố/);
  await page.unroute("**/data/records/2022-health*");
  await page.locator("[data-part=resume]").click();
  await settled(page, /^4\.324 sáng kiến$/);
});

test("the CSV is of exactly what is shown", async () => {
  const page = await tester.open("/kham-pha/?f.year=2022&f.sector=health&q=nguoi&sort=benefit-desc#ban-ghi");
  await settled(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-csv=plain]").click()]);
  expect(download.suggestedFilename()).toMatch(/^initiatives\.sample-v1\.[\d.]+(\+unreleased)?\.csv$/);
  const text = readFileSync(await download.path(), "utf8");
  expect(text.trim().split("\n")).toHaveLength((await countIn(page)) + 1);
  expect(text).toContain((await titles(page))[0]);
  expect(
    text
      .trim()
      .split("\n")
      .slice(1)
      .every((line) => line.includes(",health,") && line.endsWith(",sample")),
  ).toBe(true);
});

test("the workbook is of exactly what is shown, in words, with its types", async () => {
  const page = await tester.open("/kham-pha/?f.year=2022&f.sector=health&q=nguoi&sort=benefit-desc#ban-ghi");
  await settled(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-csv=xlsx]").click()]);
  expect(download.suggestedFilename()).toMatch(/^initiatives\.sample-v1\.[\d.]+(\+unreleased)?\.xlsx$/);
  const [{ data }, notes] = await readXlsx(readFileSync(await download.path()));
  const column = (name: string) => data.slice(1).map((row) => row[data[0].indexOf(name)]);
  expect(data).toHaveLength((await countIn(page)) + 1);
  expect(column("Tên sáng kiến")[0]).toBe((await titles(page))[0]);
  expect(new Set(column("Lĩnh vực"))).toEqual(new Set(["Y tế"]));
  expect(new Set(column("Loại nguồn"))).toEqual(new Set(["Dữ liệu mẫu"]));
  const benefits = column("Giá trị làm lợi (đồng)").filter((value) => value !== null) as number[];
  expect(benefits).toEqual(benefits.toSorted((a, b) => b - a));
  expect(notes.data.flat().join()).toContain("Dữ liệu mẫu. Số liệu do máy sinh");
});

test("a workbook of thousands of rows is written under the page's policy", async () => {
  const page = await tester.open("/kham-pha/#ban-ghi");
  await settled(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-csv=xlsx]").click()]);
  expect((await readXlsx(readFileSync(await download.path())))[0].data).toHaveLength((await countIn(page)) + 1);
});

test("without JavaScript the largest twenty and the download are there", async () => {
  const page = await tester.open("/kham-pha/", { javaScript: false });
  expect(await page.locator("[data-part=fallback] tbody tr").count()).toBe(20);
  expect(await page.locator("[data-part=open]").isHidden()).toBe(true);
  const download = page.locator("records-table a[href*='/du-lieu/']");
  expect(await download.isVisible()).toBe(true);
  await download.click();
  expect(await page.locator("h1").innerText()).not.toBe("");
});

test.each([
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 360 },
] as const)("axe finds nothing ($colorScheme, $width)", async ({ colorScheme, width }) => {
  const page = await tester.open("/kham-pha/?id=M2022-0001#ban-ghi", { colorScheme, viewport: { width, height: 800 } });
  await settled(page);
  await page.locator("[data-part=card] dd").first().waitFor();
  expect(await findViolations(page, "section:has(> #ban-ghi)")).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});

test("a million rows: the page asks first, then scrolls through them with few in the page", async () => {
  const each = 250_000;
  const texts = (make: (row: number) => string) => {
    const parts = Array.from({ length: each }, (_, row) => Buffer.from(make(row)));
    return { bytes: new Uint8Array(Buffer.concat(parts)), lengths: parts.map(({ length }) => length) };
  };
  const same = (word: string) => ({ words: [word], rows: new Uint16Array(each) });
  const columns: RecordColumns = {
    initiative_id: texts((row) => `M${String(row).padStart(7, "0")}`),
    title: texts((row) => `Sáng kiến số ${row % 1000} của tổ ${row % 777}`),
    computable: new Uint8Array(each).fill(1),
    benefit_vnd: Float64Array.from({ length: each }, (_, row) => (row + 1) * 1000),
    people: new Uint8Array(each).fill(1),
    codes: {
      field: same("health"),
      solution_type: same("technical"),
      unit: same("cd-y-te"),
      stage_reached: same("titled"),
      source: same("SAMPLE"),
      source_kind: same("sample"),
    },
  };
  const files = [2022, 2023, 2024, 2025].map((year) => {
    const bytes = packRecords({ year, sector: "health", part: null }, columns);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { year, body: gzipSync(bytes, { level: 1 }), inflated: bytes.length, sha256 };
  });
  const partitions = files.map(({ year, body, inflated, sha256 }) => ({
    ...{ year, sector: "health", part: null, path: `data/records/${year}-health.bin.gz`, rows: each, samples: each },
    ...{ first: "M0000000", last: "M9999999", bytes: body.length, inflated, sha256, lake: [] },
  }));
  const page = await tester.open("/kham-pha/");
  await page.route("**/data/records/**", (route) => {
    const file = files.find(({ year }) => route.request().url().includes(`/${year}-health`));
    if (file) return route.fulfill({ body: file.body, contentType: "application/gzip" });
    return route.fulfill({ json: { version: 2, rows: 4 * each, units: ["cd-y-te"], partitions } });
  });
  await page.locator("[data-part=open]").click();
  await settled(page, /1\.000\.000/);
  expect(await page.locator("[data-part=ask]").innerText()).toMatch(/1\.000\.000 sáng kiến.*MB/);
  await page.locator("[data-part=ask-go]").click();
  await settled(page, /^1\.000\.000 sáng kiến$/);
  await rows(page).first().locator("a").focus();
  const place = () =>
    page.evaluate(() => Number(document.activeElement?.closest("[role=row]")?.getAttribute("aria-rowindex")));
  await page.keyboard.press("End");
  expect(await place()).toBe(1_000_001);
  await page.keyboard.press("ArrowUp");
  expect(await place()).toBe(1_000_000);
  expect(await rows(page).count()).toBeLessThanOrEqual(60);
  await page.locator("[data-part=scroller]").evaluate((scroller) => (scroller.scrollTop = scroller.scrollHeight / 2));
  await page.waitForFunction(() =>
    [...document.querySelectorAll("[data-part=body] [role=row]")].some(
      (row) => Math.abs(Number(row.getAttribute("aria-rowindex")) - 500_000) < 5_000,
    ),
  );
  expect(await rows(page).count()).toBeLessThanOrEqual(60);
  await page.keyboard.press("Home");
  expect(await place()).toBe(2);
}, 120_000);
