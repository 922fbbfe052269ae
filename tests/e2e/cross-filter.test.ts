import type { Page, Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { findViolations } from "./axe.ts";
import { startBrowser, type Tester } from "./browser.ts";

let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(inject("sites").default);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

const answered = (page: Page) =>
  page.waitForFunction(() => document.querySelector("cross-filter [data-role=answer]")?.textContent);
const open = async (path: string, options = {}) => {
  const page = await tester.open(path, options);
  await answered(page);
  return page;
};
const chart = (page: Page, dimension: string) => page.locator(`cross-filter [data-dimension=${dimension}]`);
const bar = (page: Page, dimension: string, code: string) => chart(page, dimension).locator(`[data-code="${code}"]`);
const button = (page: Page, dimension: string, code: string) => bar(page, dimension, code).locator("button");
/** Counts of a chart by code, as they are written. */
const counts = (page: Page, dimension: string) =>
  chart(page, dimension)
    .locator("tr[data-code]")
    .evaluateAll((rows) =>
      Object.fromEntries(
        rows.map((row) => [
          (row as HTMLElement).dataset.code,
          row.querySelector("[data-role=value]")!.textContent!.trim(),
        ]),
      ),
    );
const sum = (page: Page) => page.locator("cross-filter [data-role=sum]").innerText();
const pressed = (page: Page) =>
  page
    .locator("cross-filter [aria-pressed=true]")
    .evaluateAll((buttons) => buttons.map((one) => one.closest<HTMLElement>("[data-code]")!.dataset.code));
/** All that the charts show. */
const shown = async (page: Page) => ({
  // The text as it is: what is out of sight is not laid out, and has no inner text.
  charts: await page.locator(".records-charts").textContent(),
  widths: await page.locator(".records-line").evaluateAll((all) =>
    all.map((one) => {
      const published = one.querySelector("rect")?.getAttribute("width");
      return parseFloat(published ?? (one as HTMLElement).style.backgroundSize);
    }),
  ),
  sum: await sum(page),
  pressed: await pressed(page),
});

test("every chart is whole without JavaScript, and marked as sample", async () => {
  const page = await tester.open("/kham-pha/", { javaScript: false });
  expect(await page.locator("cross-filter [data-dimension]").count()).toBe(7);
  expect(await sum(page)).toMatch(
    /^4\.324 sáng kiến trong 4\.324, .* Giá trị làm lợi không cộng qua chỗ đứt chuỗi năm 2025/,
  );
  expect(await page.locator(".records-sum .badge").innerText()).toBe("Dữ liệu mẫu");
  expect(await page.locator("cross-filter button:visible").count()).toBe(0);
  expect(await counts(page, "stage")).toEqual({ submitted: "3.724", titled: "600" });
});

test("the browser counts as the build did", async () => {
  const built = await shown(await tester.open("/en/explore/", { javaScript: false }));
  expect(await shown(await open("/en/explore/"))).toEqual(built);
});

test("a click on a bar filters the other charts, a second bar joins, a third click gives one up", async () => {
  const page = await open("/kham-pha/");
  const before = { year: await counts(page, "year"), sector: await counts(page, "sector"), sum: await sum(page) };
  await bar(page, "year", "2022").click();
  await page.waitForURL(/\?f\.year=2022$/);
  expect(await counts(page, "year")).toEqual(before.year);
  expect(await counts(page, "sector")).not.toEqual(before.sector);
  expect(await sum(page)).toMatch(/^555 sáng kiến trong 4\.324/);
  await button(page, "year", "2024").click();
  await page.waitForURL(/\?f\.year=2022,2024$/);
  expect(await sum(page)).toMatch(/^1\.355 sáng kiến/);
  await button(page, "sector", "health").click();
  await page.waitForURL(/\?f\.year=2022,2024&f\.sector=health$/);
  expect(await pressed(page)).toEqual(["2022", "2024", "health"]);
  await button(page, "year", "2022").click();
  expect(await pressed(page)).toEqual(["2024", "health"]);
  await chart(page, "sector").locator("[data-role=clear]").click();
  expect(await pressed(page)).toEqual(["2024"]);
  await page.locator("cross-filter [data-role=clear-all]").click();
  expect(await sum(page)).toBe(before.sum);
  await page.waitForURL(({ search }) => search === "");
});

test("reload, a shared link and Back bring a choice back", async () => {
  const page = await open("/kham-pha/");
  const first = await shown(page);
  await button(page, "benefit", "1b-2b").click();
  const one = await shown(page);
  await button(page, "solution", "technical").click();
  const two = await shown(page);
  await page.reload();
  await answered(page);
  expect(await shown(page)).toEqual(two);
  const shared = await open(new URL(page.url()).pathname + new URL(page.url()).search);
  expect(await shown(shared)).toEqual(two);
  await page.goBack();
  await page.waitForURL(/benefit=1b-2b$/);
  expect(await shown(page)).toEqual(one);
  await page.goBack();
  expect(await shown(page)).toEqual(first);
  await page.goForward();
  expect(await shown(page)).toEqual(one);
});

const values = (page: Page, dimension: string) =>
  chart(page, dimension)
    .locator("[data-role=value]")
    .allTextContents()
    .then((all) => all.map((text) => text.trim()));
const show = (page: Page, name: string) => page.getByRole("radio", { name });
const unfair = (page: Page, dimension: string) => chart(page, dimension).locator("[data-role=unfair]");

test("bars turn to shares, benefit and rates; what cannot be borne is not drawn and says why", async () => {
  const page = await open("/kham-pha/?f.stage=titled");
  await show(page, "Tỷ trọng").check();
  await page.waitForURL(/\?f\.stage=titled&f\.show=share$/);
  const shares = (await values(page, "sector")).map((text) => Number(text.replace(",", ".").replace("%", "")));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
  await show(page, "Giá trị làm lợi").check();
  expect(await values(page, "sector")).toEqual(["–", "–", "–", "–"]);
  expect(await unfair(page, "sector").textContent()).toContain("Không cộng giá trị làm lợi qua năm 2025");
  expect(await unfair(page, "year").isHidden()).toBe(true);
  await button(page, "year", "2024").click();
  expect(await unfair(page, "sector").isHidden()).toBe(true);
  expect((await values(page, "sector")).join()).toMatch(/tỷ/);
  await show(page, "Trên 1.000 đoàn viên").check();
  await chart(page, "stage").locator("[data-role=clear]").click();
  expect(await bar(page, "year", "2025").locator("[data-role=value]").textContent()).toBe("1,08");
  expect(await bar(page, "year", "2024").locator("[data-role=value]").textContent()).toBe("–");
  expect(await unfair(page, "sector").textContent()).toContain("Chưa có số đoàn viên");
  const members = page.locator("cross-filter [data-role=members]");
  await members.locator("summary").click();
  const city = members.locator("li", { hasText: "629.022" });
  expect(await city.innerText()).toMatch(/2025: 629\.022 đoàn viên\..*tháng 7–8\/2025/);
  expect(await city.locator("a").getAttribute("href")).toMatch(/phuong-phap\/#N010$/);
  await page.reload();
  await answered(page);
  expect(await show(page, "Trên 1.000 đoàn viên").isChecked()).toBe(true);
  await page.goBack();
  expect(await show(page, "Trên 1.000 đoàn viên").isChecked()).toBe(true);
  await page.goBack();
  await page.waitForURL(/f\.show=benefit/);
  expect(await show(page, "Giá trị làm lợi").isChecked()).toBe(true);
});

test("units are not listed by size, and the page says why", async () => {
  const page = await tester.open("/kham-pha/", { javaScript: false });
  const words = await chart(page, "unit").locator("p").allTextContents();
  expect(words.join()).toContain("Đơn vị không xếp theo độ lớn: đây là dữ liệu mẫu");
  const shown = await values(page, "unit");
  expect(shown.map((text) => Number(text.replace(".", "")))).not.toEqual(
    shown.map((text) => Number(text.replace(".", ""))).toSorted((a, b) => b - a),
  );
});

test("by touch: a tap on a bar filters", async () => {
  const page = await open("/kham-pha/", { viewport: { width: 360, height: 740 }, hasTouch: true });
  await bar(page, "year", "2022").tap();
  expect(await sum(page)).toMatch(/^555 sáng kiến/);
});

test("by keyboard: arrows move, Space chooses, the sum is announced, focus stays", async () => {
  const page = await open("/en/explore/");
  await button(page, "sector", "health").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  expect(await pressed(page)).toEqual(["education"]);
  expect(await page.locator("[data-role=sum]").getAttribute("role")).toBe("status");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  expect(await pressed(page)).toEqual(["education", "production"]);
  await page.keyboard.press("Tab");
  expect(
    await page.evaluate(
      () =>
        document.activeElement?.closest("[data-dimension]")?.id ||
        document.activeElement?.closest<HTMLElement>("[data-dimension]")?.dataset.dimension,
    ),
  ).toBe("stage");
  await chart(page, "sector").locator("[data-role=clear]").focus();
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("records-name");
});

test("the other figures of the page and the charts keep each other's choices in the address", async () => {
  const page = await open("/kham-pha/?by=unit&f.sector=health");
  await button(page, "year", "2024").click();
  await page.waitForURL(({ search }) => search === "?by=unit&f.year=2024&f.sector=health");
  await page.locator("data-view select[name=stage]").selectOption("titled");
  await page.waitForURL(/stage=titled/);
  expect(new URL(page.url()).search).toMatch(/^\?stage=titled&by=unit&.*f\.year=2024&f\.sector=health$/);
  expect(await pressed(page)).toEqual(["2024", "health"]);
  expect(await page.locator("a[hreflang=en]").getAttribute("href")).toContain("f.year=2024&f.sector=health");
});

test("the link is copied, and its words say what it keeps", async () => {
  const page = await tester.open("/kham-pha/?f.year=2022");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await answered(page);
  await page.locator("cross-filter [data-role=copy]").click();
  await page.waitForFunction(() => document.querySelector("[data-role=copied]")?.textContent);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${page.url()}#loc-cheo`);
  expect(await page.locator("#records-keeps").innerText()).toContain("Liên kết giữ các thanh đã chọn");
  await page.locator("#records-keeps a").click();
  await page.waitForURL(/phuong-phap\/#addresses$/);
});

test.each([360, 1280])("a copied link leads to the charts that it is about, %i px wide", async (width) => {
  const page = await open("/kham-pha/?f.year=2022#loc-cheo", { viewport: { width, height: 740 } });
  const top = () => page.locator("#loc-cheo").evaluate((heading) => heading.getBoundingClientRect().top);
  await expect.poll(top).toBeGreaterThanOrEqual(-1);
  await expect.poll(top).toBeLessThan(500);
});

test.each(["/phuong-phap/", "/en/methods/"])("on %s readers find what each part of an address means", async (path) => {
  const page = await tester.open(path, { javaScript: false });
  const terms = await page.locator("section[aria-labelledby=addresses] dt code").allInnerTexts();
  for (const name of [
    "f.year",
    "f.sector",
    "f.stage",
    "f.unit",
    "f.field",
    "f.solution",
    "f.benefit",
    "f.show",
    "q",
    "id",
  ])
    expect(terms).toContain(name);
  const example = await page.locator("section[aria-labelledby=addresses] .address a").getAttribute("href");
  const chosen = await open(new URL(example!, page.url()).href.slice(inject("sites").default.length - 1));
  expect((await pressed(chosen)).length).toBe(3);
  expect(await chosen.locator("cross-filter [data-role=ignored]").isHidden()).toBe(true);
});

test("where copying is refused the link stands there to be taken", async () => {
  const page = await open("/kham-pha/?f.year=2022");
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  });
  await page.locator("cross-filter [data-role=copy]").click();
  await page.waitForFunction(() => document.querySelector("[data-role=copied]")?.textContent);
  expect(await page.locator("cross-filter [data-role=link]").inputValue()).toBe(`${page.url()}#loc-cheo`);
});

test("an impossible choice says that there is no initiative, and how to go on", async () => {
  const page = await open(
    "/kham-pha/?f.stage=titled&f.field=health&f.sector=administration&f.benefit=from-5b&f.year=2018",
  );
  expect(await sum(page)).toMatch(/^Không có sáng kiến nào/);
  await page.locator("cross-filter [data-role=clear-all]").click();
  expect(await sum(page)).toMatch(/^4\.324/);
});

test.each([
  {
    search: "?f.year=1999,2022&f.sector=%3Cimg%20src=x%3E",
    words: "f.year=1999 và f.sector=<img src=x>",
    chosen: ["2022"],
  },
  { search: "?f.v=7&f.year=2022", words: "f.v=7", chosen: [] },
  { search: `?f.unit=${"x".repeat(9000)}`, words: "quá dài", chosen: [] },
  { search: `?f.unit=${"y,".repeat(2000)}`, words: "f.unit=y", chosen: [] },
  { search: "?f.show=moon&f.year=2022", words: "f.show=moon", chosen: ["2022"] },
  { search: "?f.year=%E0%A4%A&f.__proto__=1", words: "f.__proto__", chosen: [] },
])("a bad address is named and the rest works: $words", async ({ search, words, chosen }) => {
  const page = await open(`/kham-pha/${search}`);
  expect(await page.locator("cross-filter [data-role=ignored]").innerText()).toContain(words);
  expect(await pressed(page)).toEqual(chosen);
  await button(page, "sector", "health").click();
  expect(await page.locator("cross-filter [data-role=ignored]").isHidden()).toBe(true);
});

test("other parts of the page hear of every choice", async () => {
  const page = await open("/kham-pha/");
  const heard = page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener("records-filter", (event) => resolve((event as CustomEvent).detail), { once: true });
      }),
  );
  await button(page, "year", "2022").click();
  expect(await heard).toMatchObject({ filter: { year: ["2022"], sector: [] }, count: 555 });
});

