import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { type LineSetting, renderLine } from "../../src/client/roll-line.ts";
import type { RollEntry } from "../../src/query/roll.ts";
import { toRangeFinder } from "../../src/query/search.ts";

const { document } = parseHTML(`<!doctype html><html lang="vi"><template><li>
  <a data-slot="name"></a><b data-slot="awardName"></b><i data-slot="year"></i>
  <span data-slot="role"></span><span data-slot="workplace"></span><span data-slot="unitName" lang="vi"></span>
  <span data-slot="initiative" lang="vi"></span><em data-slot="englishHint"></em>
</li></template></html>`);

const template = document.querySelector("template") as unknown as HTMLTemplateElement;
const entry: RollEntry = {
  ...{ id: "A1", name: "Phí Đình Công", year: null, award: "named_in_press", awardName: "Được báo chí nêu tên" },
  ...{
    sector: "production",
    unit: null,
    unitName: null,
    union: null,
    role: null,
    workplace: "Công ty <Một>",
    initiative: null,
  },
};
const setting: LineSetting = {
  find: toRangeFinder("dinh cong"),
  hrefPattern: "/goc/vinh-danh/__id__/",
  noYear: "không ghi năm",
};

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
    { ...setting, find: toRangeFinder("") },
  );
  expect(other.querySelector("a")!.innerHTML).toBe("Lê An");
  expect(other.querySelector("i")!.textContent).toBe("2025");
  expect(other.querySelector("[data-slot=unitName]")!.textContent).toBe("Công đoàn");
});

test("a title in English is said in English, with a hint; other titles have none", () => {
  const title = (initiative: string) => {
    const line = renderLine(template, { ...entry, initiative }, setting);
    const slot = line.querySelector("[data-slot=initiative]")!;
    return [slot.getAttribute("lang"), line.querySelector("[data-slot=englishHint]") !== null];
  };
  expect(title("Improving pumping rooms for the factory")).toEqual(["en", true]);
  expect(title("Máy gấp vải")).toEqual(["vi", false]);
});

test("a unit's name is in the language of the page, a printed one in Vietnamese", () => {
  const language = (unit: string | null) =>
    renderLine(template, { ...entry, unit, unitName: "Công đoàn" }, setting)
      .querySelector("[data-slot=unitName]")!
      .getAttribute("lang");
  expect([language("cd-y-te"), language(null)]).toEqual([null, "vi"]);
});

test("a line of before is filled again where the entry has the same places, and shows nothing of before", () => {
  const old = renderLine(template, { ...entry, year: 2025 }, setting);
  const next = { ...entry, id: "B2", name: "Lê Công An", workplace: "Trường Hai", year: null };
  const line = renderLine(template, next, setting, old);
  expect(line).toBe(old);
  expect(line.outerHTML).toBe(renderLine(template, next, setting).outerHTML);
  expect(line.querySelector("a")!.innerHTML).toBe("Lê <mark>Công</mark> An");
  expect(renderLine(template, { ...next, role: "kỹ sư" }, setting, old)).not.toBe(old);
});
