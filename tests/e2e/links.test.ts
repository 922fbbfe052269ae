import { readFile } from "node:fs/promises";
import { expect, inject, test } from "vitest";
import { sha256 } from "../../src/publish/engine.ts";
import { startBrowser } from "./browser.ts";

const site = inject("sites").default;
const kept = await readFile(new URL("links.txt", import.meta.url), "utf8");
const links = kept.split("\n").filter((line) => line && !line.startsWith("#"));
const get = (path: string) => fetch(new URL(path, site));

test("every address ever given out still answers", async () => {
  expect(links.length).toBeGreaterThan(15);
  const answers = await Promise.all(links.map(async (link) => `${(await get(link)).status} ${link}`));
  expect(answers).toEqual(links.map((link) => `200 ${link}`));
});

test("every address that asks for a version is answered with that version's figures", async () => {
  const tester = await startBrowser(site);
  try {
    const page = await tester.open("/");
    for (const link of links.filter((link) => /[?&]v=/.test(link))) {
      await page.goto(new URL(link, site).href);
      const version = new URL(page.url()).searchParams.get("v")!;
      await page.locator("data-view .version-note strong").waitFor();
      expect([link, await page.locator("data-view .version-note strong").textContent()]).toEqual([
        link,
        expect.stringContaining(` ${version},`),
      ]);
    }
    await tester.assertClean();
  } finally {
    await tester.close();
  }
}, 120_000);

test("the files of every version are those of its manifest, by sha-256", async () => {
  const { versions } = (await (await get("data/versions.json")).json()) as { versions: { folder: string }[] };
  expect(versions.length).toBeGreaterThan(1);
  for (const { folder } of versions) {
    const manifest = (await (await get(`${folder}manifest.json`)).json()) as { path: string; sha256: string }[];
    for (const { path, sha256: hash } of manifest) {
      const bytes = new Uint8Array(await (await get(folder + path)).arrayBuffer());
      expect([folder + path, sha256(bytes)]).toEqual([folder + path, hash]);
    }
  }
});

test("an address of a version that does not exist is not found", async () => {
  expect((await get("data/v/9.9.9/figures.csv")).status).toBe(404);
});
