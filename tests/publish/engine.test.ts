import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EngineInfo, sha256, toOffer, writeEngine } from "../../src/publish/engine.ts";

let folder: string;
let info: EngineInfo;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "engine-"));
  info = await writeEngine(folder, Buffer.from("a database"));
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

test.each(["wasm", "worker"] as const)("both packings of the %s hold what engine.json says", async (name) => {
  const { br, gz, inflated, sha256: hash } = info[name];
  const packed = await Promise.all([br, gz].map(({ path }) => readFile(join(folder, path))));
  expect(packed.map((bytes) => bytes.length)).toEqual([br.bytes, gz.bytes]);
  for (const plain of [brotliDecompressSync(packed[0]), gunzipSync(packed[1])])
    expect([plain.length, sha256(plain)]).toEqual([inflated, hash]);
  expect(br.bytes).toBeLessThan(gz.bytes);
  expect(JSON.parse(await readFile(join(folder, "engine/engine.json"), "utf8"))).toEqual(info);
});

test("the engine is lean: it exports what its worker asks for and little else", async () => {
  const wasm = brotliDecompressSync(await readFile(join(folder, info.wasm.br.path)));
  const names = WebAssembly.Module.exports(await WebAssembly.compile(Uint8Array.from(wasm))).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["malloc", "duckdb_web_query_run", "duckdb_web_connect"]));
  expect(names.length).toBeLessThan(1000);
});

test("on a host that compresses nothing a first start is within 7.8 MB, even by gzip", () => {
  expect(info.wasm.gz.bytes + info.worker.gz.bytes).toBeLessThan(7.8e6);
  expect(toOffer(info).bytes).toBe(info.wasm.br.bytes + info.worker.br.bytes + info.database.bytes);
});

test("a full packing that is at hand is taken, and none is made anew", async () => {
  const cache = join(folder, "cache");
  const said: string[] = [];
  const options = { cache, full: true, say: (line: string) => said.push(line) };
  await mkdir(cache);
  for (const { sha256 } of [info.wasm, info.worker])
    for (const ending of ["11.br", "gz"]) await writeFile(join(cache, `${sha256}.${ending}`), ending);
  const again = await writeEngine(join(folder, "again"), Buffer.from("a database"), options);
  expect([again.wasm.br.bytes, again.worker.gz.bytes]).toEqual([5, 2]);
  expect(again.wasm.sha256).toBe(info.wasm.sha256);
  expect(said).toEqual([]);
});
