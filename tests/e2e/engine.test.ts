import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Engine, StartOptions } from "../../src/client/database.ts";
import type { SqlRecord } from "../../src/client/records.ts";
import { defaultView } from "../../src/query/view.ts";
import { startBrowser, type Tester } from "./browser.ts";
import { buildEnginePage, type Mood, serveEnginePage } from "./engine-page.ts";

/** What the test page offers inside the browser. */
declare const startEngine: (options: StartOptions) => Promise<Engine>;
declare global {
  var engine: Engine;
}

let folder: string;
let host: Awaited<ReturnType<typeof serveEnginePage>>;
let elsewhere: typeof host;
let browser: Tester;
/** One engine for the tests that only read. */
let reading: { tester: Tester; page: Page; start: Start };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "engine-page-"));
  await buildEnginePage(folder);
  host = await serveEnginePage(folder);
  elsewhere = await serveEnginePage(folder);
  browser = await startBrowser(host.url);
  const tester = await startBrowser(host.url);
  reading = { tester, ...(await openEngine("plain", {}, tester)) };
});
afterEach(() => browser.assertClean());
afterAll(async () => {
  await reading?.tester.assertClean();
  await reading?.tester.close();
  await browser?.close();
  host?.close();
  elsewhere?.close();
  await rm(folder, { recursive: true, force: true });
});

type Start = { version?: string; code?: string; message?: string; progress: [done: number, total: number][] };

/** A page whose engine has started against a host of that mood; the error's code and message where it does not start. */
async function openEngine(mood: Mood, options: { timeoutMs?: number } = {}, tester = browser) {
  const page = await tester.open("plain/");
  const start = await page.evaluate(
    async ({ mood, options }): Promise<Start> => {
      const progress: Start["progress"] = [];
      const onProgress = (done: number, total: number) => progress.push([done, total]);
      const base = new URL(`/${mood}/`, location.href).href;
      try {
        const domain = { years: [2024, 2025], units: [], breaks: [2025] };
        globalThis.engine = await startEngine({ base, domain, onProgress, ...options });
        return { version: engine.version, progress };
      } catch (error) {
        const { code, message } = error as Error & { code: string };
        return { code, message, progress };
      }
    },
    { mood, options },
  );
  return { page, start };
}

const query = (page: Page, sql: string, params?: (string | number)[]): Promise<SqlRecord[]> =>
  page.evaluate(({ sql, params }) => engine.query(sql, params), { sql, params });

test("numbers, dates and text come out as they went in", async () => {
  const { page, start } = reading;
  expect(start.version).toMatch(/^v1\.\d/);
  expect(await query(page, "SELECT * FROM kinds")).toEqual([
    {
      price: 1.25,
      small: -0.05,
      big: 9007199254740991,
      day: "2025-06-30",
      moment: "2025-06-30T08:30:00",
      yes: true,
      name: "Đình Công",
      none: null,
      list: ["a", "b"],
      tiny: 3,
    },
  ]);
  expect(
    await query(page, "SELECT 1.25 AS x, count(*) AS n, sum(n) AS total, sum(n) * 1.5 AS half FROM numbers"),
  ).toEqual([{ x: 1.25, n: 10, total: 45, half: 67.5 }]);
  expect(await query(page, "SELECT n FROM numbers WHERE n > ? AND ? = 'x' ORDER BY n", [7, "x"])).toEqual([
    { n: 8 },
    { n: 9 },
  ]);
  expect(await query(page, "SELECT n FROM numbers WHERE n > 99")).toEqual([]);
  const [nested] = await query(
    page,
    "SELECT [1.25, -3] AS list, {price: 0.5, day: DATE '2024-02-29', big: [7::BIGINT]} AS struct, MAP {'k': 2.5} AS map",
  );
  expect(nested).toEqual({ list: [1.25, -3], struct: { price: 0.5, day: "2024-02-29", big: [7] }, map: { k: 2.5 } });
  const [done, total] = start.progress.at(-1)!;
  expect(done).toBe(total);
});

