import { join } from "node:path";
import { build } from "esbuild";
import { openDatabase, text } from "../src/publish/database.ts";
import { copyFolder, exists } from "../src/publish/files.ts";
import { root, run } from "./child.ts";
import { hashOf, keep, type LargeData } from "./workshop.ts";

const peer = join(root, "bench/peer");

/**
 * The peer's page with the same initiatives, as a folder to serve. Its packages are installed the first time, beside the
 * project's own; that needs the network once.
 */
export async function peerSite(data: LargeData): Promise<string> {
  const key = await hashOf([
    "bench/data.ts",
    "data",
    "bench/peer.ts",
    "bench/peer/page.js",
    "bench/peer/package-lock.json",
  ]);
  return keep(`peer-${data.rows}`, key, async (folder) => {
    if (!(await exists(join(peer, "node_modules"))))
      await run("npm", ["ci", "--prefix", peer, "--no-audit", "--no-fund"]).catch((cause) => {
        throw new Error("the peer's packages could not be installed (npm ci --prefix bench/peer)", { cause });
      });
    const engine = join(peer, "node_modules/@duckdb/duckdb-wasm/dist");
    await build({
      entryPoints: [join(peer, "page.js")],
      bundle: true,
      format: "esm",
      minify: true,
      outfile: join(folder, "page.js"),
    });
    for (const name of ["duckdb-eh.wasm", "duckdb-browser-eh.worker.js"])
      await copyFolder(join(engine, name), join(folder, name));
    await copyFolder(join(peer, "index.html"), join(folder, "index.html"));
    await writeDatabase(data, join(folder, "initiatives.duckdb"));
  });
}

/** Without titles, which no chart reads; in the order of the site's own file. */
async function writeDatabase(data: LargeData, path: string): Promise<void> {
  const { connection, close } = await openDatabase(":memory:");
  try {
    await connection.run(`ATTACH ${text(path)} AS file (STORAGE_VERSION 'v1.0.0')`);
    await connection.run(`CREATE TABLE file.initiatives AS
      SELECT year::INTEGER AS year, sector, stage_reached AS stage, unit AS unit_id, field, solution_type, benefit_vnd::BIGINT AS benefit_vnd
      FROM read_csv(${text(join(data.folder, "sample/initiatives.csv"))}, header = true, all_varchar = true)
      ORDER BY year, sector`);
    await connection.run("DETACH file");
  } finally {
    close();
  }
}
