import { readFile } from "node:fs/promises";
import Papa from "papaparse";
import type { Page } from "playwright-core";
import readXlsx from "read-excel-file/node";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { findViolations } from "./axe.ts";
import { startBrowser, type Tester } from "./browser.ts";
import { addedYear } from "./site.ts";

const sites = inject("sites");
let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(sites.default);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

const note = (page: Page) => page.locator("data-view .version-note");
const table = (page: Page) => page.locator("[data-figure=main] table").evaluate((found) => found.textContent);
const living = (page: Page) => page.getByRole("radio").and(page.locator("[value=living]"));
const frozen = (page: Page) => page.getByRole("radio").and(page.locator("[value=frozen]"));
const versionOf = (page: Page) => new URL(page.url()).searchParams.get("v");

describe.each([
  ["", "/", "Số liệu của bản 1.1.0", "mọi con số của phần này vẫn như vậy"],
  ["en/", "/en/sectors/health/", "Figures as of version 1.1.0", "every figure of this part is still the same"],
  ["", "/don-vi/cd-y-te/", "Số liệu của bản 1.1.0", "mọi con số của phần này vẫn như vậy"],
  ["", "/nam/2024/", "Số liệu của bản 1.1.0", "mọi con số của phần này vẫn như vậy"],
  ["en/", "/en/explore/", "Figures as of version 1.1.0", "every figure of this part is still the same"],
])("on %s%s", (_, path, banner, same) => {
  test("the reader keeps today's figures, goes back to new data, and Back undoes it", async () => {
    const page = await tester.open(path);
    const before = await table(page);
    await frozen(page).check();
    await note(page).getByText(banner).waitFor();
    expect(versionOf(page)).toBe("1.1.0");
    expect(await note(page).textContent()).toContain(same);
    expect(await table(page)).toBe(before);
    expect(await page.locator(".page-version a").getAttribute("href")).toMatch(/^#/);
    await living(page).check();
    await note(page).waitFor({ state: "detached" });
    expect(versionOf(page)).toBeNull();
    expect(await page.locator(".page-version").count()).toBe(0);
    await page.goBack();
    await note(page).getByText(banner).waitFor();
    expect(await frozen(page).isChecked()).toBe(true);
  });
});

test("a frozen link stays frozen over reload, another choice, the other language and Back", async () => {
  const page = await tester.open("/kham-pha/?by=sector&years=2024&v=1.0.0");
  await note(page).getByText("Số liệu của bản 1.0.0, phát hành ngày 22/11/2026").waitFor();
  await page.reload();
  await note(page).getByText("bản 1.0.0").first().waitFor();
  await page.locator("data-view select[name=stage]").selectOption("titled");
  await page.waitForURL(/stage=titled/);
  expect(versionOf(page)).toBe("1.0.0");
  await note(page).waitFor();
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes("stage"));
  expect(versionOf(page)).toBe("1.0.0");
  await page.locator("a[hreflang=en]").click();
  await note(page).getByText("Figures as of version 1.0.0, released on 22 November 2026").waitFor();
  expect(await page.locator("data-view select[name=by]").inputValue()).toBe("sector");
});

test("the choice and the copying work by keyboard alone, and are read out", async () => {
  const page = await tester.open("/linh-vuc/y-te/");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const said = page.locator(".take [data-role=said]");
  await living(page).focus();
  await page.keyboard.press("ArrowDown");
  await said.getByText("đang giữ số liệu bản 1.1.0").waitFor();
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe("frozen");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await said.getByText("Đã chép liên kết giữ số liệu bản 1.1.0").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const shared = await tester.open(copied);
  await note(shared).getByText("Số liệu của bản 1.1.0").waitFor();
  expect(await table(shared)).toBe(await table(page));
});

