import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve } from "../../src/publish/serve.ts";

let folder: string;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "serve-"));
  await mkdir(join(folder, "nam/2022"), { recursive: true });
  for (const name of ["index.html", "404.html", "nam/2022/index.html", "a.csv", "b.gz", "b.br", "c.wasm", "d.parquet"])
    await writeFile(join(folder, name), name);
  for (const path of ["data/d.csv", "api/v1/index.json"]) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), path);
  }
  site = await serve({ folder, base: "/sang-kien/", port: 0 });
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});
const get = (path: string) => fetch(new URL(path, site.address), { redirect: "manual" });

test.each([
  ["./", "index.html", "text/html;charset=utf-8"],
  ["nam/2022/", "nam/2022/index.html", "text/html;charset=utf-8"],
  ["a.csv", "a.csv", "text/csv; charset=utf-8"],
  ["b.gz", "b.gz", "application/octet-stream"],
  ["b.br", "b.br", "application/octet-stream"],
  ["c.wasm", "c.wasm", "application/wasm"],
  ["d.parquet", "d.parquet", "application/vnd.apache.parquet"],
])("%s answers %s as %s, not encoded", async (path, body, type) => {
  const response = await get(path);
  expect(await response.text()).toBe(body);
  expect(response.headers.get("content-type")).toBe(type);
  expect(response.headers.get("content-encoding")).toBe(null);
});

test("what is not there answers 404 with the site's own page, inside and outside the base", async () => {
  for (const path of ["nothing/", "../a.csv", "..%2f..%2fetc/passwd", "%E0%A4%A"]) {
    const response = await get(path);
    expect([path, response.status, await response.text()]).toEqual([path, 404, "404.html"]);
  }
});

test("the root leads to the base", async () => {
  const response = await get("/");
  expect([response.status, response.headers.get("location")]).toEqual([302, "/sang-kien/"]);
});

test("a taken port gives way to the next", async () => {
  const taken = Number(new URL(site.address).port);
  const second = await serve({ folder, base: "/", port: taken });
  expect(Number(new URL(second.address).port)).toBeGreaterThan(taken);
  expect(await (await fetch(second.address)).text()).toBe("index.html");
  await second.close();
});

test("a site that was never built is said so", async () => {
  await expect(serve({ folder: "/nowhere", base: "/", port: 0 })).rejects.toThrow("no such folder: /nowhere; build");
});

test("pages of any origin may read the data and the API, and nothing else", async () => {
  const allowed = async (path: string) => (await get(path)).headers.get("access-control-allow-origin");
  expect(await allowed("data/d.csv")).toBe("*");
  expect(await allowed("api/v1/index.json")).toBe("*");
  expect(await allowed("a.csv")).toBe(null);
  expect(await allowed("../api/v1/index.json")).toBe(null);
});
