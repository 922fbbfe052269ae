import { createHash } from "node:crypto";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { exists, listFiles, makeFolder, readBytes, readText, removeFolder, writeText } from "../src/publish/files.ts";
import { type Cost, root, run, runNode } from "./child.ts";
import { writeLargeData } from "./data.ts";

/** A folder of tables with so many initiatives. */
export type LargeData = { rows: number; folder: string };
/** The site of such a folder: what publish wrote, and the finished pages. */
export type LargeSite = LargeData & { published: string; dist: string };

/** How much is run: rows and repetitions, as they stand in the plan or fewer for a trial. */
export type Scale = { rows(planned: number): number; times(planned: number): number };

export const workFolder = join(root, ".published/bench");
/** Says what is going on; figures alone go to standard output. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** The tables, written once for each version of what writes them; 0 rows = the project's own. */
export async function largeData(rows: number): Promise<LargeData> {
  if (rows === 0) return { rows, folder: join(root, "data") };
  const key = await hashOf(["bench/data.ts", "data"]);
  const folder = await keep(`data-${rows}`, key, async (made) => {
    say(`Writing ${rows} initiatives …`);
    await writeLargeData(made, rows);
  });
  return { rows, folder };
}

/** The site, published and built once for each version of the source. */
export async function largeSite(rows: number): Promise<LargeSite> {
  const data = await largeData(rows);
  const key = await hashOf(["bench/data.ts", "data", "src", "astro.config.mjs", "package-lock.json"]);
  const folder = await keep(`site-${rows}`, key, async (made) => {
    say(`Publishing ${rows || "the project's own"} initiatives and building the site …`);
    await publishData(data, join(made, "published"));
    await buildSite(data, made);
  });
  return { ...data, published: join(folder, "published"), dist: join(folder, "dist") };
}

/** Publishes to a folder, as a process of its own; what stood there goes first. */
export async function publishData(data: LargeData, published: string): Promise<Cost> {
  await removeFolder(published);
  return runNode(["src/publish/cli.ts", "publish"], { SITE_DATA: data.folder, SITE_PUBLISHED: published });
}

function buildSite(data: LargeData, folder: string): Promise<void> {
  return run(process.execPath, ["node_modules/astro/bin/astro.mjs", "build"], {
    SITE_DATA: data.folder,
    SITE_PUBLISHED: join(folder, "published"),
    SITE_OUT: join(folder, "dist"),
  });
}

/** A folder of the workshop that is made anew when its key is another; it is whole, or not there. */
export async function keep(name: string, key: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(workFolder, name);
  const seal = join(folder, "key.txt");
  if ((await exists(seal)) && (await readText(seal)) === key) return folder;
  const fresh = `${folder}.${process.pid}`;
  await makeFolder(fresh);
  try {
    await make(fresh);
    await writeText(join(fresh, "key.txt"), key);
    await removeFolder(folder);
    await rename(fresh, folder);
  } finally {
    await removeFolder(fresh);
  }
  return folder;
}

/** One hash of some files and folders of the project. */
export async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths) {
    const whole = join(root, path);
    const below = await listFiles(whole).catch(() => []);
    for (const file of below.length ? below.map((name) => join(whole, name)) : [whole])
      hash.update(file.slice(root.length)).update(await readBytes(file));
  }
  return hash.digest("hex");
}
