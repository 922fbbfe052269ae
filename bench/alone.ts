import { join } from "node:path";
import { build } from "vite";
import { openDatabase } from "../src/publish/database.ts";
import { type EngineInfo, enginePaths, sha256 } from "../src/publish/engine.ts";
import { readBytes, readText, removeFolder, writeBytes } from "../src/publish/files.ts";
import { writeDuckdb } from "../src/publish/formats/duckdb.ts";
import { gzip } from "../src/publish/formats/gzip.ts";
import { browserTables } from "../src/publish/publish.ts";
import { root } from "./child.ts";
import { hashOf, keep, type LargeSite, say } from "./workshop.ts";

/** The files of the page that has nothing but the engine, by path, to be served with a site's own: it lives at `/alone/`. */
export async function alonePage(): Promise<Map<string, Uint8Array>> {
  const built = await build({
    root: join(root, "bench/alone"),
    base: "/alone/",
    configFile: false,
    logLevel: "error",
    build: { write: false, modulePreload: false, target: "esnext" },
  });
  const outputs = [built].flat().flatMap((part) => ("output" in part ? part.output : []));
  const bytes = (content: string | Uint8Array) => (typeof content === "string" ? Buffer.from(content) : content);
  return new Map(
    outputs.map((file) => [
      `/alone/${file.fileName === "index.html" ? "" : file.fileName}`,
      bytes(file.type === "chunk" ? file.code : file.source),
    ]),
  );
}

/**
 * The browser's database with every initiative in it, however many, and the engine's description that tells of it, by
 * path. The site leaves a long list out, because its own charts do without; who has nothing but the engine needs it.
 */
export async function wholeDatabase({ rows, published, dist }: LargeSite): Promise<Map<string, Uint8Array>> {
  const key = await hashOf(["bench/alone.ts", "bench/data.ts", "data", "src"]);
  const folder = await keep(`database-${rows}`, key, async (made) => {
    say(`Writing the browser's database with ${rows} initiatives …`);
    const { connection, close } = await openDatabase(join(published, "tables.duckdb"), "read");
    const bare = join(made, "whole.duckdb");
    try {
      await writeDuckdb(connection, browserTables, bare);
    } finally {
      close();
    }
    const bytes = await readBytes(bare);
    const packed = gzip(bytes);
    const info = JSON.parse(await readText(join(dist, enginePaths.info))) as EngineInfo;
    const { path } = info.database;
    info.database = { path, bytes: packed.length, inflated: bytes.length, sha256: sha256(bytes) };
    await writeBytes(join(made, "database.gz"), packed);
    await writeBytes(join(made, "engine.json"), new TextEncoder().encode(JSON.stringify(info)));
    await removeFolder(bare);
  });
  return new Map([
    [`/${enginePaths.database}`, await readBytes(join(folder, "database.gz"))],
    [`/${enginePaths.info}`, await readBytes(join(folder, "engine.json"))],
  ]);
}
