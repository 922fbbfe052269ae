import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, inject, test } from "vitest";
import { type BuiltPage, builtPages } from "./pages.ts";

const folders = inject("folders");
const pages = { default: builtPages(folders.default), plain: builtPages(folders.plain) };
const all = (page: BuiltPage, selector: string) => [...page.document.querySelectorAll(selector)];
/** Pages that break a law, so that a failing test lists them. */
const offenders = (breaks: (page: BuiltPage) => unknown, of = pages.default) =>
  of.filter(breaks).map((page) => page.path);

describe("the policy of every page", () => {
  const policyOf = (page: BuiltPage) =>
    page.document.querySelector("meta[http-equiv=Content-Security-Policy]")?.getAttribute("content") ?? "";

  test("starts from nothing and allows no inline code", () => {
    expect(pages.default.length).toBeGreaterThan(250);
    expect(offenders((page) => !policyOf(page).startsWith("default-src 'none'; "))).toEqual([]);
    expect(offenders((page) => /unsafe-inline|'unsafe-eval'|https?:|\*/.test(policyOf(page)))).toEqual([]);
  });

  test("allows WebAssembly only where the engine may run", () => {
    const runs = (page: BuiltPage) => all(page, "engine-status").length > 0;
    expect(offenders((page) => policyOf(page).includes("'wasm-unsafe-eval'") !== runs(page))).toEqual([]);
  });

  test("stands before anything that loads", () => {
    const late = ({ html }: BuiltPage) =>
      html.search(/<(script|link|style)\b/) < html.indexOf("Content-Security-Policy");
    expect(offenders(late)).toEqual([]);
  });

  test("is kept: no style element or attribute, no inline script, no handler", () => {
    const code = "style, [style], script:not([src]):not([type='application/ld+json'])";
    expect(offenders((page) => all(page, code).length)).toEqual([]);
    expect(offenders(({ html }) => /\son\w+="/.test(html))).toEqual([]);
  });
});

test("nothing is loaded from another origin", () => {
  const resources = (page: BuiltPage) =>
    all(page, "script[src], img[src], link[rel=stylesheet], link[rel=preload], link[rel=icon], source, iframe").map(
      (element) => element.getAttribute("src") ?? element.getAttribute("href") ?? "",
    );
  expect(offenders((page) => resources(page).some((address) => !address.startsWith("/")))).toEqual([]);
  const sheets = readdirSync(join(folders.default, "assets")).filter((name) => name.endsWith(".css"));
  const css = sheets.map((name) => readFileSync(join(folders.default, "assets", name), "utf8")).join("\n");
  expect(css.match(/url\((?!["']?\/)[^)]*\)|@import/g)).toBeNull();
});

describe("every figure has a source", () => {
  test("each chart with a figure in it names one", () => {
    const bare = (figure: Element) =>
      [...figure.querySelectorAll("tbody tr")].some((row) => !row.matches(".missing")) &&
      !figure.querySelector(".chart-sources a");
    expect(offenders((page) => all(page, "figure.chart-figure").some(bare))).toEqual([]);
  });

  test("each row of a table of figures and each key figure does too", () => {
    const bare = (row: Element) => !row.querySelector("a[href*='#']");
    const rows = (page: BuiltPage) => all(page, "table.figure-table tbody tr, .figures li");
    expect(pages.default.flatMap(rows).length).toBeGreaterThan(200);
    expect(offenders((page) => rows(page).some(bare))).toEqual([]);
  });

  test("each source link leads to an entry of the methods page", () => {
    for (const language of ["phuong-phap", "en/methods"]) {
      const methods = pages.default.find((page) => page.path === `${language}/index.html`)!;
      const known = new Set(all(methods, "[id]").map((element) => element.id));
      const dangling = pages.default.flatMap((page) =>
        all(page, `a[href^='/${language}/#']`)
          .map((link) => link.getAttribute("href")!.split("#")[1])
          .filter((id) => !known.has(id)),
      );
      expect(dangling).toEqual([]);
    }
  });
});

describe("sample data", () => {
  const usesSample = (element: Element) => element.querySelector(".chart-sources a[href$='#SAMPLE']") !== null;

  test("marks every chart and table that holds one: badge, hatching, rows, source", () => {
    const figures = pages.default.flatMap((page) => all(page, "figure.chart-figure"));
    const samples = figures.filter((figure) => figure.matches(".has-sample"));
    expect(samples.length).toBeGreaterThan(100);
    expect(figures.filter(usesSample).length).toBe(samples.length);
    for (const figure of samples) {
      expect(figure.querySelector(".badge"), figure.id).not.toBeNull();
      expect(figure.querySelector("svg pattern"), figure.id).not.toBeNull();
      expect(figure.querySelector("tr.sample"), figure.id).not.toBeNull();
    }
    const listed = pages.default.flatMap((page) => all(page, "table.initiatives tbody tr"));
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.every((row) => row.matches(".sample"))).toBe(true);
  });

  test("leaves no trace in a site built without it, which says what is not published", () => {
    const traces = (page: BuiltPage) =>
      all(page, ".has-sample, .badge, tr.sample, svg pattern, a[href$='#SAMPLE']").length;
    expect(pages.plain.length).toBeGreaterThan(250);
    expect(offenders(traces, pages.plain)).toEqual([]);
    const sector = pages.plain.find((page) => page.path === "linh-vuc/y-te/index.html")!;
    expect(sector.document.querySelector("main")!.textContent).toContain("Chưa công bố");
    const files = readdirSync(join(folders.plain, "data"), { recursive: true, encoding: "utf8" });
    expect(files.filter((path) => path.includes("sample"))).toEqual([]);
  });

  test("real figures are the same with and without it", () => {
    const tiles = (of: BuiltPage[]) =>
      of.find((page) => page.path === "index.html")!.document.querySelector(".figures")!.textContent;
    expect(tiles(pages.plain)).toBe(tiles(pages.default));
  });
});

test("names of people are in no file that can be taken whole", () => {
  const rows = Papa.parse<{ recipient: string }>(readFileSync("data/honours.csv", "utf8"), { header: true }).data;
  const names = rows.map((row) => row.recipient).filter(Boolean);
  expect(names.length).toBeGreaterThan(50);
  const bulk = ["data", "api"]
    .flatMap((folder) =>
      readdirSync(join(folders.default, folder), { recursive: true, encoding: "utf8" }).map((path) =>
        join(folder, path),
      ),
    )
    .filter((path) => /\.(csv|json)$/.test(path) && !path.startsWith(join("data", "roll.")));
  expect(bulk.length).toBeGreaterThan(5);
  for (const path of bulk) {
    const text = readFileSync(join(folders.default, path), "utf8");
    expect(
      names.filter((name) => text.includes(name)),
      path,
    ).toEqual([]);
  }
});

test("no file but the hosts' own _headers begins with an underscore: some hosts keep those to themselves", () => {
  const paths = readdirSync(folders.default, { recursive: true, encoding: "utf8" });
  expect(paths.filter((path) => /(^|[\\/])_(?!headers$)/.test(path))).toEqual([]);
});
