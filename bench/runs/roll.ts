import type { Browser } from "playwright-core";
import { gzip } from "../../src/publish/formats/gzip.ts";
import { packRoll, rollPath } from "../../src/query/roll-index.ts";
import { timeKey } from "../click.ts";
import { type Host, startHost } from "../host.ts";
import type { Outcome } from "../measure.ts";
import { rest, withPage } from "../pages.ts";
import { makeRoll } from "../people.ts";
import { median, p95 } from "../statistics.ts";
import { largeSite, say, type Scale } from "../workshop.ts";

/** What is typed, a key at a time: names with and without marks, a job, a place. */
const typed = ["nguyen thi hoa", "Đặng Văn Tuấn", "giao vien", "long bien", "tran duc"];
const results = "honour-search [data-part=results]";

/**
 * The search of the honour roll over made-up people: the page is the site's own, with its list of real people; only the
 * index that the search fetches is another, and lies nowhere but in this process.
 */
export async function runRoll(browser: Browser, { rows, times }: Scale): Promise<Outcome> {
  const { dist } = await largeSite(0);
  const [small, large] = [rows(5_000), rows(100_000)];

  say(`Typing in a roll of ${small} people …`);
  const few = await serveRoll(dist, small);
  const keys: number[] = [];
  for (let run = 0; run < times(2); run++) keys.push(...(await typeAll(browser, few.host)));
  await few.host.close();

  say(`Typing in a roll of ${large} people …`);
  const many = await serveRoll(dist, large);
  const firsts: { ms: number; sent: number }[] = [];
  for (let run = 0; run < times(5); run++) firsts.push(await typeFirst(browser, many.host));
  await many.host.close();

  return {
    rows: large,
    found: {
      "roll-5k-key": { value: p95(keys) },
      "roll-5k-index": { value: few.bytes },
      "roll-100k-first": { value: median(firsts.map(({ ms }) => ms)) },
      "roll-100k-first-bytes": { value: Math.max(...firsts.map(({ sent }) => sent)) },
    },
    notes: [`${keys.length} keys in a roll of ${small}: median ${median(keys).toFixed(1)} ms.`],
  };
}

async function serveRoll(folder: string, size: number): Promise<{ host: Host; bytes: number }> {
  const file = gzip(packRoll(makeRoll(size)));
  const host = await startHost(folder, { instead: new Map([[`/${rollPath("vi")}`, file]]) });
  return { host, bytes: file.length };
}

/** Every key once the index is there; the field is emptied after each text, which is not counted. */
async function typeAll(browser: Browser, host: Host): Promise<number[]> {
  return withPage(browser, async (page) => {
    await page.goto(`${host.address}vinh-danh/`, { waitUntil: "load" });
    await page.click("honour-search input[type=search]");
    await rest(page);
    const times: number[] = [];
    for (const text of typed) {
      for (const key of text) {
        times.push(await timeKey(page, key, results));
        await page.waitForTimeout(100);
      }
      await page.keyboard.press("Escape");
      await page.waitForTimeout(300);
    }
    return times;
  });
}

/** The first key of a reader who clicks into the field and types at once. */
async function typeFirst(browser: Browser, host: Host): Promise<{ ms: number; sent: number }> {
  return withPage(browser, async (page) => {
    await page.goto(`${host.address}vinh-danh/`, { waitUntil: "load" });
    await rest(page);
    host.sent.clear();
    await page.click("honour-search input[type=search]");
    const ms = await timeKey(page, "n", results);
    return { ms, sent: [...host.sent.values()].reduce((sum, bytes) => sum + bytes, 0) };
  });
}