test("when the counts do not come, the charts stay as they are and say so", async () => {
  const page = await tester.open("/");
  await page.route("**/records-cube.bin.gz", (route) => route.fulfill({ status: 404 }));
  await page.goto(new URL("kham-pha/", inject("sites").default).href);
  await answered(page);
  expect(await page.locator("cross-filter [data-role=answer]").innerText()).toContain("Chưa tải được phần lọc");
  expect(await sum(page)).toMatch(/^4\.324/);
  await tester.takeTrouble();
});

/** The page as it is built where the cube is large: pairs first. `cube` decides what becomes of the cube's request. */
async function openLarge(cube: (route: Route) => Promise<void>): Promise<Page> {
  const page = await tester.open("/");
  await page.route("**/kham-pha/*", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace("<cross-filter ", '<cross-filter data-pairs="" ');
    await route.fulfill({ response, body });
  });
  await page.route("**/records-cube.bin.gz", cube);
  await page.goto(new URL("kham-pha/", inject("sites").default).href);
  await answered(page);
  return page;
}

test("where the cube is large, a first choice does not wait for it and a second says that it does", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const page = await openLarge((route) => held.then(() => route.continue()));
  await button(page, "year", "2022").click();
  expect(await sum(page)).toMatch(/^555 sáng kiến/);
  await button(page, "sector", "health").click();
  const status = page.locator("cross-filter [data-role=answer]");
  expect(await status.innerText()).toContain("Đang tải bảng gộp chi tiết");
  expect(await sum(page)).toMatch(/^555 sáng kiến/);
  release();
  await page.waitForFunction(() => !document.querySelector("[data-waiting]"));
  const whole = await shown(await open("/kham-pha/?f.year=2022&f.sector=health"));
  expect(await shown(page)).toEqual(whole);
});

