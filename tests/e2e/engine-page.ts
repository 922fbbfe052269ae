import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { build } from "vite";
import { toOffer, writeEngine } from "../../src/publish/engine.ts";
import { packCube } from "../../src/query/cube.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self' blob:; worker-src blob:; base-uri 'none'; form-action 'self'";

/** A page with nothing but the engine under the site's strictest policy: `globalThis.startEngine`, and its status. */
export async function buildEnginePage(folder: string): Promise<void> {
  const source = join(folder, "source");
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "engine"), { recursive: true });
  await mkdir(join(folder, "data"), { recursive: true });
  await mkdir(source, { recursive: true });
  const client = (file: string) => JSON.stringify(join(root, "src/client", file));
  await writeFile(
    join(source, "page.ts"),
    `import { startEngine } from ${client("database.ts")};
     import { defineEngineStatus } from ${client("engine-status.ts")};
     Object.assign(globalThis, { startEngine });
     defineEngineStatus();`,
  );
  await writeDatabase(join(source, "small.duckdb"));
  const { sha256 } = toOffer(await writeEngine(folder, await readFile(join(source, "small.duckdb"))));
  const cube = packCube([], { years: [2024, 2025], units: [], breaks: [2025] });
  await writeFile(join(folder, "data/cube.json.gz"), gzipSync(JSON.stringify(cube)));
  await writeFile(
    join(source, "index.html"),
    `<!doctype html><html lang="vi"><head><meta http-equiv="Content-Security-Policy" content="${policy}">` +
      `<link rel="icon" href="data:,"><title>Engine</title><script type="module" src="./page.ts"></script></head>` +
      `<body><h1>Still here</h1><engine-status data-language="vi" data-bytes="8100000" data-sha256="${sha256}"></engine-status></body></html>`,
  );
  await build({
    root: source,
    base: "./",
    logLevel: "error",
    configFile: false,
    build: { outDir: folder, emptyOutDir: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
}

/** Numbers of every kind that has gone wrong somewhere, and three cells for a View. */
async function writeDatabase(path: string): Promise<void> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  for (const sql of [
    `ATTACH '${path}' AS small (STORAGE_VERSION 'v1.0.0')`,
    "USE small",
    `CREATE TABLE kinds AS SELECT 1.25::DECIMAL(9,2) AS price, -0.05::DECIMAL(18,3) AS small, 9007199254740991::BIGINT AS big,
       DATE '2025-06-30' AS day, TIMESTAMP '2025-06-30 08:30:00' AS moment, true AS yes, 'Đình Công' AS name,
       NULL::VARCHAR AS none, ['a', 'b'] AS list, 3::UTINYINT AS tiny`,
    "CREATE TABLE numbers AS SELECT range::BIGINT AS n FROM range(10)",
    `CREATE TABLE cells AS SELECT * FROM (VALUES
       (2024, 'base', 'initiatives', 'all', 'all', 60000.0, 'exact', false, 'A', ''),
       (2025, 'base', 'initiatives', 'all', 'all', 80925.0, 'exact', false, 'B', 'break_before'))
       cells(year, stage, measure, sector, unit, value, qualifier, sample, source, flags)`,
    "CHECKPOINT",
    "USE memory",
    "DETACH small",
  ]) {
    await connection.run(sql);
  }
  connection.closeSync();
  instance.closeSync();
}

/** How a host may behave; the first part of every address names it, as in `/missing-wasm/engine/engine.json`. */
export type Mood =
  "plain" | "inflating" | "without-brotli" | "missing-wasm" | "missing-worker" | "damaged" | "damaged-worker" | "slow";

/** Serves the page of `buildEnginePage` under every mood, and counts requests. */
export async function serveEnginePage(folder: string) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? "");
    answer(folder, request, response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/`, seen, close };
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, mood, ...rest] = new URL(request.url ?? "", "http://host").pathname.split("/");
  const path = rest.join("/") || "index.html";
  const bytes = await readFile(join(folder, path));
  if ((mood === "missing-wasm" && path.includes(".wasm")) || (mood === "missing-worker" && path.includes(".worker."))) {
    response.writeHead(404).end("gone");
    return;
  }
  if (mood === "without-brotli" && path.endsWith(".br")) {
    response.writeHead(404).end("unknown ending");
    return;
  }
  const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json" };
  const headers = {
    "content-type": types[extname(path)] ?? "application/octet-stream",
    // Open to all, so that only the page's own policy can keep a request from succeeding.
    "access-control-allow-origin": "*",
    ...(mood === "inflating" && path.endsWith(".gz") ? { "content-encoding": "gzip" } : {}),
    ...(mood === "inflating" && path.endsWith(".br") ? { "content-encoding": "br" } : {}),
  };
  response.writeHead(200, headers);
  // The check sum at its end: a changed bit inside may inflate to the same bytes where these repeat.
  if (mood === "damaged" && path.endsWith(".duckdb.gz")) bytes[bytes.length - 8] ^= 1;
  if (mood === "damaged-worker" && path.includes(".worker.")) bytes[bytes.length >> 1] ^= 1;
  if (mood === "slow" && path.includes(".wasm.")) response.write(bytes.subarray(0, 100_000));
  else response.end(bytes);
}