test("a View is answered, and questions asked at once wait their turn", async () => {
  const { page } = reading;
  const answers = await page.evaluate(
    (view) => Promise.all([engine.ask(view), engine.query("SELECT 1 AS one"), engine.ask({ ...view, years: [2024] })]),
    defaultView,
  );
  const row2024 = { year: 2024, value: 60000, qualifier: "exact", sample: false, sources: ["A"], flags: [] };
  const row2025 = { ...row2024, year: 2025, value: 80925, sources: ["B"], flags: ["break_before"] };
  expect(answers).toEqual([[row2024, row2025], [{ one: 1 }], [row2024]]);
});

test("a mistake in SQL says what DuckDB says, and the next question is answered", async () => {
  const { page } = reading;
  await expect(query(page, "SELECT nothing FROM kinds")).rejects.toThrow(/nothing/);
  await expect(query(page, "SELECT ? + ", [1])).rejects.toThrow(/syntax/i);
  expect(await query(page, "SELECT 2 AS two")).toEqual([{ two: 2 }]);
});

test("SQL reaches no other file and no other address", async () => {
  const { page } = reading;
  const url = `${elsewhere.url}plain/engine/engine.json`;
  const forbidden = [
    `SELECT * FROM read_csv('${url}')`,
    `SELECT * FROM read_text('${url}')`,
    `SELECT * FROM read_csv('${host.url}plain/engine/engine.json')`,
    "SELECT * FROM read_csv('/etc/passwd')",
    `ATTACH '${elsewhere.url}plain/data/sang-kien.duckdb'`,
    "ATTACH 'other.duckdb'",
    "COPY kinds TO 'kinds.csv'",
    `COPY kinds TO '${url}'`,
    "LOAD json",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET autoload_known_extensions = true",
    "CREATE TABLE published.main.mine AS SELECT 1",
  ];
  // In the browser INSTALL only takes note of where LOAD would look.
  await query(page, `INSTALL httpfs FROM '${elsewhere.url}plain'`);
  const allowed: string[] = [];
  for (const sql of forbidden) {
    await query(page, sql).then(
      () => allowed.push(sql),
      () => {},
    );
  }
  expect(allowed).toEqual([]);
  expect(elsewhere.seen).toEqual([]);
});

test("the page's policy binds the worker", async () => {
  const { page } = await openEngine("plain");
  const fetchIn = (url: string) =>
    fetch(url).then(
      (response) => response.ok,
      () => false,
    );
  const url = `${elsewhere.url}plain/engine/engine.json`;
  const [worker] = page.workers();
  expect(await worker.evaluate(fetchIn, `${host.url}plain/engine/engine.json`)).toBe(true);
  expect(await worker.evaluate(fetchIn, url)).toBe(false);
  expect(elsewhere.seen).toEqual([]);
  expect((await browser.takeTrouble()).join("\n")).toContain("Content Security Policy");
});

const asked = (since: number) => host.seen.slice(since).map((path) => path.split("/").at(-1)!);

test("Brotli is what is fetched, and its bytes are what is counted", async () => {
  const before = host.seen.length;
  const { start } = await openEngine("plain");
  expect(asked(before).filter((name) => /wasm|worker\.js/.test(name))).toEqual([
    "duckdb-eh.wasm.br",
    "duckdb-browser-eh.worker.js.br",
  ]);
  const manifest = JSON.parse(await readFile(join(folder, "engine/engine.json"), "utf8"));
  const total = manifest.wasm.br.bytes + manifest.worker.br.bytes + manifest.database.bytes;
  expect(start.progress.at(-1)).toEqual([total, total]);
});

