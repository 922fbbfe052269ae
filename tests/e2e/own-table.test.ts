import { readFile } from "node:fs/promises";
import Papa from "papaparse";
import type { Page } from "playwright-core";
import readXlsx from "read-excel-file/node";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { findViolations } from "./axe.ts";
import { startBrowser, type Tester } from "./browser.ts";

let tester: Tester;
beforeAll(async () => {
  tester = await startBrowser(inject("sites").default);
});
afterEach(() => tester.assertClean());
afterAll(() => tester.close());

const initiatives = "?t.data=initiatives&t.rows=sector,stage&t.measure=benefit";
const part = (page: Page, role: string) => page.locator(`own-table [data-role=${role}]`);
const act = (page: Page, name: string) => page.locator(`own-table [data-do=${name}]`);
const choose = (page: Page, name: string, code: string) =>
  page.locator(`own-table select[name=${name}]`).selectOption(code);
const head = (page: Page, by: string) => page.locator(`own-table th[data-sort="${by}"]`);
/** Once the table has been drawn by the browser. */
const drawn = (page: Page) =>
  page.waitForFunction(() => document.querySelector("own-table [data-role=spoken]")?.textContent);
const open = async (path: string, options = {}) => {
  const page = await tester.open(path, options);
  if (path.includes("t.")) await drawn(page);
  return page;
};
/** After a choice: waits until the address says it. */
const asks = (page: Page, words: string) => page.waitForURL((url) => url.search.includes(words));
const address = (page: Page) => new URL(page.url()).search;

type Shown = { names: string[]; rows: { heads: string[]; cells: string[] }[] };
/** The table as one who sees it reads it: names of columns, and of each row its name and values. */
const shown = (page: Page): Promise<Shown> =>
  page.locator("own-table table").evaluate((table) => {
    const text = (element: Element, part: string) => (element.querySelector(part) ?? element).textContent!.trim();
    const heads = [...table.querySelectorAll("thead th[data-sort]:not([data-sort=head])")];
    const order = heads.sort((a, b) => Number(a.id.split("-c").at(-1)) - Number(b.id.split("-c").at(-1)));
    let group = "";
    return {
      names: order.map((one) => text(one, "button, [data-role=label]")),
      rows: [...table.querySelectorAll("tbody tr, tfoot tr")].map((row) => {
        const name = text(row.querySelector("th")!, "[data-role=name]");
        if (row.matches(".group")) group = name;
        const cells = [...row.querySelectorAll("td")].map((cell) => text(cell, "[data-role=value], [aria-hidden]"));
        return { heads: row.matches(".inner") ? [group, name] : [name], cells };
      }),
    };
  });
const names = async (page: Page) => (await shown(page)).rows.map(({ heads }) => heads.at(-1));

describe("as it comes", () => {
  test("the table is whole without JavaScript: caption, heads, total, sample marked, sources, why a total is missing", async () => {
    const page = await tester.open("/kham-pha/", { javaScript: false });
    const table = await shown(page);
    expect(table.names).toEqual(["2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025"]);
    expect(table.rows.map(({ heads }) => heads[0])).toEqual([
      "Y tế",
      "Giáo dục",
      "Hành chính",
      "Sản xuất",
      "Tất cả lĩnh vực",
    ]);
    expect(table.rows.at(-1)!.cells.slice(-4)).toEqual(["555", "651", "hơn 800", "682"]);
    expect(await page.locator("own-table caption .badge").innerText()).toBe("Dữ liệu mẫu");
    expect(await page.locator("own-table tfoot td.sample").count()).toBe(5);
    expect(await part(page, "notes").innerText()).toContain("Không có cột tổng vì chuỗi số liệu đứt từ năm 2025");
    expect(await part(page, "sources").innerText()).toContain("Thanh Niên, 08/11/2025");
    expect(await page.locator("own-table :is(button, form):visible").count()).toBe(0);
  });

  test("every cell names heads that are there", async () => {
    for (const path of ["/kham-pha/", `/kham-pha/${initiatives}`]) {
      const page = await open(path);
      const lost = await page.locator("own-table td").evaluateAll((cells) =>
        cells.filter(
          (cell) =>
            !cell
              .getAttribute("headers")!
              .split(" ")
              .every((id) => document.getElementById(id)?.matches("th")),
        ),
      );
      expect(lost).toEqual([]);
    }
  });

  test("the browser draws the same table as the build", async () => {
    const built = await shown(await tester.open("/en/explore/", { javaScript: false }));
    expect(await shown(await open("/en/explore/?t.v=1"))).toEqual(built);
  });
});

