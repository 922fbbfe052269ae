import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import readXlsx from "read-excel-file/node";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { findViolations } from "./axe.ts";
import { type OpenOptions, startBrowser, type Tester } from "./browser.ts";

let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(inject("sites").default);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

const status = (page: Page) => page.locator("[data-role=status]").innerText();
const shown = (page: Page) => page.locator("[data-role=answer]");
const mistake = (page: Page) => page.locator("[data-role=error]");
const text = (page: Page) => page.locator(".cm-line").allInnerTexts();

async function open(path: string, options: OpenOptions = {}): Promise<Page> {
  const page = await tester.open(path, options);
  await page.waitForSelector("engine-status[data-state=ready]", { timeout: 45_000 });
  await page.waitForSelector(".cm-content");
  return page;
}

async function type(page: Page, sql: string): Promise<void> {
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(sql);
}

const settled = (page: Page, timeout = 20_000) =>
  page.waitForFunction(() => !document.querySelector("sql-console[data-busy]"), null, { timeout });

async function ask(page: Page, sql: string): Promise<void> {
  await type(page, sql);
  await page.keyboard.press("Control+Enter");
  await settled(page);
}

describe.each([
  { path: "/truy-van/", total: "93.973", none: "không có", ran: /hàng · DuckDB/ },
  { path: "/en/query/", total: "93,973", none: "none", ran: /rows · DuckDB/ },
])("$path", ({ path, total, none, ran }) => {
  test("without JavaScript it is whole: a question, its answer, all ready questions with theirs", async () => {
    const page = await tester.open(path, { javaScript: false });
    expect(await page.locator("textarea").inputValue()).toContain("FROM cells");
    expect(await shown(page).innerText()).toContain(total);
    expect(await shown(page).locator("svg[role=img]").count()).toBe(1);
    expect(await page.locator("[data-role=bar]").isVisible()).toBe(false);
    const ready = page.locator(".ready-question");
    expect(await ready.count()).toBeGreaterThanOrEqual(8);
    for (const question of await ready.all()) {
      expect(await question.locator("pre").textContent()).toMatch(/\w/);
      expect(await question.locator("tbody tr").count()).toBeGreaterThan(0);
    }
    const [first] = await page.locator(".ready-list a").all();
    await first.click();
    expect(new URL(page.url()).hash).toBe(`#${await ready.first().getAttribute("id")}`);
  });

  test("a ready question answers as the page did when it was built, with chart, sources of sample data and CSV", async () => {
    const page = await open(path);
    const before = await shown(page).locator("table").innerText();
    await page.locator(".ready-list a").first().click();
    await page.waitForFunction(() => /DuckDB · /.test(document.querySelector("[data-role=status]")!.textContent!));
    expect(await status(page)).toMatch(ran);
    expect(await shown(page).locator("table").innerText()).toBe(before);
    expect(await shown(page).locator("svg[role=img]").count()).toBe(1);
    expect(await shown(page).locator(".badge").count()).toBe(1);
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator("[data-do=csv]").click()]);
    expect(file.suggestedFilename()).toMatch(/-v1\.[\d.]+(\+unreleased)?\.csv$/);
    const csv = await readFile(await file.path(), "utf8");
    expect(csv).toMatch(/^year,value,qualifier,flags,sample\n/);
    expect(csv).toMatch(/^2022,93973,exact,/m);
    const [book] = await Promise.all([page.waitForEvent("download"), page.locator("[data-do=xlsx]").click()]);
    const [answer, notes] = await readXlsx(await readFile(await book.path()));
    expect(answer.data[0]).toEqual(["year", "value", "qualifier", "flags", "sample"]);
    expect(answer.data.find(([year]) => year === 2022)?.slice(0, 3)).toEqual([2022, 93973, "exact"]);
    expect(notes.data.flat().join("\n")).toMatch(/SELECT[^]*(Số liệu của trang: bản|Data of the site: version) 1\./);
    await ask(page, "SELECT NULL AS a, 1.5 AS b");
    expect(await shown(page).locator("td").first().innerText()).toBe(none);
  });
});

