import * as Plot from "@observablehq/plot";
import type { FunnelStage } from "../model/stage.ts";
import type { Locale } from "../i18n/locale.ts";
import { canvas, type ChartOptions, chartWidth, type Datum, hasValue } from "./chart.ts";
import { emptyChart } from "./empty.ts";
import { areaOf, legend } from "./patterns.ts";
import { level, rects, texts } from "./shapes.ts";
import { mark } from "./text.ts";

/** The figure of one step of one year. */
export type Step = Datum & { stage: FunnelStage; source?: string };

/** A step and what it is measured against: the nearest published step before it. */
export type Rate = Step & { against: FunnelStage | null; share: number | null };

const line = 78;

/**
 * The climb from base to title. The counts differ a thousandfold, so lengths do not compare counts: each step's bar is
 * its share of the step before (the full pale track), on an ordinary scale from 0 to 100%, and the counts are printed.
 * @param steps lowest first
 */
export function funnelChart(steps: readonly Step[], locale: Locale, width = chartWidth): ChartOptions {
  if (!steps.length) return emptyChart(locale, width);
  const marks = toRates(steps).flatMap((step, i) => stepMarks(step, i * line, locale, width));
  const foot = steps.length * line - 8;
  const key = legend({ data: steps }, locale, foot, width);
  return canvas(width, foot + key.height, [...marks, ...key.marks]);
}

/** Sets each step against the nearest published one before it. */
export function toRates(steps: readonly Step[]): Rate[] {
  return steps.map((step, i) => {
    const base = steps.slice(0, i).findLast((earlier) => hasValue(earlier) && earlier.value > 0);
    const share = base?.value && hasValue(step) ? step.value / base.value : null;
    return { ...step, against: base?.stage ?? null, share };
  });
}

/** A share with the digits it needs: 0,84%, 18%. */
export const percent = (share: number, locale: Locale): string => locale.percent(share, share < 0.01 ? 2 : 1);

function stepMarks(step: Rate, y: number, locale: Locale, width: number): Plot.Markish[] {
  const known = hasValue(step);
  const value = known
    ? locale.value(step.value, "count", step.qualifier) + mark(step)
    : locale.t("chart.funnel.missing");
  const bold = known ? { fill: "currentColor", fontWeight: 600, fontSize: 18 } : {};
  const share = known ? (step.share ?? 1) : 0;
  const track = { x: 0, y: y + 26, width, height: 14 };
  return [
    ...texts([{ x: 0, y: y + 12, text: locale.t(`stage.${step.stage}.short`) }], {
      textAnchor: "start",
      fill: "currentColor",
    }),
    ...texts([{ x: width, y: y + 12, text: value }], { textAnchor: "end", ...bold }),
    ...(known
      ? rects([track], { fill: "var(--rule)", fillOpacity: 0.6 })
      : level(0, width, track.y + 7, { stroke: "var(--missing)", strokeDasharray: "2 4" })),
    ...(known ? rects([{ ...track, width: Math.max(1, width * Math.min(1, share)) }], areaOf("all", step)) : []),
    ...rateMarks(step, y + 54, locale),
  ];
}

function rateMarks(step: Rate, y: number, locale: Locale): Plot.Markish[] {
  if (step.share === null || !step.against) return [];
  const stage = locale.t(`chart.funnel.${step.against}`);
  const text = locale.t("chart.funnel.rate", { share: percent(step.share, locale), stage });
  return texts([{ x: 0, y, text }], { textAnchor: "start" });
}