describe("choosing", () => {
  test("by mouse: rows, columns, measure, share and totals make the table and the address", async () => {
    const page = await open("/kham-pha/");
    await choose(page, "rows", "unit");
    await asks(page, "t.rows=unit");
    expect((await names(page)).at(-1)).toBe("Toàn Thành phố");
    await choose(page, "measure", "benefit");
    await asks(page, "t.measure=benefit");
    expect(await page.locator("own-table caption").innerText()).toContain(
      "Giá trị làm lợi (tỷ đồng) theo đơn vị và năm",
    );
    await choose(page, "columns", "sector");
    await asks(page, "t.columns=sector");
    expect((await shown(page)).names).toEqual(["Y tế", "Giáo dục", "Hành chính", "Sản xuất", "Tất cả lĩnh vực"]);
    await choose(page, "share", "row");
    await asks(page, "t.share=row");
    expect((await shown(page)).rows.at(-1)!.cells.at(-1)).toBe("100,0%");
    await page.locator("own-table [name=totals]").uncheck();
    await asks(page, "t.totals=no");
    expect((await shown(page)).names.at(-1)).toBe("Sản xuất");
    expect(address(page)).toBe("?t.rows=unit&t.columns=sector&t.measure=benefit&t.share=row&t.totals=no");
    await page.locator("own-table [type=reset]").click();
    await page.waitForURL((url) => url.search === "");
    expect((await names(page))[0]).toBe("Y tế");
  });

  test("a dimension taken elsewhere changes places, and rows and columns can be swapped", async () => {
    const page = await open("/kham-pha/");
    await choose(page, "rows", "year");
    await asks(page, "t.rows=year&t.columns=sector");
    expect((await names(page))[0]).toBe("2018");
    await act(page, "swap").click();
    await page.waitForURL((url) => url.search === "");
    expect((await names(page))[0]).toBe("Y tế");
  });

  test("initiatives follow the linked charts, and say so", async () => {
    const page = await open(`/kham-pha/${initiatives}`);
    const before = await shown(page);
    await page.locator("cross-filter [data-dimension=year] [data-code='2022'] button").click();
    await asks(page, "f.year=2022");
    await page.waitForFunction(() => document.querySelectorAll("own-table thead [data-sort]").length === 2);
    const after = await shown(page);
    expect(after.names).toEqual(["2022"]);
    expect(after.rows.map(({ cells }) => cells[0])).toEqual(before.rows.map(({ cells }) => cells[4]));
    expect(await part(page, "filtered").innerText()).toContain("Đang lọc: năm: 2022.");
    expect(address(page)).toContain("t.data=initiatives&t.rows=sector,stage&t.measure=benefit");
  });

  test("no initiative at all is said in a sentence", async () => {
    const page = await open(
      "/kham-pha/?t.data=initiatives&f.year=2018&f.stage=titled&f.sector=administration&f.benefit=from-5b",
    );
    expect(await part(page, "notes").innerText()).toContain("Không có sáng kiến nào khớp");
  });

  test("reload, a shared link, Back and the other language keep the table", async () => {
    const page = await open(`/kham-pha/?by=unit&f.year=2022${initiatives.replace("?", "&")}&t.sort=2022-desc`);
    const table = await shown(page);
    await page.reload();
    await drawn(page);
    expect(await shown(page)).toEqual(table);
    await choose(page, "measure", "initiatives");
    await page.waitForURL((url) => !url.search.includes("t.measure"));
    expect(address(page)).toContain("by=unit");
    expect(address(page)).toContain("f.year=2022");
    await page.goBack();
    await asks(page, "t.measure=benefit");
    await page.waitForFunction(() => /Giá trị/.test(document.querySelector("own-table caption")!.textContent!));
    expect(await shown(page)).toEqual(table);
    expect(await page.locator("a[hreflang=en]").getAttribute("href")).toContain("t.rows=sector,stage");
  });
});