test("a host that has the browser inflate the files is understood", async () => {
  const before = host.seen.length;
  const { page, start } = await openEngine("inflating");
  expect(await query(page, "SELECT count(*) AS n FROM numbers")).toEqual([{ n: 10 }]);
  expect(asked(before).filter((name) => name.endsWith(".gz"))).toEqual(["sang-kien.duckdb.gz"]);
  expect(start.progress.at(-1)![0]).toBeGreaterThan(26e6);
});

test("a host that knows no .br still serves the engine", async () => {
  const { page } = await openEngine("without-brotli");
  expect(await query(page, "SELECT count(*) AS n FROM numbers")).toEqual([{ n: 10 }]);
  await browser.takeTrouble();
});

test("what was fetched once stays on the device; an older version goes, a damaged copy counts as none", async () => {
  const { page } = await openEngine("plain");
  const shelf = "engine /plain/";
  const names = () =>
    page.evaluate(async (shelf) => {
      const keys = await (await caches.open(shelf)).keys();
      return keys.map(({ url }) => url.split("/").at(-1)!);
    }, shelf);
  await expect.poll(names).toHaveLength(2);
  const [wasm] = await names();
  await page.evaluate(
    async ({ shelf, wasm }) => {
      const cache = await caches.open(shelf);
      await cache.put("/plain/engine/0123", new Response("older"));
      await cache.put(`/plain/engine/${wasm}`, new Response("damaged"));
    },
    { shelf, wasm },
  );
  const start = () =>
    page.evaluate(async () => {
      const base = new URL("/plain/", location.href).href;
      const started = await startEngine({ base, domain: { years: [], units: [], breaks: [] } });
      started.stop();
      return started.kept;
    });
  let before = host.seen.length;
  expect(await start()).toBe(false);
  expect(asked(before)).toContain("duckdb-eh.wasm.br");
  await expect.poll(async () => (await names()).sort()).toEqual([wasm, (await names()).find((n) => n !== wasm)].sort());
  before = host.seen.length;
  await page.reload();
  expect(await start()).toBe(true);
  expect(asked(before).filter((name) => /wasm|worker\.js/.test(name))).toEqual([]);
});

test("without Cache Storage it starts all the same", async () => {
  const page = await browser.open("plain/");
  const kept = await page.evaluate(async () => {
    Object.defineProperty(globalThis, "caches", {
      get: () => {
        throw new DOMException("private window", "SecurityError");
      },
    });
    const base = new URL("/plain/", location.href).href;
    return (await startEngine({ base, domain: { years: [], units: [], breaks: [] } })).kept;
  });
  expect(kept).toBe(false);
});

test.each([
  ["missing-wasm", "missing", /duckdb-eh\.wasm\.gz: the host answered 404/],
  ["damaged-worker", "damaged", /duckdb-browser-eh\.worker\.js\.gz/],
  ["damaged", "damaged", /sang-kien\.duckdb\.gz: could not be inflated/],
  ["missing-worker", "missing", /worker\.js\.gz: the host answered 404/],
] as const)("a host that is %s leaves the page whole, with a reason", async (mood, code, message) => {
  const began = Date.now();
  const { page, start } = await openEngine(mood, { timeoutMs: 5000 });
  expect(start).toMatchObject({ code, message: expect.stringMatching(message) });
  expect(Date.now() - began).toBeLessThan(15_000);
  expect(await page.textContent("h1")).toBe("Still here");
  await browser.takeTrouble();
});

test("an engine that is too slow to start is given up", async () => {
  const { start } = await openEngine("plain", { timeoutMs: 1 });
  expect(start).toMatchObject({ code: "setup", message: "DuckDB did not start within 1 ms" });
  // Ended while it loads its script, a worker may complain of that; nothing else may.
  expect((await browser.takeTrouble()).filter((trouble) => !/importScripts|ErrorEvent/.test(trouble))).toEqual([]);
});

