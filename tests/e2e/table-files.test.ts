import { readFile } from "node:fs/promises";
import Papa from "papaparse";
import type { Locator, Page } from "playwright-core";
import readXlsx from "read-excel-file/node";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { startBrowser, type Tester } from "./browser.ts";

let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(inject("sites").default);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

async function save(page: Page, tables: Locator, form: "CSV" | "XLSX") {
  const button = tables.getByRole("button", { name: new RegExp(`^${form}`) });
  const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}
const readCsv = (bytes: Buffer) =>
  Papa.parse<Record<string, string>>(bytes.toString().trimEnd(), { header: true }).data;
const edition = "v\\d+\\.\\d+\\.\\d+(\\+unreleased)?";

test.each([
  { path: "/nam/2022/", column: "Thời gian", fixed: "2022", stem: "so-lieu-2022" },
  { path: "/don-vi/cd-y-te/", column: "Đơn vị", fixed: "Công đoàn ngành Y tế Hà Nội", stem: "so-lieu-cd-y-te" },
])("the published figures of $path are saved as they are shown, one a line", async ({ path, column, fixed, stem }) => {
  const page = await tester.open(path, { viewport: { width: 360, height: 740 } });
  const tables = page.locator("table-files", { has: page.locator(".lead-value") }).first();
  const shown = await tables.locator(".lead-value").evaluateAll((cells) =>
    cells.map((cell) => ({
      text: cell.textContent!.trim(),
      value: (cell as HTMLElement).dataset.value ?? "",
      what: cell.closest("tr")!.querySelector("[data-as=what]")!.textContent!.trim(),
      programme: cell.closest("[data-group]")!.querySelector("h3")!.textContent!.trim(),
    })),
  );
  const others = await tables.locator("li[data-line]").count();
  expect(shown.length).toBeGreaterThan(0);

  const csv = await save(page, tables, "CSV");
  expect(csv.name).toMatch(new RegExp(`^${stem}-${edition}\\.csv$`));
  const lines = readCsv(csv.bytes);
  expect(lines.length).toBe(shown.length + others);
  for (const { text, value, what, programme } of shown)
    expect(lines).toContainEqual(
      expect.objectContaining({ "Số liệu": value, "Cách ghi": text, "Nội dung": what, "Chương trình": programme }),
    );
  expect(new Set(lines.map((line) => line[column]))).toEqual(new Set([fixed]));
  expect(lines.every((line) => line["Nguồn"])).toBe(true);

  const [data, notes] = await readXlsx((await save(page, tables, "XLSX")).bytes);
  expect(data.data.slice(1).map((row) => String(row[0] ?? ""))).toEqual(lines.map((line) => line["Số liệu"]));
  expect(data.data[1].some((cell) => typeof cell === "number")).toBe(true);
  expect(notes.data.flat().join("\n")).toMatch(/Số liệu: bản 1\.[^]*Địa chỉ: http/);
});

test("the largest initiatives are saved as sample data, each line marked", async () => {
  const page = await tester.open("/en/sectors/health/");
  const tables = page.locator("table-files").last();
  const csv = await save(page, tables, "CSV");
  expect(csv.name).toMatch(new RegExp(`^figures-sample-data-health-initiatives-${edition}\\.csv$`));
  const lines = readCsv(csv.bytes);
  expect(lines.map((line) => line.Initiative)).toEqual(await tables.locator("[data-as=title]").allInnerTexts());
  expect(new Set(lines.map((line) => line.Notes))).toEqual(new Set(["Sample data"]));
  expect(lines.every((line) => Number(line.Year) > 2000)).toBe(true);
});

test("without JavaScript no button is offered that nothing answers", async () => {
  const page = await tester.open("/nam/2022/", { javaScript: false });
  expect(await page.locator("table-files .lead-value").count()).toBeGreaterThan(0);
  expect(await page.locator("table-files button:visible").count()).toBe(0);
});

test("where the part that makes files does not come, the page says so, and the button can be used again", async () => {
  const page = await tester.open("/nam/2022/");
  const tables = page.locator("table-files").first();
  await page.route("**/*.js", (route) => route.fulfill({ status: 404 }));
  await tables.getByRole("button", { name: /^XLSX/ }).click();
  await expect.poll(() => tables.getByRole("status").innerText()).toContain("Phần ghi tệp Excel chưa tải được");
  await tester.takeTrouble();
});

test("the linked charts are saved as they are filtered and measured, each line marked as sample", async () => {
  const page = await tester.open("/kham-pha/?f.year=2022");
  const charts = page.locator("cross-filter");
  await page.waitForFunction(() => document.querySelector("cross-filter [data-role=answer]")?.textContent);
  const written = await charts.locator("[data-role=value]").allTextContents();
  const counts = readCsv((await save(page, charts, "CSV")).bytes);
  expect(counts.map((line) => line["Cách ghi"])).toEqual(written.map((text) => text.trim()));
  const of = (lines: Record<string, string>[], chart: string, column: string) =>
    lines.filter((line) => line["Biểu đồ"] === chart).reduce((sum, line) => sum + Number(line[column]), 0);
  expect(of(counts, "Lĩnh vực", "Số sáng kiến")).toBe(555);
  expect(new Set(counts.map((line) => line["Ghi chú"]))).toEqual(new Set(["Dữ liệu mẫu"]));

  await page.getByRole("radio", { name: "Tỷ trọng" }).check();
  const { name, bytes } = await save(page, charts, "XLSX");
  expect(name).toMatch(new RegExp(`^so-lieu.*mau.*-loc-cheo-${edition}\\.xlsx$`));
  const [{ data }, notes] = await readXlsx(bytes);
  const at = data[0].indexOf("Tỷ trọng (%)");
  const shares = data.filter(([chart]) => chart === "Lĩnh vực").map((row) => Number(row[at]));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6);
  expect(notes.data.flat().join("\n")).toContain("f.year=2022&f.show=share");
});