describe("sorting", () => {
  test("by mouse: largest first, smallest first, as it was; announced, and no ranking of what bears none", async () => {
    const page = await open("/kham-pha/");
    const before = await names(page);
    await head(page, "2022").locator("button").click();
    await asks(page, "t.sort=2022-desc");
    expect(await head(page, "2022").getAttribute("aria-sort")).toBe("descending");
    expect(await names(page)).toEqual(["Sản xuất", "Giáo dục", "Y tế", "Hành chính", "Tất cả lĩnh vực"]);
    expect(await part(page, "spoken").textContent()).toBe("Bảng 4 hàng, 8 cột, sắp theo 2022, lớn trước.");
    expect(await part(page, "notes").innerText()).toContain(
      "Thứ tự theo giá trị không phải là xếp hạng, vì có số liệu mẫu.",
    );
    await head(page, "2022").locator("button").click();
    await asks(page, "t.sort=2022-asc");
    expect((await names(page))[0]).toBe("Hành chính");
    await head(page, "2022").locator("button").click();
    await page.waitForURL((url) => url.search === "");
    expect(await names(page)).toEqual(before);
  });

  test("by keyboard: a head is a button that keeps the focus", async () => {
    const page = await open("/en/explore/");
    await head(page, "2024").locator("button").focus();
    await page.keyboard.press("Enter");
    await asks(page, "t.sort=2024-desc");
    expect(await page.evaluate(() => document.activeElement?.closest("[data-sort]")?.getAttribute("data-sort"))).toBe(
      "2024",
    );
    await page.keyboard.press("Space");
    await asks(page, "t.sort=2024-asc");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("[data-sort]")?.getAttribute("data-sort"))).toBe(
      "2025",
    );
  });

  test("by touch, on a phone: the form opens, choices and heads answer, the page does not scroll sideways", async () => {
    const page = await open("/kham-pha/", { viewport: { width: 360, height: 740 }, hasTouch: true });
    expect(await page.locator("own-table select[name=rows]").isVisible()).toBe(false);
    await page.locator("own-table summary").tap();
    await choose(page, "rows", "unit");
    await asks(page, "t.rows=unit");
    await head(page, "2018").locator("button").tap();
    await asks(page, "t.sort=2018-desc");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const region = part(page, "table");
    expect(await region.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(true);
    await region.evaluate((one) => one.scrollTo(400, 400));
    const frame = (await region.boundingBox())!;
    const name = (await page.locator("own-table tfoot th").boundingBox())!;
    const corner = (await head(page, "head").boundingBox())!;
    expect(Math.abs(name.x - frame.x)).toBeLessThan(2);
    expect(Math.abs(corner.y - frame.y)).toBeLessThan(4);
  });
});

/** What stands in the clipboard, by kind. */
const readClipboard = (page: Page) =>
  page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (await item.getType(type)).text();
    return { html: await read("text/html"), text: await read("text/plain") };
  });

