import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
type Axe = { run(part: string | Document): Promise<AxeResults> };

/** What axe finds on a page, or in the part that a selector names: a line for each element, empty where all is well. */
export async function findViolations(page: Page, part: string | null = null): Promise<string[]> {
  await page.evaluate(source);
  const { violations } = await page.evaluate(
    (within) => (globalThis as unknown as { axe: Axe }).axe.run(within ?? document),
    part,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
