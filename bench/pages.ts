import type { Browser, BrowserContext, Page } from "playwright-core";

/** Uses a page of a fresh context (nothing cached, nothing kept) on a desktop, and closes it. */
export async function withPage<T>(
  browser: Browser,
  use: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
  context.setDefaultTimeout(120_000);
  try {
    return await use(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/** Lets a page come to rest: what it fetches by itself, and what it does afterwards. */
export async function rest(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(1500);
}

/** Scrolls the first element that a selector names into view; returns its middle, in CSS pixels of the window. */
export async function findMiddle(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const element = page.locator(selector).first();
  await element.evaluate((found) => found.scrollIntoView({ block: "center", behavior: "instant" }));
  const box = await element.boundingBox();
  if (!box) throw new Error(`nothing to click on the page: ${selector}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
