import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { canvas } from "../../src/charts/chart.ts";
import { renderSvg } from "../../src/charts/render.ts";
import { rects } from "../../src/charts/shapes.ts";
import { examples } from "./examples.ts";
import { drawExample } from "./picture.ts";

const fileOf = (name: string) => new URL(`./${name}.svg`, import.meta.url);

describe.each(Object.keys(examples))("%s", (name) => {
  const svg = drawExample(name);

  test("looks as it did", () => {
    const lines = `${svg.replaceAll("><", ">\n<")}\n`;
    const [known, changed] = [fileOf(name), fileOf(`${name}-changed`)];
    const same = existsSync(known) && readFileSync(known, "utf8") === lines;
    if (same) rmSync(changed, { force: true });
    else writeFileSync(changed, lines);
    expect(same, `look at tests/charts/${name}-changed.svg; if it is right, let it take the place of ${name}.svg`).toBe(
      true,
    );
  });

  test("keeps to the page's policy and palette", () => {
    expect(svg).not.toMatch(/<style|\sstyle=/);
    expect(svg).not.toMatch(/#[0-9a-f]{3,8}\b(?!\))|rgb\(|\b(black|white)\b/i);
    expect([...svg.matchAll(/\sid="([^"]*)"/g)].every(([, id]) => id.startsWith(`${name}-`))).toBe(true);
    expect([...svg.matchAll(/url\(#([^)]*)\)/g)].every(([, id]) => svg.includes(`id="${id}"`))).toBe(true);
  });

  test("has a name, a size that gives way, and short numbers", () => {
    expect(svg).toMatch(/^<svg [^>]*role="img"/);
    expect(svg).toContain(`<title id="${name}-title">Title of ${name}</title><desc id="${name}-desc">`);
    expect(svg.slice(0, svg.indexOf(">"))).not.toMatch(/\s(width|height)=/);
    expect(svg.replaceAll(/"-?[\d.]+em"/g, "")).not.toMatch(/="[^"]*\d\.\d\d/);
  });

  test("weighs little and comes out the same again", () => {
    expect(gzipSync(svg).length).toBeLessThan(3000);
    expect(drawExample(name)).toBe(svg);
  });
});

test("two drawings on a page share no id", () => {
  const ids = (svg: string) => [...svg.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  const [first, second] = [drawExample("benefit-sample", "a"), drawExample("benefit-sample", "b")].map(ids);
  expect(first).toEqual(["a-title", "a-desc", "a-hatch-all"]);
  expect(second.filter((id) => first.includes(id))).toEqual([]);
});

test("a drawing without a size is refused", () => {
  expect(() => canvas(0, 100, rects([], {}))).toThrow("a chart needs a size: 0 × 100");
  const frame = { document: {} as Document, id: "x", title: "", description: "" };
  expect(() => renderSvg({ width: 100 }, frame)).toThrow("chart x has no size: 100 × undefined");
});
