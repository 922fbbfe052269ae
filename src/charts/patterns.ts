import * as Plot from "@observablehq/plot";
import { type SectorScope, sectorScopes } from "../model/sector.ts";
import type { Locale } from "../i18n/locale.ts";
import { type Datum, hasValue } from "./chart.ts";
import { rects, texts } from "./shapes.ts";
import { textWidth } from "./text.ts";

/** Hatches on a 6 px tile; every sector its own, so that sample marks differ without colour. */
const hatches: Record<SectorScope, string> = {
  all: "M-1 1l2-2M0 6l6-6M5 7l2-2",
  health: "M-1 1l2-2M0 6l6-6M5 7l2-2",
  education: "M5-1l2 2M0 0l6 6M-1 5l2 2",
  administration: "M1.5 0v6M4.5 0v6",
  production: "M0 6l6-6M0 0l6 6",
};
/** Marks beside the sectors' names. */
const symbols = { health: "circle", education: "triangle", administration: "square", production: "diamond" } as const;

/** The colour of a sector, or of the city as a whole. */
export const colourOf = (sector: SectorScope): string =>
  sector === "all" ? "var(--accent)" : `var(--sector-${sector})`;

/** How a figure's area is filled: solid when published, hatched when sample, paler while it needs confirmation. */
export function areaOf(sector: SectorScope, datum: Pick<Datum, "sample" | "flags">): Plot.RectOptions {
  if (datum.sample) return { fill: `url(#hatch-${sector})`, stroke: colourOf(sector), inset: 0.5 };
  const pale = datum.flags.includes("needs_confirmation");
  return { fill: colourOf(sector), ...(pale && { fillOpacity: 0.6 }) };
}

/** The `<pattern>` elements that a drawing refers to as `url(#hatch-…)`; null where it refers to none. */
export function renderPatterns(svg: SVGSVGElement, document: Document): SVGElement | null {
  const used = sectorScopes.filter((sector) => svg.querySelector(`[fill="url(#hatch-${sector})"]`));
  if (!used.length) return null;
  const create = (name: string, attributes: Record<string, string | number>) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    return element;
  };
  const defs = create("defs", {});
  for (const sector of used) {
    const pattern = create("pattern", { id: `hatch-${sector}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" });
    const width = sector === "administration" || sector === "production" ? 1 : 1.5;
    pattern.append(create("path", { d: hatches[sector], stroke: colourOf(sector), "stroke-width": width }));
    defs.append(pattern);
  }
  return defs;
}

/** A sector's own mark, centred at a point. */
export function symbolMarks(sector: SectorScope, x: number, y: number, look: Plot.DotOptions = {}): Plot.Markish[] {
  if (sector === "all") return [];
  return [Plot.dot([[x, y]], { symbol: symbols[sector], r: 4.5, fill: colourOf(sector), ...look })];
}

/** What a chart must explain below itself. `worded`: its values say “more than” in words, not by a sign. */
export type Signs = { sample?: SectorScope; dash?: boolean; worded?: boolean; data: readonly Datum[] };

/**
 * The legend lines under a chart: only of signs that it uses.
 * @param y top of the first line, px
 * @returns marks, and the height they take (0 when there is nothing to explain)
 */
export function legend(
  { sample = "all", dash = false, worded = false, data }: Signs,
  locale: Locale,
  y: number,
  width: number,
) {
  const flagged = (flag: "needs_confirmation") => data.some((datum) => datum.flags.includes(flag));
  const items: [string, string][] = [];
  if (data.some((datum) => datum.sample)) items.push(["hatch", locale.t("chart.legend.sample")]);
  if (dash && !data.every(hasValue)) items.push(["–", locale.value(null, "count")]);
  const signed = (qualifier: Datum["qualifier"]) =>
    !worded && data.some((datum) => hasValue(datum) && datum.qualifier === qualifier);
  if (signed("more_than")) items.push([">", locale.t("chart.legend.more_than")]);
  if (signed("at_least")) items.push(["+", locale.t("chart.legend.at_least")]);
  if (flagged("needs_confirmation")) items.push(["*", locale.t("chart.legend.confirm")]);

  const marks: Plot.Markish[] = [];
  let [x, line] = [0, y + 12];
  for (const [sign, words] of items) {
    const lead = sign === "hatch" ? 24 : 14;
    const size = lead + textWidth(words);
    if (x > 0 && x + size > width) [x, line] = [0, line + 20];
    if (sign === "hatch")
      marks.push(...rects([{ x, y: line - 6, width: 18, height: 12 }], areaOf(sample, { sample: true, flags: [] })));
    else marks.push(...texts([{ x, y: line, text: sign }], { textAnchor: "start" }));
    marks.push(...texts([{ x: x + lead, y: line, text: words }], { textAnchor: "start" }));
    x += size + 20;
  }
  return { marks, height: items.length ? line + 10 - y : 0 };
}