test("what a version changed is saved as it is shown", async () => {
  const page = await tester.open("/en/data/versions/1.1.0/");
  const tables = page.locator("table-files").first();
  const rows = await tables
    .locator("tbody tr")
    .evaluateAll((lines) =>
      lines.map((line) => [
        line.querySelector("th")!.textContent!.trim(),
        [...line.querySelectorAll("td > div")].map((part) => part.textContent!.trim()).join("; "),
      ]),
    );
  expect(rows.length).toBeGreaterThan(0);
  const { name, bytes } = await save(page, tables, "CSV");
  expect(name).toMatch(/^figures-figures-added-v/);
  expect(readCsv(bytes).map((line) => Object.values(line))).toEqual(rows);
});

test.each([
  { path: "/", year: "2025", stem: "so-lieu-con-so-2025" },
  { path: "/nam/2022/", year: "2022", stem: "so-lieu-con-so-2022" },
])("the key figures of $path are saved with their year, change and source", async ({ path, year, stem }) => {
  const page = await tester.open(path);
  const tables = page.locator("table-files", { has: page.locator(".figures") });
  const tiles = await tables.locator(".figures li").evaluateAll((items) =>
    items.map((item) => ({
      "Số liệu": item.querySelector<HTMLElement>(".number")!.dataset.value!,
      "Cách ghi": item.querySelector(".number")!.textContent!.trim(),
      "Nội dung": item.querySelector("[data-as=what]")!.textContent!.trim(),
      "Lưu ý": [...item.querySelectorAll("[data-as=note]")].map((note) => note.textContent!.trim()).join("; "),
      Nguồn: item.querySelector("[data-as=source]")!.textContent!.trim(),
    })),
  );
  expect(tiles.length).toBeGreaterThan(1);
  const { name, bytes } = await save(page, tables, "CSV");
  expect(name).toMatch(new RegExp(`^${stem}-${edition}\\.csv$`));
  const lines = readCsv(bytes);
  expect(lines).toEqual(tiles.map((tile) => expect.objectContaining({ ...tile, "Thời gian": year })));
});

test("the past dates of the calendar are saved with their sources", async () => {
  const page = await tester.open("/en/data/calendar/");
  const tables = page.locator("table-files");
  const dates = await tables.locator("time").evaluateAll((times) => times.map((time) => time.getAttribute("datetime")));
  const { name, bytes } = await save(page, tables, "CSV");
  expect(name).toMatch(/^figures-past-dates-v/);
  const lines = readCsv(bytes);
  expect(lines.map((line) => line.When)).toEqual(dates);
  expect(lines.every((line) => line.Event)).toBe(true);
  expect(lines.filter((line) => line.Source).length).toBe(await tables.locator("tr:has([data-as=source])").count());
});

test("the answer of a ready question is saved as it is shown, its name and notes saying that it holds sample data", async () => {
  const page = await tester.open("/en/query/");
  await page.locator("#hoi-sectors-title ~ details > summary").click();
  const tables = page.locator("#hoi-sectors table-files");
  const shown = await tables
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent!)));
  const csv = await save(page, tables, "CSV");
  expect(csv.name).toMatch(/^figures-sample-data-hoi-sectors-v/);
  const lines = readCsv(csv.bytes).map((line) => Object.values(line));
  expect(lines.length).toBe(shown.length);
  expect(lines.map((line) => Number(line[1]))).toEqual(shown.map((row) => Number(row[1].replaceAll(",", ""))));
  const [data, notes] = await readXlsx((await save(page, tables, "XLSX")).bytes);
  expect(data.data.slice(1).map((row) => row[1])).toEqual(lines.map((line) => Number(line[1])));
  expect(notes.data.flat().join("\n")).toContain("sample");
});

test("how the values of a dataset's columns lie is saved as it is shown, sample data named so", async () => {
  const page = await tester.open("/en/data/initiatives/");
  const tables = page.locator("table-files", { has: page.locator(".dataset-columns") });
  const { name, bytes } = await save(page, tables, "CSV");
  expect(name).toMatch(/^figures-sample-data-initiatives-v/);
  const lines = readCsv(bytes);
  expect(lines.length).toBe(await tables.locator(".bar-row, .spread-points > div, p[data-line]").count());
  const years = lines.filter((line) => line.Column === "year" && line.Rows);
  expect(years.reduce((sum, line) => sum + Number(line["Share (%)"]), 0)).toBeCloseTo(100, 2);
  expect(years.every((line) => line.Value)).toBe(true);
  const benefits = lines
    .filter((line) => line.Column === "benefit_vnd" && line.Number)
    .map((line) => Number(line.Number));
  expect(benefits).toEqual([...benefits].sort((a, b) => a - b));
  expect(benefits.length).toBe(5);
});
