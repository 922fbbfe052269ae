import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  // A request to elsewhere is reported by the tests; it should not be sent as well.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

/**
 * Starts a Chromium without a window: CHROME_PATH wins (`package` asks for the packaged one), then a system browser, then
 * @sparticuz/chromium. Rejects when none can start.
 * @param more flags beside the usual ones
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const args = [...flags, ...more];
  const named = process.env.CHROME_PATH;
  const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
    existsSync(path),
  );
  const executablePath = named === "package" ? undefined : (named ?? usual);
  if (executablePath) return chromium.launch({ executablePath, args });
  return launchPackaged(args);
}

/**
 * The Chromium inside the npm package. Where the system lacks its libraries (NSS above all), the package's own are used.
 * Of the package's flags only those that a container needs are taken: others switch off web security.
 */
async function launchPackaged(args: readonly string[]): Promise<Browser> {
  const folder = await unpackChromium();
  const options = {
    executablePath: join(folder, "chromium"),
    args: [...args, "--no-zygote", "--disable-setuid-sandbox", "--disable-webgl"],
    env: { ...process.env, ...(existsSync("/etc/fonts") ? {} : { FONTCONFIG_PATH: join(folder, "fonts") }) },
  };
  try {
    return await chromium.launch(options);
  } catch (error) {
    if (!String(error).includes("shared libraries")) throw error;
    return chromium.launch({ ...options, env: { ...options.env, LD_LIBRARY_PATH: join(folder, "al2023", "lib") } });
  }
}

/** Unpacks once a version, under another name until it is whole, so that an interrupted test run leaves no broken browser. */
async function unpackChromium(): Promise<string> {
  const home = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..");
  const { version } = JSON.parse(await readFile(join(home, "package.json"), "utf8")) as { version: string };
  const folder = join(tmpdir(), `sparticuz-chromium-${version}`);
  if (existsSync(folder)) return folder;
  const { default: packaged, inflate } = await import("@sparticuz/chromium");
  const bin = join(home, "bin");
  const part = await mkdtemp(`${folder}-`);
  const before = process.env.TMPDIR;
  // The package always unpacks into the folder for temporary files.
  process.env.TMPDIR = part;
  try {
    await packaged.executablePath(bin);
    await inflate(join(bin, "al2023.tar.br"));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await rename(part, folder);
  return folder;
}
