import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { XMLValidator } from "fast-xml-parser";
import ICAL from "ical.js";
import { expect, inject, test } from "vitest";
import { findFaults } from "../publish/atom-rules.ts";
import { builtPage } from "./pages.ts";

const { default: folder } = inject("folders");
const text = (path: string) => readFile(join(folder, path), "utf8");

test.each(["vi", "en"])("the feed in %s keeps the rules of Atom and tells of every release", async (code) => {
  const xml = await text(`feed/data.${code}.xml`);
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(findFaults(xml)).toEqual([]);
  expect(xml).toContain(`xml:lang="${code}"`);
  for (const version of ["1.0.0", "1.1.0"]) expect(xml).toContain(`/${version}/"`);
});

test.each(["vi", "en"])(
  "the calendar in %s is read by an independent reader, with what is only expected marked so",
  async (code) => {
    const events = new ICAL.Component(ICAL.parse(await text(`data/calendar.${code}.ics`))).getAllSubcomponents(
      "vevent",
    );
    const status = events.map((event) => [event.getFirstPropertyValue("uid"), event.getFirstPropertyValue("status")]);
    expect(status).toContainEqual(["data-1.1.0@sang-kien-thu-do", "CONFIRMED"]);
    expect(status).toContainEqual(["ceremony-2027@sang-kien-thu-do", "TENTATIVE"]);
  },
);

test("the page of a version shows what came, in words of the page's language, and offers its files", () => {
  const { document } = builtPage(folder, "du-lieu/phien-ban/1.1.0/index.html");
  const main = document.querySelector("main")!;
  expect(main.textContent).toContain("Số liệu: dòng được thêm (7)");
  expect(main.textContent).toContain("Giá trị: 629.022");
  const files = [...main.querySelectorAll(".files a")].map((link) => link.getAttribute("href"));
  expect(files).toContain("/data/v/1.1.0/figures.csv");
  const seen = [...main.querySelectorAll("a[href*='?v=']")].map((link) => link.getAttribute("href"));
  expect(seen).toEqual(["/?v=1.1.0", "/kham-pha/?v=1.1.0"]);
  const english = builtPage(folder, "en/data/versions/1.1.0/index.html").document.querySelector("main")!;
  expect(english.textContent).toContain("Value: 629,022");
});

test("every page says at its foot which version it shows, and 404 names those that exist", () => {
  const foot = builtPage(folder, "nam/2022/index.html").document.querySelector("footer")!;
  expect(foot.textContent).toMatch(/Số liệu: bản \d+\.\d+\.\d+/);
  const lost = builtPage(folder, "404.html").document.querySelector("main")!;
  expect(lost.textContent).toContain("các bản hiện có là 1.1.0 và 1.0.0");
  expect(lost.querySelector('a[href="/du-lieu/phien-ban/"]')).not.toBeNull();
});