describe("taking it away", () => {
  test("the table is copied as HTML and as text, with its words, and in the page's numbers", async () => {
    const page = await open(`/kham-pha/${initiatives}`);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const table = await shown(page);
    await act(page, "copy").click();
    await page.waitForFunction(() => document.querySelector("own-table [data-role=said]")?.textContent);
    const { html, text } = await readClipboard(page);
    const copied = await page.evaluate((html) => {
      const { body } = new DOMParser().parseFromString(html, "text/html");
      return {
        rows: [...body.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent!)),
        caption: body.querySelector("caption")!.textContent,
        classes: body.querySelectorAll("table [class]").length,
        words: body.textContent!,
      };
    }, html);
    const expected = table.rows.map(({ heads, cells }) => [...heads, ...cells].filter((word) => word !== "Cộng"));
    const rows = copied.rows.map((row) => row.slice(0, -1).filter((word) => word !== "Cộng" && word !== ""));
    expect(rows).toEqual(expected);
    expect(
      expected[0].slice(1).every((cell) => /^\d+,\d$/.test(cell)),
      String(expected[0]),
    ).toBe(true);
    expect(copied.rows.every((row) => row.at(-1)!.includes("số liệu mẫu"))).toBe(true);
    expect(copied.caption).toContain("Giá trị làm lợi (tỷ đồng)");
    expect(copied.classes).toBe(0);
    for (const words of [copied.words, text]) {
      expect(words).toContain("Dữ liệu mẫu. Số liệu do máy sinh");
      expect(words).toContain("Nguồn: Dữ liệu mẫu");
      expect(words).toContain(page.url());
    }
    const lines = Papa.parse<string[]>(text, { delimiter: "\t" }).data;
    expect(lines[1].slice(2, 10)).toEqual(table.names);
    expect(lines[2].slice(2, 10)).toEqual(table.rows[0].cells);
  });

  test("where copying is refused, the older way takes over; where that is too, the text stands there to be taken", async () => {
    const page = await open("/kham-pha/?t.columns=none");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new Error("refused"));
    });
    await act(page, "copy").click();
    await page.waitForFunction(() =>
      /Đã chép bảng/.test(document.querySelector("own-table [data-role=said]")!.textContent!),
    );
    expect((await readClipboard(page)).html).toContain("<table");
    await page.evaluate(() => {
      document.execCommand = () => false;
    });
    await act(page, "copy").click();
    await page.waitForFunction(() =>
      /không cho chép/.test(document.querySelector("own-table [data-role=said]")!.textContent!),
    );
    expect(await page.locator("own-table textarea").inputValue()).toContain("Y tế\t");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
  });

  test("the link is copied, and its words say what it keeps", async () => {
    const page = await open(`/kham-pha/${initiatives}`);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await act(page, "link").click();
    await page.waitForFunction(() => document.querySelector("own-table [data-role=said]")?.textContent);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${page.url()}#bang`);
    expect(await page.locator("#bang-tu-chon-keeps").innerText()).toContain("Liên kết giữ hàng, cột, chỉ số");
  });

  /** Clicks, and reads the file that comes of it. */
  async function download(page: Page, name: string) {
    const [file] = await Promise.all([page.waitForEvent("download"), act(page, name).click()]);
    return { name: file.suggestedFilename(), bytes: await readFile((await file.path())!) };
  }
  const numbers = { vi: [".", ","], en: [",", "."] } as const;
  /** A shown cell as the number it says; null where it says none. */
  const numberOf = (cell: string, language: "vi" | "en"): number | null => {
    const [thousands, decimal] = numbers[language];
    const digits = /[\d.,]+/.exec(cell)?.[0];
    if (!digits || cell.startsWith("<")) return null;
    return Number(digits.replaceAll(thousands, "").replace(decimal, ".")) / (cell.endsWith("%") ? 100 : 1);
  };
  /** Whether a number of a file is what the cell shows, but for rounding. */
  const same = (found: number | null, cell: string, language: "vi" | "en") => {
    const wanted = numberOf(cell, language);
    if (wanted === null || found === null) return wanted === null && found === null;
    const decimals = cell.split(numbers[language][1])[1]?.replace(/\D/g, "").length ?? 0;
    return Math.abs(found - wanted) <= 0.5 * 10 ** -(decimals + (cell.endsWith("%") ? 2 : 0)) + 1e-9;
  };

  test.each([
    { path: "/kham-pha/", language: "vi" as const },
    { path: `/kham-pha/${initiatives}&t.sort=2022-desc&f.field=health`, language: "vi" as const },
    {
      path: "/en/explore/?t.data=initiatives&t.rows=unit&t.columns=field&t.share=row&f.year=2022,2023",
      language: "en" as const,
    },
    { path: "/en/explore/?t.rows=year&t.columns=none&t.measure=mean", language: "en" as const },
  ])("CSV and XLSX hold what is shown: $path", async ({ path, language }) => {
    const page = await open(path);
    const table = await shown(page);
    const levels = Math.max(...table.rows.map(({ heads }) => heads.length));
    const stem = language === "vi" ? "bang-sang-kien-du-lieu-mau" : "initiatives-table-sample";
    const told = table.rows.filter(({ cells }) => cells.length);
    const check = (rows: (string | number | null)[][], toNumber: (cell: string | number | null) => number | null) => {
      expect(rows[0].slice(levels, levels + table.names.length)).toEqual(table.names);
      expect(rows.length - 1).toBe(told.length);
      told.forEach(({ heads, cells }, at) => {
        const row = rows[at + 1];
        expect(row.slice(0, heads.length).map(String)).toEqual(heads);
        const wrong = cells.filter((cell, place) => !same(toNumber(row[levels + place]), cell, language));
        expect(wrong, `${heads} ${row}`).toEqual([]);
        if (cells.some((cell) => numberOf(cell, language) !== null))
          expect(String(row.at(-1)), String(row)).not.toBe("null");
      });
    };

    const plain = await download(page, "plain");
    const edition = await page.locator("meta[name=data-version]").getAttribute("content");
    expect(edition).toMatch(/^1\./);
    expect(plain.name).toBe(`${stem}-v${edition}.csv`);
    const rows = Papa.parse<string[]>(plain.bytes.toString().trimEnd()).data;
    check(rows, (cell) => (cell ? Number(cell) : null));
    const excel = await download(page, "excel");
    expect(excel.name).toBe(`${stem}-v${edition}.excel.csv`);
    expect(excel.bytes.subarray(0, 3)).toEqual(Buffer.from("\uFEFF"));
    const local = Papa.parse<string[]>(excel.bytes.toString().slice(1).trimEnd(), { delimiter: ";" }).data;
    check(local, (cell) => (cell ? Number(String(cell).replace(",", ".")) : null));
    const book = await download(page, "xlsx");
    expect(book.name).toBe(`${stem}-v${edition}.xlsx`);
    const [sheet, notes] = await readXlsx(book.bytes);
    check(sheet.data as (string | number | null)[][], (cell) => cell as number | null);
    expect(notes.data.flat().join("\n")).toContain(language === "vi" ? "Dữ liệu mẫu." : "Sample data.");
    expect(notes.data.flat().join("\n")).toContain(page.url());
  });

  test("where the writer of workbooks does not come, a sentence says so, and the table stays", async () => {
    const page = await open("/kham-pha/?t.v=1");
    await page.route("**/*.js", (route) => route.fulfill({ status: 404 }));
    await act(page, "xlsx").click();
    await page.waitForFunction(() => document.querySelector("own-table [data-role=said]")?.textContent);
    expect(await part(page, "said").innerText()).toContain("Chưa tải được phần ghi tệp Excel");
    await tester.takeTrouble();
  });
});

