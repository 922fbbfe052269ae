import { cpus, release, totalmem, type } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { readText } from "../src/publish/files.ts";
import { root } from "./child.ts";

/** One line on what the figures were got on. */
export function describeMachine(browser: Browser): string {
  const [{ model }] = cpus();
  const memory = `${Math.round(totalmem() / 1e9)} GB`;
  return `${cpus().length} × ${model.trim()}, ${memory}, ${type()} ${release()}, Node ${process.versions.node}, Chromium ${browser.version()}`;
}

/** Versions of the packages that the figures depend on, as installed or as the peer's lock file says. */
export async function readVersions(): Promise<Record<string, string>> {
  const own = ["@duckdb/duckdb-wasm", "@duckdb/node-api", "astro"];
  const read = async (file: string) => JSON.parse(await readText(join(root, file)));
  const [lock, peer] = await Promise.all([read("package-lock.json"), read("bench/peer/package-lock.json")]);
  const version = (from: typeof lock, name: string): string => from.packages[`node_modules/${name}`].version;
  return Object.fromEntries([
    ...own.map((name) => [name, version(lock, name)]),
    ["@uwdata/vgplot (peer)", version(peer, "@uwdata/vgplot")],
    ["@duckdb/duckdb-wasm (peer)", version(peer, "@duckdb/duckdb-wasm")],
  ]);
}
