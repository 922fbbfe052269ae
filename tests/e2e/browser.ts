import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { launchBrowser } from "./launch.ts";

export type OpenOptions = {
  /** false reads the page as a browser without JavaScript does. */
  javaScript?: boolean;
  colorScheme?: "light" | "dark";
  viewport?: { width: number; height: number };
  hasTouch?: boolean;
  /** What the browser says of itself: properties of `navigator`. */
  device?: { connection?: { saveData: boolean; effectiveType: string }; deviceMemory?: number };
  reducedMotion?: boolean;
  /** Address that `path` is resolved against; the tester's own by default. */
  base?: string;
};

/** A browser for one test file. Every page it opens is watched until `assertClean`. */
export type Tester = {
  /** Opens an address in a fresh context (no cookies, no storage, no cache) and waits until it has loaded. */
  open(path: string, options?: OpenOptions): Promise<Page>;
  /** Closes what was opened, and fails on any request to another origin, policy violation, page error or console error. */
  assertClean(): Promise<void>;
  /** Closes what was opened, and returns what was seen instead: for tests that provoke trouble. */
  takeTrouble(): Promise<string[]>;
  close(): Promise<void>;
};

/** @param base address of the site, e.g. `inject("sites").default` */
export async function startBrowser(base: string): Promise<Tester> {
  const browser = await launchBrowser();
  let contexts: BrowserContext[] = [];
  let trouble: string[] = [];

  async function open(path: string, options: OpenOptions = {}): Promise<Page> {
    const address = new URL(path.replace(/^\//, ""), options.base ?? base);
    const context = await browser.newContext({
      javaScriptEnabled: options.javaScript ?? true,
      colorScheme: options.colorScheme ?? "light",
      viewport: options.viewport ?? { width: 1280, height: 800 },
      hasTouch: options.hasTouch ?? false,
      reducedMotion: options.reducedMotion ? "reduce" : "no-preference",
      serviceWorkers: "block",
    });
    contexts.push(context);
    if (options.device) await context.addInitScript(pretend, options.device);
    await watch(context, address.origin, (message) => trouble.push(`${address.pathname}: ${message}`));
    const page = await context.newPage();
    await page.goto(address.href, { waitUntil: "load" });
    return page;
  }

  async function takeTrouble(): Promise<string[]> {
    await Promise.all(contexts.flatMap((context) => context.pages()).map(settle));
    await Promise.all(contexts.map((context) => context.close()));
    const seen = trouble;
    contexts = [];
    trouble = [];
    return seen;
  }

  return {
    open,
    takeTrouble,
    assertClean: async () => {
      const seen = await takeTrouble();
      expect(seen, `trouble in the pages:\n${seen.join("\n")}`).toEqual([]);
    },
    close: () => browser.close(),
  };
}

/** Runs in the page before its own scripts. */
function pretend(device: NonNullable<OpenOptions["device"]>): void {
  for (const [name, value] of Object.entries(device)) Object.defineProperty(navigator, name, { value });
}

async function watch(context: BrowserContext, origin: string, note: (message: string) => void): Promise<void> {
  context.on("request", (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && new URL(url).origin !== origin) note(`request left the origin: ${url}`);
  });
  context.on("weberror", (error) => note(`page error: ${error.error().message}`));
  context.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" || text.includes("Content Security Policy")) note(`console: ${text}`);
  });
  await context.addInitScript(reportViolations);
  // Chromium writes a worker's violations to no console.
  context.on("page", (page) => page.on("worker", (worker) => worker.evaluate(reportViolations).catch(() => {})));
}

/** Runs in the page or worker. */
function reportViolations(): void {
  addEventListener("securitypolicyviolation", (event) => {
    const { violatedDirective, blockedURI } = event as SecurityPolicyViolationEvent;
    console.error(`Content Security Policy violated: ${violatedDirective} ${blockedURI}`);
  });
}

/** Gives reports that are still on their way a moment to arrive; a worker that is busy is not waited for. */
async function settle(page: Page): Promise<void> {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
  const pauses = [page.evaluate(pause), ...page.workers().map((worker) => worker.evaluate(pause))];
  await Promise.race([Promise.allSettled(pauses), new Promise((resolve) => setTimeout(resolve, 500))]);
}