describe("bad input", () => {
  test.each([
    ["?t.rows=moon,unit&t.colour=red", "t.colour và t.rows=moon", "Huyện|LĐLĐ"],
    ["?t.rows=field", "t.rows=field", "Y tế"],
    ["?t.v=9&t.rows=unit", "t.v=9", "Y tế"],
    [`?t.rows=${"x".repeat(5000)}`, "quá dài", "Y tế"],
    ["?t.rows=%E0%A4%A&t.sort=%3Cimg%20src=x%3E-desc", "<img src=x>-desc", "Y tế"],
    ["?t.sort=total-desc&t.measure=benefit", "", "Y tế"],
  ])("%s is named and the rest works", async (search, words, first) => {
    const page = await open(`/kham-pha/${search}`);
    await page.waitForFunction(
      (words) => document.querySelector("own-table [data-role=ignored]")?.textContent?.includes(words),
      words,
    );
    expect((await names(page))[0]).toMatch(new RegExp(first));
    await choose(page, "measure", "monetised");
    await asks(page, "t.measure=monetised");
    expect(await part(page, "ignored").isHidden()).toBe(true);
  });

  test("when the figures do not come, the table stays as it was published and says so", async () => {
    const page = await tester.open("/");
    await page.route("**/cube.json.gz", (route) => route.fulfill({ status: 404 }));
    await page.goto(new URL("kham-pha/?t.rows=unit", inject("sites").default).href);
    await page.waitForFunction(() => document.querySelector("own-table [data-role=said]")?.textContent);
    expect(await part(page, "said").innerText()).toContain("Chưa tải được số liệu cho bảng");
    expect((await names(page))[0]).toBe("Y tế");
    await tester.takeTrouble();
  });
});

test.each(["light", "dark"] as const)("axe finds nothing (%s)", async (colorScheme) => {
  for (const viewport of [
    { width: 360, height: 740 },
    { width: 1280, height: 800 },
  ]) {
    const page = await open(`/kham-pha/${initiatives}&t.sort=2022-desc&f.year=2021,2022,2025`, {
      colorScheme,
      viewport,
    });
    expect(await findViolations(page, "own-table")).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    const small = await page
      .locator("own-table :is(button, select, input[type=checkbox], a):visible")
      .evaluateAll((all) =>
        all
          .filter((one) => !one.closest("p, li") && one.getBoundingClientRect().height < 18)
          .map((one) => one.outerHTML),
      );
    expect(small).toEqual([]);
  }
});
