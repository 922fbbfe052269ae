import type { Page } from "playwright-core";

declare global {
  interface Window {
    /** Questions of the page that are not answered yet, where it counts them. */
    benchPending?: number;
    benchClick?: Promise<number>;
  }
}

/** Milliseconds without a change after which a page counts as done. */
const quietMs = 500;

/**
 * Clicks a place of the page with the mouse, as a reader does.
 * @param place in CSS pixels of the window
 * @param options.event the event that the page acts on, from which time counts
 * @param options.charts selector of what may change
 * @returns ms from the event to the end of the frame that painted the last change
 */
export async function timeClick(
  page: Page,
  place: { x: number; y: number },
  options: { event: "click" | "pointerdown"; charts: string },
): Promise<number> {
  await page.evaluate(watchChanges, { ...options, quietMs });
  await page.mouse.click(place.x, place.y);
  return page.evaluate(() => window.benchClick!);
}

/** The same for a letter typed in the element that has the focus; one that no key has comes as from an input method. */
export async function timeKey(page: Page, letter: string, charts: string): Promise<number> {
  const hasKey = /^[ -~]$/.test(letter);
  await page.evaluate(watchChanges, { event: hasKey ? "keydown" : "beforeinput", charts, quietMs: 150 });
  await (hasKey ? page.keyboard.press(letter) : page.keyboard.insertText(letter));
  return page.evaluate(() => window.benchClick!);
}

/** Runs in the page: waits for the event, then for the last change below `charts` and the frame that paints it. */
function watchChanges({ event, charts, quietMs }: { event: string; charts: string; quietMs: number }): void {
  const place = document.querySelector(charts);
  if (!place) throw new Error(`nothing on the page matches ${charts}`);
  window.benchClick = new Promise((resolve, reject) => {
    let start = NaN;
    let painted = NaN;
    let last = NaN;
    addEventListener(event, ({ timeStamp }) => ((start = timeStamp), (last = performance.now())), {
      capture: true,
      once: true,
    });
    const changes = new MutationObserver(() => {
      last = performance.now();
      requestAnimationFrame(() => {
        // A message sent in the frame's callback is heard once that frame has been painted.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => ((painted = performance.now()), channel.port1.close());
        channel.port2.postMessage(null);
      });
    });
    changes.observe(place, { subtree: true, childList: true, attributes: true, characterData: true });
    const timer = setInterval(() => {
      const waited = performance.now() - last;
      if (Number.isNaN(last) || waited < quietMs || window.benchPending) return;
      if (Number.isNaN(painted) && waited < 20_000) return;
      clearInterval(timer);
      changes.disconnect();
      if (Number.isNaN(painted)) reject(new Error(`nothing changed below ${charts} after a ${event}`));
      else resolve(painted - start);
    }, 20);
  });
}