test("where a large cube does not come, one choice still answers and the page says how to go on", async () => {
  const page = await openLarge((route) => route.fulfill({ status: 404 }));
  await button(page, "year", "2022").click();
  await button(page, "sector", "health").click();
  const status = page.locator("cross-filter [data-role=answer]");
  await page.waitForFunction(() =>
    document.querySelector("cross-filter [data-role=answer]")?.textContent?.includes("Chưa tải được"),
  );
  await chart(page, "sector").locator("[data-role=clear]").click();
  expect(await sum(page)).toMatch(/^555 sáng kiến/);
  expect(await status.innerText()).toContain("Trả lời từ bảng gộp");
  await tester.takeTrouble();
});

test.each(["light", "dark"] as const)("axe finds nothing with bars chosen (%s)", async (colorScheme) => {
  for (const viewport of [
    { width: 360, height: 740 },
    { width: 1280, height: 800 },
  ]) {
    const page = await open("/kham-pha/?f.sector=health&f.year=2022,2024", { colorScheme, viewport });
    expect(await findViolations(page, "cross-filter")).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
  }
});

test.each([
  ["saves data", { connection: { saveData: true, effectiveType: "4g" } }, "tiết kiệm dữ liệu"],
  ["has little memory", { deviceMemory: 1 }, "ít bộ nhớ"],
  ["has a slow link", { connection: { saveData: false, effectiveType: "2g" } }, "đường truyền chậm"],
])("a device that %s fetches no engine, is told why, and filters all the same", async (_, device, reason) => {
  const page = await open("/kham-pha/", { device });
  await page.waitForFunction((words) => document.querySelector("engine-status")?.textContent?.includes(words), reason);
  await button(page, "year", "2022").click();
  expect(await pressed(page)).toEqual(["2022"]);
  expect(await sum(page)).toContain("trong 4.324");
  const fetched = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  expect(fetched.filter((name) => /\/engine\/.*\.(br|gz)$/.test(name))).toEqual([]);
});

test("a click beside a bar's name chooses it; marking words to copy them does not", async () => {
  const page = await open("/kham-pha/");
  const value = bar(page, "year", "2022").locator("[data-role=value]");
  await value.click();
  expect(await pressed(page)).toEqual(["2022"]);
  await value.click();
  expect(await pressed(page)).toEqual([]);
  await value.dblclick();
  expect(await pressed(page)).toEqual(["2022"]);
  await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector(".records-chart h3")!));
  await value.dispatchEvent("click");
  expect(await pressed(page)).toEqual(["2022"]);
});
