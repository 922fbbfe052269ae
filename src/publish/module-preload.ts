import { dirname, join, posix } from "node:path";
import { listFiles, readText, writeText } from "./files.ts";

/**
 * Names in the head of each finished page all modules that its scripts import, theirs too: the browser then fetches them
 * with the scripts instead of one after the other. What is imported on demand is left out.
 * @param folder of the finished site
 * @param base path under which the site lives, `/` at its end
 * @returns how many pages name any
 */
export async function preloadModules(folder: string, base: string): Promise<number> {
  const files = await listFiles(folder);
  const imports = new Map<string, string[]>();
  for (const path of files.filter((path) => path.endsWith(".js") && path.startsWith("assets/")))
    imports.set(path, importsOf(await readText(join(folder, path)), path));
  let pages = 0;
  for (const path of files.filter((path) => path.endsWith(".html"))) {
    const page = await readText(join(folder, path));
    const scripts = [...page.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, src]) => src.slice(base.length));
    const links = [...reach(scripts, imports)].map((module) => `<link rel="modulepreload" href="${base}${module}">`);
    if (!links.length) continue;
    await writeText(
      join(folder, path),
      page.replace("</head>", () => `${links.join("")}</head>`),
    );
    pages++;
  }
  return pages;
}

/** The scripts and all that they import, each once. */
function reach(scripts: readonly string[], imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set(scripts);
  for (const module of found) for (const next of imports.get(module) ?? []) found.add(next);
  return found;
}

/** Paths of the modules that a bundled one imports at once: `import{…}from"./x.js"` or `import"./x.js"`. */
function importsOf(code: string, path: string): string[] {
  const found = code.matchAll(/\b(?:import|export)(?:[\w$*\s{},]*\bfrom)?\s*"(\.[^"]+\.js)"/g);
  return [...found].map(([, relative]) => posix.join(dirname(path), relative));
}
