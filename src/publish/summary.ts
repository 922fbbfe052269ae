import type { Publication } from "./publish.ts";
import { countOf } from "./report.ts";

/** One or two lines that tell a maintainer what was published, or that nothing was. */
export function describePublication(
  { published, findings, tables, files, bytes, seconds }: Publication,
  folder: string,
): string {
  const { errors, warnings } = countOf(findings);
  const took = `${seconds.toFixed(1)} s`;
  if (!published)
    return `Nothing published: ${count(errors, "error")}, ${count(warnings, "warning")}; mend them and run again (${took}).\n`;
  const rows = Object.entries(tables).map(([name, rows]) => `${name} ${rows.toLocaleString("en")}`);
  return [
    `Published to ${folder}/ in ${took}: ${count(files, "file")}, ${(bytes / 1e6).toFixed(1)} MB, ${count(warnings, "warning")}`,
    `  rows: ${rows.join(", ")}\n`,
  ].join("\n");
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
