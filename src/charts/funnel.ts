import * as Plot from "@observablehq/plot";
import type { FunnelStage } from "../model/stage.ts";
import type { Locale } from "../i18n/locale.ts";
import { canvas, type ChartOptions, chartWidth, type Datum, hasValue } from "./chart.ts";
import { emptyChart } from "./empty.ts";
import { areaOf, legend } from "./patterns.ts";
import { type Box, level, rects, texts } from "./shapes.ts";
import { inPeople, isWhole, sayValue } from "./speech.ts";
import { mark } from "./text.ts";

/** The figure of one step of one year. */
export type Step = Datum & { stage: FunnelStage; source?: string };

/** A step and what it is measured against: the nearest published step before it. */
export type Rate = Step & { against: FunnelStage | null; share: number | null };

/**
 * The climb from base to title. The counts differ a thousandfold, so lengths do not compare counts: each step's bar is
 * its share of the step before (the full pale track), on an ordinary scale from 0 to 100%, and the counts are printed.
 * Lines on top say so. A step without such a share has no bar.
 * @param steps lowest first
 */
export function funnelChart(steps: readonly Step[], locale: Locale, width = chartWidth): ChartOptions {
  if (!steps.length) return emptyChart(locale, width);
  const rates = toRates(steps);
  const guide = rates.some(({ share }) => share !== null) ? ["chart.funnel.bar", "chart.funnel.track"] : [];
  let foot = guide.length ? guide.length * 19 + 12 : 0;
  const marks = rates.flatMap((step) => {
    const y = foot;
    foot += step.share !== null ? 78 : hasValue(step) ? 38 : 54;
    return stepMarks(step, y, locale, width);
  });
  const key = legend({ worded: true, data: steps }, locale, foot, width);
  const explained = guide.map((word, i) => ({ x: 0, y: 10 + i * 19, text: locale.t(word) }));
  return canvas(width, foot + key.height, [...texts(explained, { textAnchor: "start" }), ...marks, ...key.marks]);
}

/** Sets each step against the nearest published one before it; a share needs two whole counts of initiatives. */
export function toRates(steps: readonly Step[]): Rate[] {
  return steps.map((step, i) => {
    const base = steps.slice(0, i).findLast((earlier) => hasValue(earlier) && earlier.value > 0);
    const counted = (datum: Datum) => isWhole(datum) && !inPeople(datum);
    const share = base?.value && hasValue(step) && counted(base) && counted(step) ? step.value / base.value : null;
    return { ...step, against: base?.stage ?? null, share };
  });
}

/** A share with the digits it needs: 0,84%, 18%. */
export const percent = (share: number, locale: Locale): string => locale.percent(share, share < 0.01 ? 2 : 1);

function stepMarks(step: Rate, y: number, locale: Locale, width: number): Plot.Markish[] {
  const known = hasValue(step);
  const value = known ? sayValue(step, "count", locale) + mark(step) : locale.t("chart.funnel.missing");
  const bold = known ? { fill: "currentColor", fontWeight: 600, fontSize: 18 } : {};
  const track = { x: 0, y: y + 26, width, height: 14 };
  return [
    ...texts([{ x: 0, y: y + 12, text: locale.t(`stage.${step.stage}.short`) }], {
      textAnchor: "start",
      fill: "currentColor",
    }),
    ...texts([{ x: width, y: y + 12, text: value }], { textAnchor: "end", ...bold }),
    ...(known ? [] : level(0, width, track.y + 7, { stroke: "var(--missing)", strokeDasharray: "2 4" })),
    ...(step.share === null ? [] : rateMarks(step, step.share, track, locale)),
  ];
}

function rateMarks(step: Rate, share: number, track: Box, locale: Locale): Plot.Markish[] {
  const stage = locale.t(`chart.funnel.${step.against}`);
  const text = locale.t("chart.funnel.rate", { share: percent(share, locale), stage });
  return [
    ...rects([track], { fill: "var(--rule)", fillOpacity: 0.6 }),
    ...rects([{ ...track, width: Math.max(1, track.width * Math.min(1, share)) }], areaOf("all", step)),
    ...texts([{ x: track.x, y: track.y + 28, text }], { textAnchor: "start" }),
  ];
}
