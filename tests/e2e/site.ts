import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));
const workshop = join(root, ".published/e2e");

/** The ways the site is built for the browser tests. */
export const variants = {
  /** As anyone gets it. */
  default: { base: "/" },
  /** Under a base path, from a copy of the data that has moved on since its last release: 2026 has begun, figures were revised. */
  base: { base: "/sang-kien/", data: moveOn },
  /** Without sample data. */
  plain: { base: "/", samples: false },
} satisfies Record<string, Variant>;
export type VariantName = keyof typeof variants;

type Variant = { base: string; samples?: boolean; data?: (folder: string) => Promise<void> };
/** A finished site: its folder and the path it is to be served under. */
export type BuiltSite = { folder: string; base: string };

/** The year that `base` adds, and its city totals. */
export const addedYear = { year: 2026, base: 70_001, submitted: 801, titled: 502 };

/** Builds a variant by the project's own scripts; with E2E_REUSE=1 a folder that stands is taken as it is. */
export async function buildSite(name: VariantName): Promise<BuiltSite> {
  const { base, samples = true, data }: Variant = variants[name];
  const home = join(workshop, name);
  const site = { folder: join(home, "dist"), base };
  if (process.env.E2E_REUSE === "1" && existsSync(join(site.folder, "index.html"))) return site;
  await rm(site.folder, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  const env = {
    SITE_OUT: site.folder,
    SITE_PUBLISHED: join(home, "published"),
    SITE_BASE: base,
    SITE_SAMPLES: samples ? "1" : "0",
    SITE_DATA: join(root, "data"),
    SITE_DRAFT: "1",
  };
  if (data) {
    env.SITE_DATA = join(home, "data");
    await rm(env.SITE_DATA, { recursive: true, force: true });
    await cp(join(root, "data"), env.SITE_DATA, { recursive: true });
    await data(env.SITE_DATA);
  }
  await runBuild(name, env);
  return site;
}

async function runBuild(name: string, env: Record<string, string>): Promise<void> {
  try {
    await promisify(execFile)("npm", ["run", "build"], {
      cwd: root,
      // Vitest's own NODE_ENV=test would make Astro build for development.
      env: { ...process.env, NODE_ENV: "production", VITEST: "", ...env },
      maxBuffer: 1 << 26,
    });
  } catch (cause) {
    const { stdout = "", stderr = "" } = cause as { stdout?: string; stderr?: string };
    const tail = `${stdout}\n${stderr}`.trim().split("\n").slice(-40).join("\n");
    throw new Error(`the site “${name}” could not be built:\n${tail}`, { cause });
  }
}

/** What `base` revises: the beginning of a row of figures.csv, and what stands there instead. */
export const revised = {
  value: { was: "2024,ldld-ha-noi,all,movement,submitted,initiatives,800,", is: "790," },
  flag: { was: "2022,ldld-ha-noi,all,movement,base,initiatives,93973,,exact,main,S001,needs_confirmation,", is: "," },
};

async function moveOn(data: string): Promise<void> {
  await addYear(data);
  const path = join(data, "figures.csv");
  let text = await readFile(path, "utf8");
  for (const { was, is } of Object.values(revised)) {
    if (!text.includes(`\n${was}`)) throw new Error(`data/figures.csv has no row that begins ${was}`);
    text = text.replace(was, was.replace(/[^,]+,$/, is));
  }
  await writeFile(path, text);
}

/** Begins a year as a maintainer would: one row in periods.csv and the first totals, from a source that is known. */
async function addYear(data: string): Promise<void> {
  const { year, ...totals } = addedYear;
  const known = (await readFile(join(data, "figures.csv"), "utf8")).split("\n");
  const columns = known[0].split(",");
  const model = known.find((line) => line.startsWith("2025,ldld-ha-noi,all,movement,base,initiatives,"));
  if (!model) throw new Error("data/figures.csv has no row that begins 2025,ldld-ha-noi,all,movement,base,initiatives");
  const source = model.split(",")[columns.indexOf("source")];
  const city = { unit: "ldld-ha-noi", sector: "all", programme: "movement", measure: "initiatives" };
  const figures = Object.entries(totals).map(([stage, value]) => ({
    ...city,
    period: year,
    stage,
    value,
    qualifier: "exact",
    standing: "main",
    source,
  }));
  await appendRows(join(data, "figures.csv"), figures);
  const titles = { title_vi: `Năm ${year}`, title_en: String(year) };
  await appendRows(join(data, "periods.csv"), [
    { period: year, kind: "year", year_start: year, year_end: year, edition: true, source, ...titles },
  ]);
}

async function appendRows(path: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const text = (await readFile(path, "utf8")).trimEnd();
  const columns = text.split("\n")[0].split(",");
  const lines = rows.map((row) => columns.map((column) => row[column] ?? "").join(","));
  await writeFile(path, `${text}\n${lines.join("\n")}\n`);
}
