import * as Plot from "@observablehq/plot";
import { chartWidth, textSize } from "./chart.ts";
import { renderPatterns } from "./patterns.ts";

/** Where a drawing is made and what it is called. */
export type Frame = {
  /** The browser's document or one of linkedom. */
  document: Document;
  /** Prefix of every id inside the drawing; unique on the page. */
  id: string;
  title: string;
  /** The finding in a sentence; left out when empty. */
  description: string;
  /** px of the view box; the options' own size unless told. */
  width?: number;
  height?: number;
};

const namespace = "http://www.w3.org/2000/svg";

/**
 * Draws options as an SVG that a page without inline styles may hold: no `<style>`, no `style` attribute, no fixed
 * size, ids under the given prefix, numbers of at most one decimal. Same input, same markup.
 * The drawing is cleaned before anybody can connect it to a page: the policy sees Plot's `<style>` only when connected.
 */
export function renderSvg(options: Plot.PlotOptions, frame: Frame): SVGSVGElement {
  const { document, id, title, description } = frame;
  const width = frame.width ?? options.width ?? chartWidth;
  const height = frame.height ?? options.height;
  if (!(width > 0 && Number(height) > 0)) throw new Error(`chart ${id} has no size: ${width} × ${height}`);
  const svg = Plot.plot({ ...options, document, width, height, figure: false }) as SVGSVGElement;
  clean(svg);
  const patterns = renderPatterns(svg, document);
  if (patterns) svg.prepend(patterns);
  prefixIds(svg, id);
  describe(svg, document, id, { desc: description, title });
  for (const name of ["width", "height", "font-family"]) svg.removeAttribute(name);
  svg.setAttribute("class", "chart");
  svg.setAttribute("font-size", String(textSize));
  return svg;
}

const numeric = new Set(["x", "y", "x1", "x2", "y1", "y2", "width", "height", "cx", "cy", "r", "d", "transform", "dy"]);

function clean(svg: SVGSVGElement): void {
  for (const style of [...svg.querySelectorAll("style")]) style.remove();
  for (const element of [svg, ...svg.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      if (name === "style" || name === "class" || name.startsWith("aria-")) element.removeAttribute(name);
      else if (numeric.has(name)) roundAttribute(element, name, value);
    }
  }
  for (const part of [...svg.querySelectorAll("g")]) if (!part.firstElementChild) part.remove();
}

/** Plot shifts by half a pixel on coarse screens, which means nothing in a drawing that scales: such shifts go. */
function roundAttribute(element: Element, name: string, value: string): void {
  const rounded = value.replace(/-?\d*\.?\d+(?:e-?\d+)?(?!em)/g, (number) => String(round(Number(number))));
  if (name === "transform" && /^translate\((0|0\.5),(0|0\.5)\)$/.test(rounded)) element.removeAttribute(name);
  else if (!value.endsWith("em")) element.setAttribute(name, rounded);
}

const round = (value: number): number => Math.round(value * 10) / 10 + 0;

function prefixIds(svg: SVGSVGElement, prefix: string): void {
  const named = [...svg.querySelectorAll("[id]")];
  const ids = new Map(
    named.map((element, i) => [element.id, `${prefix}-${element.id.replace(/\d+$/, String(i + 1))}`]),
  );
  for (const element of [...svg.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      if (name === "id") element.setAttribute(name, ids.get(value)!);
      const reference = /^url\(#(.+)\)$/.exec(value)?.[1];
      if (reference && ids.has(reference)) element.setAttribute(name, `url(#${ids.get(reference)})`);
    }
  }
}

/** Names the drawing for those who hear it; the parts come first in the drawing, title above all. */
function describe(svg: SVGSVGElement, document: Document, id: string, texts: Record<"desc" | "title", string>): void {
  const given = (["desc", "title"] as const).filter((name) => texts[name]);
  for (const name of given) {
    const element = document.createElementNS(namespace, name);
    element.setAttribute("id", `${id}-${name}`);
    element.textContent = texts[name];
    svg.prepend(element);
  }
  svg.setAttribute("role", "img");
  svg.setAttribute(
    "aria-labelledby",
    given
      .toReversed()
      .map((name) => `${id}-${name}`)
      .join(" "),
  );
}
