import type { Browser, Page } from "playwright-core";
import type { CrossAnswer } from "../src/query/crossfilter.ts";
import { emptyFilter, type RecordsFilter } from "../src/query/records-filter.ts";
import { timeClick } from "./click.ts";
import { findMiddle, rest, withPage } from "./pages.ts";

/** A bar: the dimension of its chart and its code. */
export type Bar = { dimension: "year" | "sector" | "stage" | "unit"; code: string };
/** What is clicked: each dimension once, then the later ones; the same on both pages. */
export type Clicks = { cold: Bar[]; warm: Bar[] };
/** ms of every click. */
export type Times = { cold: number[]; warm: number[] };

const dimensions = ["year", "sector", "stage", "unit"] as const;
/** The peer draws the fifteen largest bars of a chart; ties at the end may fall either way. */
const shown = 12;

/**
 * Bars to click: first the second largest of each dimension, one after the other; then, round by round over the
 * dimensions, the chosen one again, which frees it, and another one. So each dimension never has more than one code chosen,
 * and both pages hold the same filter.
 * @param ask answers a filter, so that no bar is clicked that the peer does not show
 */
export function toClicks(ask: (filter: RecordsFilter) => CrossAnswer, rounds: number): Clicks {
  let filter = emptyFilter;
  const ranked = (dimension: Bar["dimension"]) =>
    ask(filter)
      .by[dimension].filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count)
      .slice(0, shown)
      .map(({ code }) => code);
  const choose = (dimension: Bar["dimension"], code: string): Bar => {
    filter = { ...filter, [dimension]: filter[dimension][0] === code ? [] : [code] };
    return { dimension, code };
  };
  const cold = dimensions.map((dimension) => choose(dimension, ranked(dimension).at(1) ?? ranked(dimension)[0]));
  const warm = Array.from({ length: rounds }, (_, round) =>
    dimensions.flatMap((dimension) => {
      const [before] = filter[dimension];
      if (!ranked(dimension).includes(before)) return [];
      const freed = choose(dimension, before);
      const others = ranked(dimension).filter((code) => code !== before);
      return [freed, choose(dimension, others[round % Math.min(4, others.length)] ?? before)];
    }),
  ).flat();
  return { cold, warm };
}

/** Opens the explore page in a fresh context, waits until it has come to rest, and clicks. */
export async function clickOurs(browser: Browser, address: string, clicks: Clicks): Promise<Times> {
  return withPage(browser, async (page) => {
    await page.goto(`${address}kham-pha/`, { waitUntil: "load" });
    // The cube's first answer, of nothing chosen, is the sign that the charts are awake.
    await page.waitForFunction(() => document.querySelector("cross-filter [data-role=answer]")?.textContent);
    return timeAll(page, clicks, "click", ".records-charts", ({ dimension, code }) =>
      findMiddle(page, `cross-filter [data-dimension=${dimension}] tr[data-code="${code}"] .records-name`),
    );
  });
}

/** The same in the peer's page. */
export async function clickPeer(browser: Browser, address: string, clicks: Clicks, rows: number): Promise<Times> {
  return withPage(browser, async (page) => {
    await page.goto(address, { waitUntil: "load" });
    await page.waitForFunction(() => document.querySelectorAll("g[aria-label=bar] rect").length > 20);
    await page.waitForFunction(() => (window as { benchRows?: number }).benchRows);
    const found = await page.evaluate(() => (window as { benchRows?: number }).benchRows);
    if (found !== rows) throw new Error(`the peer's page holds ${found} initiatives, not ${rows}`);
    return timeAll(page, clicks, "pointerdown", "#charts", async ({ dimension, code }) =>
      page.evaluate(findBar, { dimension: dimension === "unit" ? "unit_id" : dimension, code }),
    );
  });
}

async function timeAll(
  page: Page,
  { cold, warm }: Clicks,
  event: "click" | "pointerdown",
  charts: string,
  find: (bar: Bar) => Promise<{ x: number; y: number }>,
): Promise<Times> {
  await rest(page);
  const time = async (bars: readonly Bar[]) => {
    const times: number[] = [];
    for (const bar of bars) times.push(await timeClick(page, await find(bar), { event, charts }));
    return times;
  };
  return { cold: await time(cold), warm: await time(warm) };
}

/** Runs in the peer's page: the middle of the bar whose label on the axis is the code. */
function findBar({ dimension, code }: { dimension: string; code: string }): { x: number; y: number } {
  const chart = document.querySelector(`[data-dimension=${dimension}]`)!;
  const middle = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const label = [...chart.querySelectorAll("g[aria-label='y-axis tick label'] text")].find(
    // Plot writes years as it writes numbers.
    ({ textContent }) => textContent!.replace(/(?<=^\d),/, "") === code,
  );
  if (!label) throw new Error(`the peer's chart of ${dimension} shows no ${code}`);
  const { y } = middle(label);
  const bars = [...chart.querySelectorAll("g[aria-label=bar] rect")].map(middle);
  return bars.toSorted((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y))[0];
}
