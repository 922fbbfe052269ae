import type { Browser } from "playwright-core";

declare global {
  interface Window {
    benchShown?: number;
  }
}

/** ms from the start of the navigation: the first paint of anything, and the paint of what was waited for. */
export type Shown = { firstPaint: number; shown: number };

/** A slow phone: 1.6 Mbit/s down, 150 ms to every answer, a processor four times slower. */
const link = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const cpuRate = 4;

/**
 * Opens an address with nothing cached, on a slow phone, and waits until an element that `selector` names is there and
 * painted. Workers keep their full speed: browsers slow down a page's main thread only.
 */
export async function openSlowly(browser: Browser, address: string, selector: string): Promise<Shown> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", link);
    await session.send("Emulation.setCPUThrottlingRate", { rate: cpuRate });
    const failure = new Promise<never>((_, reject) => page.once("pageerror", reject));
    failure.catch(() => {}); // An error before the wait begins is met there.
    await page.addInitScript(watchFor, selector);
    await page.goto(address, { waitUntil: "commit", timeout: 120_000 });
    // Asked now and then: at every frame it would take the page's own time.
    const shown = page.waitForFunction(() => window.benchShown, null, { timeout: 900_000, polling: 250 });
    await Promise.race([shown, failure]);
    return await page.evaluate(() => ({
      firstPaint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
      shown: window.benchShown!,
    }));
  } finally {
    await context.close();
  }
}

/** Runs in the page before its own scripts: looks after every change, and notes the time once what it looks for is painted. */
function watchFor(selector: string): void {
  const changes = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    changes.disconnect();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => ((window.benchShown = performance.now()), channel.port1.close());
      channel.port2.postMessage(null);
    });
  });
  changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}
