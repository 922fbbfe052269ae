import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { findViolations } from "./axe.ts";
import { type OpenOptions, startBrowser, type Tester } from "./browser.ts";

// A busy machine may need a while for what takes a moment.
const soon = <T>(task: () => Promise<T>) => expect.poll(task, { timeout: 20_000 });

let folder: string;
let tester: Tester;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "own-data-"));
  tester = await startBrowser(inject("sites").default);
});
afterEach(() => tester.assertClean());
afterAll(async () => {
  await tester.close();
  await rm(folder, { recursive: true });
});

const own = (page: Page) => page.locator("[data-role=own]");
const said = (page: Page) => page.locator("[data-role=own-status]");
const form = (page: Page) => page.locator(".own-form");
const problem = (page: Page) => page.locator("[data-role=own-error] [role=alert]");
const answer = (page: Page) => page.locator("[data-role=answer] tbody tr");

async function open(path = "/truy-van/", options: OpenOptions = {}): Promise<Page> {
  const page = await tester.open(path, options);
  await page.waitForSelector("engine-status[data-state=ready]", { timeout: 45_000 });
  await page.waitForSelector(".cm-content");
  await own(page).locator("summary").click();
  return page;
}

const choose = (page: Page, name: string, content: string | Uint8Array) =>
  page
    .locator("[data-role=own] input[type=file]")
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });

async function ask(page: Page, sql: string): Promise<string[]> {
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(sql);
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => !document.querySelector("sql-console[data-busy]"));
  return answer(page).allInnerTexts();
}

async function load(page: Page, name: string, content: string): Promise<void> {
  await choose(page, name, content);
  await form(page).locator("button[type=submit]").click();
  await soon(() => said(page).innerText()).toMatch(/đã sẵn sàng|is ready/);
}

const staff = [
  "Mã đơn vị;Đoàn viên;Tỷ lệ;Ngày lập;Đạt;Ghi chú",
  "cd-y-te;12.500;45,5;30/06/2024;có;Ngành Y tế",
  "cd-giao-duc;8.250;n/a;01/07/2024;không;",
  "cd-khac;7;12;31/02/2024;có;x",
].join("\r\n");

test("a file of one's own is read as the reader says, joined with ours, and nothing leaves the page", async () => {
  const page = await open();
  await choose(page, "warm-up.csv", "a\n1\n");
  await form(page).getByRole("button", { name: "Bỏ tệp này" }).click();
  await load(page, "warm-up.csv", "a\n1\n");
  await ask(page, "FROM warm_up");
  await page.context().setOffline(true);
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));

  await choose(page, "Đoàn viên 2024.csv", `\uFEFF${staff}`);
  await form(page).waitFor();
  expect(await form(page).innerText()).toContain("3 hàng, 6 cột. Dấu ngăn cột: dấu chấm phẩy; dấu thập phân: phẩy");
  expect(await form(page).getByLabel("Tên bảng trong SQL").inputValue()).toBe("doan_vien_2024");
  const kinds = form(page).locator("th select");
  expect(await kinds.evaluateAll((list) => list.map((select) => (select as HTMLSelectElement).value))).toEqual([
    "text",
    "whole",
    "text",
    "text",
    "boolean",
    "text",
  ]);
  await form(page).getByLabel("Kiểu của cột ty_le").selectOption("number_comma");
  await form(page).getByLabel("Kiểu của cột ngay_lap").selectOption({ label: "ngày/tháng/năm" });
  expect(await form(page).getByRole("status").allInnerTexts()).toEqual([
    expect.stringContaining(
      "Cột ty_le đọc là số, phẩy thập phân (1.234,5): 1 ô không khớp và sẽ để trống: dòng 3 “n/a”.",
    ),
  ]);
  expect(await form(page).getByRole("status").innerText()).toContain("dòng 4 “31/02/2024”");
  await form(page).getByLabel("Tên bảng trong SQL").fill("mine");
  await form(page).getByRole("button", { name: "Đưa vào bảng" }).click();
  await soon(() => said(page).innerText()).toContain("Bảng mine đã sẵn sàng: 3 hàng");
  expect(await own(page).locator(".own-list li").last().innerText()).toContain("2 ô không khớp kiểu đã để trống");

  const rows = await ask(
    page,
    "SELECT u.name_vi, m.doan_vien + 0 AS n, m.ty_le, m.ngay_lap, m.dat FROM mine m JOIN units u ON u.unit_id = m.ma_don_vi ORDER BY 2 DESC",
  );
  expect(rows.map((row) => row.replace(/\s+/g, " "))).toEqual([
    expect.stringMatching(/12\.500 45,5 .*2024.* đúng$/),
    expect.stringMatching(/8\.250 không có .*2024.* sai$/),
  ]);
  // The browser asks for the icon again whenever the address changes.
  expect(requests.filter((url) => !url.startsWith("blob:") && !url.endsWith("/favicon.svg"))).toEqual([]);
  await page.context().setOffline(false);
});