test("a mistake is told in the reader's language, with its line; the text stays, and the next question is answered", async () => {
  const page = await open("/truy-van/");
  await ask(page, "SELECT *\nFROM figure");
  expect(await mistake(page).innerText()).toContain("Dòng 2: Không có bảng tên “figure”");
  expect(await mistake(page).locator("[lang=en]").innerText()).toContain("LINE 2: FROM figure");
  expect(await text(page)).toEqual(["SELECT *", "FROM figure"]);
  await ask(page, "SELECT 1 +");
  expect(await mistake(page).innerText()).toContain("dừng nửa chừng");
  await ask(page, "SELECT count(*) AS n FROM units");
  expect(await mistake(page).isVisible()).toBe(false);
  expect(await shown(page).locator("td").innerText()).toMatch(/^\d+$/);
});

test("what may not run is refused with a plain sentence, and nothing leaves the page", async () => {
  const page = await open("/truy-van/");
  const refused = {
    "DROP TABLE figures": "chỉ hỏi, không sửa",
    "SELECT 1; SELECT 2": "một câu",
    "   ": "Chưa có câu hỏi nào",
    "SELECT * FROM read_csv('https://example.com/x.csv')": "không mở tệp, không gọi địa chỉ nào khác",
    "SELECT * FROM read_csv('/etc/passwd')": "không mở tệp, không gọi địa chỉ nào khác",
    "SELECT * FROM read_json('x.json')": "tiện ích",
  };
  for (const [sql, sentence] of Object.entries(refused)) {
    await ask(page, sql);
    expect(await mistake(page).innerText(), sql).toContain(sentence);
  }
  expect(await page.locator("engine-status").getAttribute("data-state")).toBe("ready");
});

test("ten million rows keep the tab alive: the first thousand are shown, and how many more there are", async () => {
  const page = await open("/truy-van/");
  await ask(page, "SELECT * FROM range(10000000)");
  expect(await status(page)).toContain("1.000 hàng đầu trong 10.000.000 hàng, còn 9.999.000 hàng nữa");
  expect(await shown(page).locator("tbody tr").count()).toBe(1000);
  expect(await page.locator("[data-do=csv]").innerText()).toContain("1.000");
});

test.each([
  ["that comes in slices", "SELECT max(hash(range)) FROM range(2000000000)"],
  [
    "that DuckDB does not let go of",
    "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range + b.range = 7",
  ],
])("a heavy query %s is cancelled, and the page answers again", async (_, sql) => {
  const page = await open("/truy-van/");
  await type(page, sql);
  await page.keyboard.press("Control+Enter");
  await page.waitForTimeout(600);
  expect(await status(page)).toBe("Đang chạy…");
  const began = Date.now();
  await page.locator("[data-do=stop]").click();
  await settled(page, 5000);
  expect(Date.now() - began).toBeLessThan(4000);
  expect(await status(page)).toMatch(/Đã dừng|đã được đóng và mở lại/);
  await ask(page, "SELECT 42 AS n");
  expect(await shown(page).locator("td").innerText()).toBe("42");
});

test("a query past the time limit is stopped, and says so", async () => {
  const page = await tester.open("/truy-van/");
  await page.locator("sql-console[data-awake]").waitFor();
  await page.evaluate(() => document.querySelector<HTMLElement>("sql-console")!.setAttribute("data-seconds", "1"));
  await page.waitForSelector("engine-status[data-state=ready]", { timeout: 45_000 });
  await page.waitForSelector(".cm-content");
  await ask(page, "SELECT max(hash(range)) FROM range(2000000000)");
  expect(await status(page)).toContain("quá 1 giây");
});

test("a link reproduces the question and its answer, also in the other language", async () => {
  const page = await open("/truy-van/");
  const sql = "SELECT kind, count(*) AS n\nFROM units -- 100% & more\nGROUP BY kind ORDER BY n DESC, kind";
  await ask(page, sql);
  const table = await shown(page).locator("table").innerText();
  const { pathname, search } = new URL(page.url());
  expect(decodeURIComponent(search)).toBe(`?sql=${sql}`);

  const other = await open(pathname + search);
  await other.waitForFunction(() => /DuckDB · /.test(document.querySelector("[data-role=status]")!.textContent!));
  expect(await shown(other).locator("table").innerText()).toBe(table);
  expect(await text(other)).toEqual(sql.split("\n"));
  expect(await other.locator("header a[hreflang=en]").getAttribute("href")).toContain("?sql=SELECT");

  await ask(other, "SELECT 2 AS two");
  await other.goBack();
  await other.waitForFunction(() => document.querySelector("[data-role=answer]")!.textContent!.includes("district"));
  expect(await text(other)).toEqual(sql.split("\n"));
});

