import { parseHTML } from "linkedom";
import { expect, test, vi } from "vitest";
import { type LineSetting, renderLine } from "../../src/client/roll-line.ts";
import type { RollEntry } from "../../src/query/roll.ts";

const { document, window } = parseHTML(`<!doctype html><html lang="vi"><template><li>
  <a data-slot="name"></a><b data-slot="awardName"></b><i data-slot="year"></i>
  <span data-slot="workplace"></span><span data-slot="unitName"></span><span data-slot="initiative"></span>
</li></template></html>`);
vi.stubGlobal("HTMLElement", window.HTMLElement);
vi.stubGlobal("customElements", window.customElements);
const { formatCount } = await import("../../src/client/honour-search.ts");

const template = document.querySelector("template") as unknown as HTMLTemplateElement;
const entry: RollEntry = {
  ...{ id: "A1", name: "Phí Đình Công", year: null, award: "named_in_press", awardName: "Được báo chí nêu tên" },
  ...{ sector: "production", unit: null, unitName: null, workplace: "Công ty <Một>", initiative: null },
};
const setting: LineSetting = { q: "dinh cong", hrefPattern: "/goc/vinh-danh/__id__/", noYear: "không ghi năm" };

test("a found line links to the person and marks what was found", () => {
  const line = renderLine(template, entry, setting);
  const name = line.querySelector("a")!;
  expect(name.getAttribute("href")).toBe("/goc/vinh-danh/A1/");
  expect(name.innerHTML).toBe("Phí <mark>Đình</mark> <mark>Công</mark>");
  expect(line.querySelector("i")!.textContent).toBe("không ghi năm");
});

test("texts are never read as HTML, and absent ones leave no place", () => {
  const line = renderLine(template, entry, setting);
  expect(line.querySelector("[data-slot=workplace]")!.innerHTML).toBe("<mark>Công</mark> ty &lt;Một&gt;");
  expect(line.querySelector("[data-slot=unitName]")).toBeNull();
  expect(line.querySelector("[data-slot=initiative]")).toBeNull();
});

test("each line is a copy of its own", () => {
  renderLine(template, entry, setting);
  const other = renderLine(
    template,
    { ...entry, name: "Lê An", year: 2025, unitName: "Công đoàn" },
    { ...setting, q: "" },
  );
  expect(other.querySelector("a")!.innerHTML).toBe("Lê An");
  expect(other.querySelector("i")!.textContent).toBe("2025");
  expect(other.querySelector("[data-slot=unitName]")!.textContent).toBe("Công đoàn");
});

test("the count is announced in the number form of the page, with its own words for one", () => {
  const words = { count: "{count} entries found", "count.one": "{count} entry found" };
  expect(formatCount(1234, words, "en")).toBe("1,234 entries found");
  expect(formatCount(1, words, "en")).toBe("1 entry found");
  expect(formatCount(0, { count: "Tìm thấy {count} mục", "count.one": "" }, "vi")).toBe("Tìm thấy 0 mục");
});