test("a copied table says version, living or frozen, and address", async () => {
  const page = await tester.open("/nam/2024/");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copy = async () => {
    await page.locator(".take [data-do=table][data-of=main]").click();
    await page.locator(".take [data-role=said]").getByText("Đã chép bảng").waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect((await copy()).split("\n").slice(-2)).toEqual([
    "Số liệu: bản 1.1.0, theo số liệu mới: mở lại địa chỉ này có thể thấy số khác.",
    `Địa chỉ: ${sites.default}nam/2024/#so-lieu`,
  ]);
  await frozen(page).check();
  await note(page).waitFor();
  expect((await copy()).split("\n").slice(-2)).toEqual([
    "Số liệu: bản 1.1.0 (23/11/2026), giữ nguyên: mở lại địa chỉ này vẫn thấy các số này.",
    `Địa chỉ: ${sites.default}nam/2024/?v=1.1.0#so-lieu`,
  ]);
});

test("each table of a panel is saved as it is shown, its figures as numbers, with its version", async () => {
  const page = await tester.open("/?by=year&years=2022,2024");
  await page.locator(".take").waitFor();
  const save = async (form: string) => {
    const button = page.locator(`.take [data-do=${form}][data-of=main]`);
    const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  await frozen(page).check();
  await note(page).waitFor();
  const csv = await save("csv");
  expect(csv.name).toMatch(/^so-lieu(-mau)?-main-v1\.1\.0\.csv$/);
  expect(csv.bytes.toString()).toMatch(/^2022,/m);
  const book = await save("xlsx");
  const [data, notes] = await readXlsx(book.bytes);
  const shown = Papa.parse<string[]>(csv.bytes.toString()).data;
  expect(data.data.slice(0, 3).map((line) => line.map((cell) => String(cell ?? "")))).toEqual(shown.slice(0, 3));
  expect(data.data[1].some((cell) => typeof cell === "number")).toBe(true);
  expect(notes.data.flat().join("\n")).toContain("giữ nguyên");
});

test.each([
  ["9.9.9", "Không có bản số liệu 9.9.9"],
  ["1.0", "“1.0” không phải số phiên bản"],
  ["", "“” không phải số phiên bản"],
  ["../../x", "“../../x” không phải số phiên bản"],
  ["%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "“<img src=x onerror=alert(1)>” không phải số phiên bản"],
])("?v=%s is named with the versions that exist, and the newest figures are shown", async (version, words) => {
  const page = await tester.open(`/nam/2024/?v=${version}`);
  await note(page).getByText(words).waitFor();
  const plain = await tester.open("/nam/2024/", { javaScript: false });
  expect(await table(page)).toBe(await table(plain));
  expect(await living(page).isChecked()).toBe(true);
  const links = await note(page)
    .locator("li a")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  expect(links).toEqual(["/nam/2024/?v=1.1.0", "/nam/2024/?v=1.0.0"]);
  await note(page).locator("li a").first().click();
  await note(page).getByText("Số liệu của bản 1.1.0").waitFor();
});

test("a kept cube that fails its checksum is not shown: the page says so, and another try succeeds", async () => {
  const page = await tester.open("/kham-pha/");
  const cube = await (await page.request.get(`${sites.default}data/v/1.1.0/cube.json.gz`)).body();
  await page.route("**/data/v/1.0.0/cube.json.gz", (route) => {
    const other = Buffer.from(cube);
    other[other.length - 6] ^= 1;
    return route.fulfill({ body: other, contentType: "application/gzip" });
  });
  await page.goto(`${sites.default}kham-pha/?v=1.0.0`);
  await note(page).getByText("Không mở được số liệu bản 1.0.0: tệp tải về không khớp với bản đã công bố.").waitFor();
  expect(await note(page).locator("a").last().getAttribute("href")).toBe("/kham-pha/");
  await page.unroute("**/data/v/1.0.0/cube.json.gz");
  await note(page).getByRole("button").click();
  await note(page).getByText("Số liệu của bản 1.0.0").waitFor();
});

test.each([
  ["data/v/1.0.0/cube.json.gz", "Không mở được số liệu bản 1.0.0: thiếu một tệp trên máy chủ."],
  ["data/versions.json", "Không tải được danh sách phiên bản: thiếu một tệp trên máy chủ."],
])("where %s does not come the page says so and keeps the newest figures", async (path, words) => {
  const page = await tester.open("/kham-pha/");
  await page.route(`**/${path}`, (route) => route.fulfill({ status: 404 }));
  await page.goto(`${sites.default}kham-pha/?v=1.0.0`);
  await note(page).getByText(words).waitFor();
  expect(await page.locator("[data-figure=main] table tbody tr").count()).toBeGreaterThan(0);
  expect(await living(page).isChecked()).toBe(true);
  // The host's refusals are what this test is about.
  expect((await tester.takeTrouble()).every((trouble) => trouble.includes("404"))).toBe(true);
});

describe.runIf("base" in sites)("where the data has moved on, under a base path", () => {
  const open = (path: string) => tester.open(path, { base: sites.base });
  const cells = (page: Page) =>
    note(page)
      .locator("tbody tr")
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));

  test("each cell that is another today stands old beside new, and the chart keeps the old", async () => {
    const page = await open("kham-pha/?stage=submitted&v=1.1.0");
    await note(page).getByText("có 1 ô đổi số và 1 ô mới có số").waitFor();
    expect(await note(page).textContent()).toContain("Nay đã có thêm số liệu năm 2026");
    expect(await cells(page)).toEqual([
      ["2024", "hơn 800", "hơn 790", "giảm khoảng 10"],
      ["2026", "chưa công bố", String(addedYear.submitted), "mới có"],
    ]);
    const shown = await table(page);
    expect(shown).toContain("hơn 800");
    expect(shown).not.toContain("2026");
    await note(page).locator("a").first().click();
    await page.waitForURL(/stage=submitted$/);
    await page.waitForFunction(() => document.querySelector("[data-figure=main] table")?.textContent?.includes("2026"));
    expect(await table(page)).toContain("hơn 790");
  });

  test("the free table keeps the old figures too, each changed cell beside today's, and says so where it is copied", async () => {
    const page = await open("kham-pha/?t.rows=stage&t.years=2024,2026&v=1.1.0");
    const free = page.locator("own-table");
    await free.getByText("có 1 ô đổi số và 3 ô mới có số").waitFor();
    const changed = await free
      .locator(".version-note tbody tr")
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
    expect(changed).toContainEqual(["Gửi về LĐLĐ Thành phố · 2024", "hơn 800", "hơn 790", "giảm khoảng 10"]);
    expect(changed).toContainEqual([
      "Gửi về LĐLĐ Thành phố · 2026",
      "chưa công bố",
      String(addedYear.submitted),
      "mới có",
    ]);
    expect(await free.locator("[data-role=table]").textContent()).toContain("hơn 800");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await free.locator("[data-do=copy]").click();
    await free.locator("[data-role=said]").getByText("Đã chép bảng").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split("\n").slice(-2)).toEqual([
      "Số liệu: bản 1.1.0 (23/11/2026), giữ nguyên: mở lại địa chỉ này vẫn thấy các số này.",
      `Địa chỉ: ${page.url()}`,
    ]);
    await page.locator("own-table input[name=source][value=initiatives]").check();
    await free.getByText("sáng kiến không được giữ theo bản").waitFor();
  });

  test.each(["light", "dark"] as const)("axe finds nothing where old stands beside new (%s)", async (colorScheme) => {
    const page = await tester.open("kham-pha/?stage=submitted&v=1.1.0", {
      base: sites.base,
      colorScheme,
      viewport: { width: 360, height: 800 },
    });
    await page.locator("own-table .version-note tbody tr").first().waitFor();
    await note(page).locator("tbody tr").first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test("a figure that only lost a remark is told too, in English", async () => {
    const page = await open("en/explore/?years=2022&v=1.1.0");
    await note(page).getByText("1 with the same figure but other wording, source or remarks").waitFor();
    expect(await cells(page)).toEqual([
      ["2022", "93,973 (needs confirmation)", "93,973", "same figure, other remarks"],
    ]);
  });

  test("a year that came later is not published in an old version", async () => {
    const page = await open(`nam/${addedYear.year}/?by=year&v=1.0.0`);
    await note(page).waitFor();
    expect(await table(page)).toContain(`${addedYear.year}chưa công bố`);
    expect((await cells(page))[0]).toEqual(["2026", "chưa công bố", "70.001", "mới có"]);
  });

  test("what is not released cannot be kept, and the page says why; an old version goes on being offered where it is open", async () => {
    const page = await open("");
    await page.locator(".take").waitFor();
    expect(await frozen(page).count()).toBe(0);
    expect(await page.locator(".take [data-role=not-yet]").textContent()).toContain("chưa phát hành");
    const old = await open("?v=1.1.0");
    await note(old).waitFor();
    expect(await frozen(old).isChecked()).toBe(true);
    await living(old).check();
    await note(old).waitFor({ state: "detached" });
    expect(await frozen(old).count()).toBe(0);
  });
});

describe("an embed", () => {
  /** Puts copied code into a page without a policy of its own; Chromium lets no page of elsewhere frame this machine. */
  async function frame(page: Page, code: string) {
    await page.unrouteAll();
    const body = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Báo</title><h1>Báo</h1>${code}`;
    await page.route("**/bao.html", (route) => route.fulfill({ contentType: "text/html", body }));
    await page.goto(`${sites.default}bao.html`);
    return page.frameLocator("iframe");
  }

  test("shows a panel's main figure elsewhere, frozen or living as it was copied", async () => {
    const page = await tester.open("/nam/2024/?stage=titled");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const copy = async () => {
      await page.locator(".take [data-do=embed]").click();
      await page.locator(".take [data-role=said]").getByText("Đã chép mã nhúng").waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    await page.waitForFunction(() => document.querySelector("[data-role=answer]")?.textContent);
    const shown = await table(page);
    const living = await copy();
    await frozen(page).check();
    await note(page).waitFor();
    const kept = await copy();
    const query = "by=sector&amp;years=2024";
    expect(living).toContain(`src="${sites.default}nhung/?stage=titled&amp;${query}"`);
    expect(kept).toContain(`src="${sites.default}nhung/?stage=titled&amp;${query}&amp;v=1.1.0"`);

    const first = await frame(page, living);
    await first.getByText("bản 1.1.0, theo số liệu mới").waitFor();
    await first.locator("data-view:defined:not(.waiting)").waitFor();
    expect(await first.locator("[data-figure=main] table").evaluate((found) => found.textContent)).toBe(shown);
    const second = await frame(page, kept);
    await second.getByText("bản 1.1.0 (23/11/2026), giữ nguyên").waitFor();
    await second.locator("data-view:defined:not(.waiting)").waitFor();
    expect(await second.locator("[data-figure=main] table").evaluate((found) => found.textContent)).toBe(shown);
    const full = second.locator("[data-role=full]");
    expect(await full.evaluate((anchor) => (anchor as HTMLAnchorElement).href)).toBe(
      `${sites.default}kham-pha/?stage=titled&by=sector&years=2024&v=1.1.0`,
    );
    for (const part of ["header", "footer", "form.controls", ".take"])
      expect(await second.locator(part).isVisible(), part).toBe(false);
  });

  test.each([
    ["/nam/2024/", ""],
    ["/", "by=year"],
    ["/don-vi/cd-y-te/", ""],
    ["/kham-pha/", "by=unit&years=2022"],
  ])("of %s?%s stands whole in a frame as high as the code says, and leaves little below", async (path, query) => {
    for (const version of ["", "&v=1.1.0"]) {
      const page = await tester.open(`${path}?${query}${version}`);
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.waitForFunction(() => !document.querySelector("data-view")!.matches(".waiting"));
      await page.locator(".take [data-do=embed]").click();
      await page.locator(".take [data-role=said]").getByText("Đã chép mã nhúng").waitFor();
      const code = await page.evaluate(() => navigator.clipboard.readText());
      const framed = await frame(page, `<main style="width: 640px">${code}</main>`);
      await framed.locator("data-view:defined:not(.waiting)").waitFor();
      if (version) await framed.locator(".version-note").waitFor();
      const inner = await framed.locator("html").evaluate((root) => {
        const last = root.querySelector("[data-role=full]")!.getBoundingClientRect();
        return { needs: root.scrollHeight, has: innerHeight, below: innerHeight - last.bottom };
      });
      expect(inner.needs, JSON.stringify(inner)).toBeLessThanOrEqual(inner.has);
      expect(inner.below, JSON.stringify(inner)).toBeLessThan(180);
    }
  });

  test("shows no other figure where the one that was embedded does not come", async () => {
    const page = await tester.open("/nhung/");
    await page.route("**/cube.json.gz", (route) => route.fulfill({ status: 404 }));
    await page.goto(`${sites.default}nhung/?by=sector&years=2024`);
    await page.locator("[data-role=answer]").getByText("Chưa tải được số liệu được nhúng").waitFor();
    expect(await page.locator("[data-figure=main]").isVisible()).toBe(false);
    expect((await tester.takeTrouble()).every((trouble) => trouble.includes("404"))).toBe(true);
  });
});

test.runIf("plain" in sites)("without sample data an old version brings none back", async () => {
  const page = await tester.open("kham-pha/?v=1.0.0", { base: sites.plain });
  await note(page).getByText("Số liệu của bản 1.0.0").waitFor();
  expect(await page.locator(".badge").count()).toBe(0);
  expect(await page.locator("[data-figure=main] table").textContent()).toContain("chưa công bố");
});

test("without JavaScript the page says that an old version cannot be kept, and where its files are", async () => {
  const page = await tester.open("/kham-pha/?v=1.0.0", { javaScript: false });
  const words = page.locator("data-view noscript");
  expect(await words.textContent()).toContain("cần JavaScript");
  expect(await page.locator("data-view .take").isVisible()).toBe(false);
});