test("several tables stand side by side, are offered while typing, and can be removed", async () => {
  const page = await open("/en/query/");
  await load(page, "one.csv", "id,amount\n1,10\n2,20\n");
  await load(page, "one.csv", "id,label\n1,a\n2,b\n");
  expect(await own(page).locator(".own-list code").allInnerTexts()).toEqual(["one", "one_2"]);
  expect(await ask(page, "SELECT sum(amount) AS s FROM one JOIN one_2 USING (id) WHERE label = 'b'")).toEqual(["20"]);
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("SELECT  FROM one");
  await page.keyboard.press("Escape");
  for (let i = 0; i < 9; i++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("amo");
  await page.locator(".cm-tooltip-autocomplete li", { hasText: "amount" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Remove the table one_2" }).click();
  expect(await said(page).innerText()).toBe("The table one_2 was removed.");
  await ask(page, "FROM one_2");
  expect(await page.locator("[data-role=error]").innerText()).toContain("one_2");
  await page.getByRole("button", { name: "Ask for the first rows of one" }).click();
  await soon(() => answer(page).count()).toBe(2);
});

test("files can be dropped anywhere on the console, several at once", async () => {
  const page = await open();
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    for (const name of ["a.csv", "b.csv"]) transfer.items.add(new File(["n\n1\n"], name));
    return transfer;
  });
  await page.locator(".sql-main").dispatchEvent("drop", { dataTransfer: dropped });
  for (const name of ["a.csv", "b.csv"]) {
    await soon(() => form(page).locator("h2").allInnerTexts()).toEqual([`Đọc tệp ${name}`]);
    await form(page).locator("button[type=submit]").click();
  }
  await soon(() => own(page).locator(".own-list code").allInnerTexts()).toEqual(["a", "b"]);
});

test("a link says that it needs a file of one's own, and the other reader is told", async () => {
  const page = await open();
  await load(page, "mine.csv", "a,b\n1,2\n");
  await ask(page, "SELECT a FROM mine");
  await page.locator("[data-do=link]").click();
  await soon(() => page.locator("[data-role=status]").innerText()).toMatch(/mine từ tệp của bạn|không cho chép/);
  const { pathname, search } = new URL(page.url());
  expect(search).toBe("?sql=SELECT%20a%20FROM%20mine&own=mine");
  const other = await tester.open(pathname + search);
  await soon(() => other.locator("[data-role=status]").innerText()).toContain("cần bảng mine từ một tệp CSV");
  expect(await own(other).getAttribute("open")).toBe("");
});

test("tables come back when DuckDB has been closed and opened again", async () => {
  const page = await open();
  await load(page, "mine.csv", "a\n1\n2\n");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await page.waitForSelector("engine-status[data-state=asleep]");
  expect(await ask(page, "SELECT sum(a) AS s FROM mine")).toEqual(["3"]);
});

const refused: [name: string, content: string | Uint8Array, sentence: string][] = [
  ["empty.csv", "", "Tệp empty.csv trống"],
  ["header.csv", "a,b,c\n", "chỉ có hàng tên cột"],
  ["picture.csv", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), "không phải tệp chữ"],
  ["book.csv", Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), "tệp nén hoặc bảng tính Excel"],
  [
    "tcvn3.csv",
    Uint8Array.from([0xae, 0xac, 0x6e, 10, 0x31, 10]),
    "Dòng 1 của tcvn3.csv không phải Unicode, có vẻ là TCVN3",
  ],
  ["vni.csv", Uint8Array.from([0x61, 10, 0xf1, 0xf4, 0x6e, 10]), "Dòng 2 của vni.csv không phải Unicode, có vẻ là VNI"],
  ["wide.csv", `${Array.from({ length: 10_000 }, (_, i) => `c${i}`)}\n`, "10.000 cột, nhiều hơn 200 cột"],
  ["quote.csv", `a,b\n"${"x,y\n".repeat(1_100_000)}`, "Hàng bắt đầu ở dòng 2 của quote.csv không có chỗ kết thúc"],
];

test("what cannot be read is refused with a plain sentence, and the page goes on", async () => {
  const page = await open();
  for (const [name, content, sentence] of refused) {
    await choose(page, name, content);
    await soon(() => problem(page).allInnerTexts()).toEqual([expect.stringContaining(sentence)]);
  }
  await load(page, "good.csv", "a\n1\n");
  expect(await problem(page).count()).toBe(0);
});