test("the reader cancels while it loads", async () => {
  const page = await browser.open("plain/");
  const code = await page.evaluate(async () => {
    const reader = new AbortController();
    const onProgress = () => reader.abort();
    const base = new URL("/slow/", location.href).href;
    const starting = startEngine({
      base,
      domain: { years: [], units: [], breaks: [] },
      signal: reader.signal,
      onProgress,
    });
    return starting.catch((error: { code: string }) => error.code);
  });
  expect(code).toBe("cancelled");
});

test("a stopped engine frees its worker and rejects what is asked", async () => {
  const { page } = await openEngine("plain");
  const message = await page.evaluate(() => {
    const asked = engine.query("SELECT count(*) FROM numbers").catch((error: Error) => error.message);
    engine.stop();
    return asked;
  });
  expect(message).toBe("DuckDB was stopped");
  await expect.poll(() => page.workers()).toEqual([]);
});

test("the status states the size, starts at a press, and sleeps when the page is left", async () => {
  const before = host.seen.length;
  const page = await browser.open("plain/");
  const status = page.locator("engine-status");
  const button = status.getByRole("button");
  await expect.poll(() => button.textContent()).toBe("Mở máy truy vấn đầy đủ (DuckDB), tải 8,1 MB");
  expect(host.seen.slice(before).filter((path) => /engine\.json|\.gz|worker/.test(path))).toEqual([]);
  await button.click();
  await expect
    .poll(() => status.getByRole("status").textContent(), { timeout: 20_000 })
    .toMatch(/^DuckDB 1\.\d.* đã sẵn sàng$/);
  expect(await button.isVisible()).toBe(false);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await expect.poll(() => button.textContent()).toBe("Mở lại DuckDB");
  await expect.poll(() => page.workers()).toEqual([]);
});

test("on the next visit the status says that the engine is on the device, and fetches none of it", async () => {
  const page = await browser.open("plain/");
  const status = page.locator("engine-status");
  await status.getByRole("button").click();
  await page.locator("engine-status[data-state=ready]").waitFor({ timeout: 20_000 });
  expect(await status.getByRole("status").textContent()).not.toContain("đã có sẵn trong máy");
  const keptOnes = () => page.evaluate(async () => (await (await caches.open("engine /plain/")).keys()).length);
  await expect.poll(keptOnes).toBe(2);
  await page.reload();
  await expect
    .poll(() => status.getByRole("button").textContent())
    .toBe("Mở máy truy vấn đầy đủ (DuckDB), đã có sẵn trong máy");
  const before = host.seen.length;
  await status.getByRole("button").click();
  await page.locator("engine-status[data-state=ready]").waitFor({ timeout: 20_000 });
  expect(await status.getByRole("status").textContent()).toMatch(/đã sẵn sàng · đã có sẵn trong máy/);
  expect(asked(before).filter((name) => /wasm|worker\.js/.test(name))).toEqual([]);
});

test("the status shows the bytes, can be cancelled, and stays of use", async () => {
  const page = await browser.open("slow/");
  const status = page.locator("engine-status");
  await status.getByRole("button").click();
  await expect.poll(() => status.getByText(/^0,\d \/ .* MB$/).isVisible()).toBe(true);
  expect(await status.getByRole("progressbar").isVisible()).toBe(true);
  await status.getByRole("button", { name: "Hủy tải" }).click();
  await expect.poll(() => status.getByRole("status").textContent()).toContain("Đã hủy tải");
  expect(await status.getByRole("button").textContent()).toBe("Mở máy truy vấn đầy đủ (DuckDB), tải 8,1 MB");
});

test("the status says why the engine did not start, and offers another try", async () => {
  const page = await browser.open("missing-wasm/");
  const status = page.locator("engine-status");
  await status.getByRole("button").click();
  await expect.poll(() => status.getByRole("status").textContent()).toContain("thiếu một tệp trên máy chủ");
  expect(await status.getByRole("button").textContent()).toBe("Thử lại");
  await browser.takeTrouble();
});