test("a statement too long for a link is told so, and a link too long is not trusted", async () => {
  const page = await open("/truy-van/");
  await type(page, `SELECT '${"x".repeat(6500)}' AS a`);
  await page.locator("[data-do=link]").click();
  expect(await status(page)).toContain("dài quá 6.000 ký tự");
  const other = await open(`/truy-van/?sql=${"x".repeat(6500)}`);
  expect(await status(other)).toContain("dài quá 6.000 ký tự");
  expect((await text(other)).join("\n")).toContain("FROM cells");
});

test("by keyboard alone: a ready question, the editor with its suggestions, run, and on to the answer", async () => {
  const page = await open("/truy-van/");
  await page.locator(".ready-list a").nth(5).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /DuckDB · /.test(document.querySelector("[data-role=status]")!.textContent!));
  await page.locator(".ready-list a").last().focus();
  await page.keyboard.press("Tab");
  const inEditor = () => document.activeElement?.shadowRoot?.activeElement?.classList.contains("cm-content");
  expect(await page.evaluate(inEditor)).toBe(true);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("SELECT nam");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("FROM unit");
  await page.locator(".cm-tooltip-autocomplete li", { hasText: "units" }).first().waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.type("s LIMIT 3");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Enter");
  await settled(page);
  expect(await shown(page).locator("tbody tr").count()).toBe(3);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.do)).toBe("run");
});

test("by touch, on a phone: a ready question, run, stop and the link answer a finger", async () => {
  const page = await open("/truy-van/", { viewport: { width: 360, height: 740 }, hasTouch: true, reducedMotion: true });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator(".ready-list summary").tap();
  await page.locator(".ready-list a").nth(1).tap();
  await page.waitForFunction(() => /DuckDB · /.test(document.querySelector("[data-role=status]")!.textContent!));
  await type(page, "SELECT 5 AS five");
  await page.locator("[data-do=run]").tap();
  await settled(page);
  expect(await shown(page).locator("td").innerText()).toBe("5");
  await page.locator("[data-do=link]").tap();
  await expect.poll(() => status(page), { timeout: 10_000 }).toContain("Đã chép liên kết");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("sql=SELECT%205%20AS%20five");
  await type(page, "SELECT max(hash(range)) FROM range(2000000000)");
  await page.locator("[data-do=run]").tap();
  await expect.poll(() => status(page), { timeout: 10_000 }).toBe("Đang chạy…");
  await page.locator("[data-do=stop]").tap();
  await settled(page);
  expect(await status(page)).toMatch(/Đã dừng|đã được đóng và mở lại/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("what was asked in this session can be asked again", async () => {
  const page = await open("/truy-van/");
  await ask(page, "SELECT 7 AS seven");
  await ask(page, "SELECT 8 AS eight");
  await page.locator("[data-role=history] summary").click();
  await page.locator("[data-role=history] li button", { hasText: "seven" }).click();
  await settled(page);
  expect(await shown(page).locator("td").innerText()).toBe("7");
  await page.reload();
  expect(await page.locator("[data-role=history] li").count()).toBe(2);
});

test("results of tables with sample data say so", async () => {
  const page = await open("/truy-van/");
  await ask(page, "SELECT count(*) AS n FROM initiatives");
  expect(await shown(page).locator(".sample-note").innerText()).toContain("bảng có dữ liệu mẫu");
  await ask(page, "SELECT * FROM cells WHERE sample LIMIT 2");
  expect(await shown(page).locator(".sample-note").innerText()).toContain("Kết quả có hàng là dữ liệu mẫu");
  await ask(page, "SELECT count(*) AS n FROM units");
  expect(await shown(page).locator(".sample-note").count()).toBe(0);
});

test.each(["light", "dark"] as const)(
  "axe finds nothing once it is awake, with an answer and with a mistake (%s)",
  async (colorScheme) => {
    const page = await open("/truy-van/", { colorScheme, reducedMotion: true });
    await ask(page, "SELECT kind, count(*) AS n FROM units GROUP BY kind");
    expect(await findViolations(page)).toEqual([]);
    await ask(page, "SELECT nothing FROM units");
    expect(await findViolations(page)).toEqual([]);
    await type(page, "FROM units SELECT ");
    await page.keyboard.type("nam");
    await page.locator(".cm-tooltip-autocomplete li", { hasText: "name_vi" }).waitFor();
    expect(await findViolations(page)).toEqual([]);
  },
);
