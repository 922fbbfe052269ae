import type { Browser } from "playwright-core";
import { alonePage } from "../alone.ts";
import { type Host, startHost } from "../host.ts";
import type { Outcome } from "../measure.ts";
import { rest, withPage } from "../pages.ts";
import { largeSite } from "../workshop.ts";

/** Bytes on the wire, as the host counts what it sends to a browser that has nothing yet. */
export async function runWeight(browser: Browser): Promise<Outcome> {
  const { dist } = await largeSite(0);
  const overview = await weigh(browser, await startHost(dist), "", (page) => rest(page));
  const start = async (refuse?: RegExp) =>
    weigh(browser, await startHost(dist, { instead: await alonePage(), refuse }), "alone/", async (page) => {
      await page.waitForFunction(() => window.benchBoot);
    });
  const engine = /^\/engine\//;
  const isFont = /\.woff2$/;
  return {
    rows: 0,
    found: {
      "page-overview": { value: total(overview, (path) => !isFont.test(path)) },
      "page-overview-scripts": { value: total(overview, (path) => path.endsWith(".js")) },
      "page-overview-fonts": { value: total(overview, (path) => isFont.test(path)) },
      "engine-wire": { value: total(await start(), (path) => engine.test(path)) },
      "engine-wire-plain": { value: total(await start(/\.br$/), (path) => engine.test(path)) },
    },
    notes: [`The overview fetches ${overview.size} files by itself.`],
  };
}

type Use = Parameters<typeof withPage>[1];

async function weigh(browser: Browser, host: Host, path: string, use: Use): Promise<Host["sent"]> {
  try {
    await withPage(browser, async (page, context) => {
      await page.goto(host.address + path, { waitUntil: "load" });
      await use(page, context);
    });
    return host.sent;
  } finally {
    await host.close();
  }
}

function total(sent: Host["sent"], counts: (path: string) => boolean): number {
  return [...sent].filter(([path]) => counts(path)).reduce((sum, [, bytes]) => sum + bytes, 0);
}
