import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder, readText, writeText } from "../../src/publish/files.ts";
import { preloadModules } from "../../src/publish/module-preload.ts";

const site = async (files: Record<string, string>) => {
  const folder = await mkdtemp(join(tmpdir(), "module-preload-"));
  await makeFolder(join(folder, "assets"));
  for (const [path, text] of Object.entries(files)) await writeText(join(folder, path), text);
  return folder;
};
const head = '<head><title>A</title></head><script type="module" src="/s/assets/a.js"></script>';

test("a page names its scripts and what they import, once each; not what is imported on demand", async () => {
  const folder = await site({
    "index.html": head,
    "plain.html": "<head></head><p>no script",
    "assets/a.js": 'import{t as e}from"./b.js";import"./c.js";const x=()=>import("./late.js");',
    "assets/b.js": 'import{a,b as $}from"./c.js";export{d}from"./d.js";',
    "assets/c.js": 'import{t}from"./a.js";',
    "assets/d.js": "",
    "assets/late.js": "",
  });
  expect(await preloadModules(folder, "/s/")).toBe(1);
  const named = [...(await readText(join(folder, "index.html"))).matchAll(/modulepreload" href="([^"]+)"/g)];
  expect(named.map(([, href]) => href)).toEqual(["a", "b", "c", "d"].map((name) => `/s/assets/${name}.js`));
  expect(await readText(join(folder, "plain.html"))).not.toContain("modulepreload");
});