test("ragged lines, nameless and doubled columns are named before anything is loaded", async () => {
  const page = await open();
  await choose(page, "odd.csv", "Tên,,Tên\na,1,2\nb,3\nc,4,5,6\n");
  await form(page).waitFor();
  const text = await form(page).innerText();
  expect(text).toContain("2 hàng có số ô khác 3: dòng 3 (2 ô), dòng 4 (4 ô)");
  expect(text).toContain("Cột thứ 2 không có tên, trong SQL là cot_2");
  expect(text).toContain("Tên cột “Tên” (cột thứ 3) trùng một cột khác, trong SQL là ten_2");
  await form(page).getByLabel("Hàng đầu là tên cột").uncheck();
  await soon(() => form(page).innerText()).toContain("4 hàng, 3 cột");
  await form(page).getByLabel("Dấu ngăn cột").selectOption("tab");
  await soon(() => form(page).innerText()).toContain("4 hàng, 1 cột");
});

test("a name of ours, or none that SQL can read, is not taken", async () => {
  const page = await open();
  await choose(page, "units.csv", "a\n1\n");
  const name = form(page).getByLabel("Tên bảng trong SQL");
  expect(await name.inputValue()).toBe("units_2");
  for (const [typed, sentence] of [
    ["units", "là tên một bảng đã công bố"],
    ["Lương 2024", "chỉ gồm chữ thường không dấu"],
    ["", "Hãy đặt tên"],
  ]) {
    await name.fill(typed);
    await form(page).getByRole("button", { name: "Đưa vào bảng" }).click();
    expect(await form(page).innerText()).toContain(sentence);
    expect(await name.getAttribute("aria-invalid")).toBe("true");
  }
});

test("a file of 200 MB is refused by what the device holds; one within is streamed and can be stopped", async () => {
  const line = `${"Sáng kiến số 1".padEnd(60, "x")},12.5,2024-06-30\n`;
  const path = join(folder, "big.csv");
  const page = await open();
  await writeFile(path, `ten,so,ngay\n${line.repeat(Math.ceil(200e6 / line.length))}`);
  await page.locator("[data-role=own] input[type=file]").setInputFiles(path);
  await soon(() => problem(page).innerText()).toMatch(/big\.csv nặng 2\d\d MB, quá \d+ MB/);

  await writeFile(path, `ten,so,ngay\n${line.repeat(600_000)}`);
  await page.locator("[data-role=own] input[type=file]").setInputFiles(path);
  await soon(() => page.locator(".own-progress span").innerText()).toMatch(/^\d+,\d \/ 4\d,\d MB$/);
  await page.getByRole("button", { name: "Dừng đọc" }).click();
  await soon(() => said(page).innerText()).toContain("Đã dừng");
  await soon(async () => page.workers().length).toBe(1);

  await writeFile(path, `ten,so,ngay\n${line.repeat(100_000)}`);
  await page.locator("[data-role=own] input[type=file]").setInputFiles(path);
  await form(page).waitFor({ timeout: 30_000 });
  await form(page).locator("button[type=submit]").click();
  await expect.poll(() => said(page).innerText(), { timeout: 45_000 }).toContain("100.000 hàng");
  expect(await ask(page, "SELECT count(*) AS n, sum(so) AS s, max(ngay) AS d FROM big")).toHaveLength(1);
}, 120_000);

test("by touch, on a phone: a file is chosen, typed and asked with a finger", async () => {
  const page = await tester.open("/truy-van/", { viewport: { width: 360, height: 740 }, hasTouch: true });
  await page.waitForSelector("engine-status[data-state=ready]", { timeout: 45_000 });
  await page.waitForSelector(".cm-content");
  await own(page).locator("summary").tap();
  const chooser = page.waitForEvent("filechooser");
  await own(page)
    .locator("label", { has: page.locator("input[type=file]") })
    .tap();
  await (await chooser).setFiles({ name: "mine.csv", mimeType: "text/csv", buffer: Buffer.from(staff) });
  await form(page).waitFor();
  await form(page).locator("button[type=submit]").tap();
  await soon(() => said(page).innerText()).toContain("đã sẵn sàng");
  await page.getByRole("button", { name: "Hỏi các hàng đầu của bảng mine" }).tap();
  await soon(() => answer(page).count()).toBe(3);
});

test("by keyboard alone, and axe finds nothing, in light and dark, on a phone", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await open("/truy-van/", { colorScheme, viewport: { width: 360, height: 800 }, reducedMotion: true });
    await choose(page, "mine.csv", staff);
    await form(page).waitFor();
    expect(await findViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await form(page).getByLabel("Tên bảng trong SQL").focus();
    await page.keyboard.press("Enter");
    await soon(() => said(page).innerText()).toContain("đã sẵn sàng");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Hỏi các hàng đầu của bảng mine");
    await page.keyboard.press("Enter");
    await soon(() => answer(page).count()).toBe(3);
    expect(await findViolations(page)).toEqual([]);
  }
});
