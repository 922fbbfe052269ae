import type { Browser, Page } from "playwright-core";
import { alonePage } from "../alone.ts";
import { startHost } from "../host.ts";
import type { Outcome } from "../measure.ts";
import { withPage } from "../pages.ts";
import { median } from "../statistics.ts";
import { largeSite, type Scale } from "../workshop.ts";

/** From the start of the engine to its first answer, the first time and when the device has kept it. */
export async function runBoot(browser: Browser, { times }: Scale): Promise<Outcome> {
  const host = await startHost((await largeSite(0)).dist, { instead: await alonePage() });
  const [first, again]: number[][] = [[], []];
  try {
    for (let run = 0; run < times(5); run++)
      await withPage(browser, async (page, context) => {
        first.push(await boot(page, host.address));
        // Keeping the engine ends after its first answer.
        await page.waitForTimeout(3000);
        again.push(await boot(await context.newPage(), host.address));
      });
  } finally {
    await host.close();
  }
  return {
    rows: 0,
    found: { "boot-first-answer": { value: median(first) }, "boot-again": { value: median(again) } },
    notes: [],
  };
}

async function boot(page: Page, address: string): Promise<number> {
  await page.goto(`${address}alone/`, { waitUntil: "load" });
  await page.waitForFunction(() => window.benchBoot);
  return page.evaluate(() => window.benchBoot!);
}
