import { writeText } from "../files.ts";
import { datasetList, type ListInput } from "./datasets.ts";
import { formatHeaders } from "./headers.ts";
import { toResources } from "./index.ts";
import { toOpenapi } from "./openapi.ts";
import type { ApiInput } from "./resource.ts";

/**
 * Writes the static API to `api/v1/` of the public folder, and `_headers`, by which hosts such as Netlify and Cloudflare
 * Pages let pages of other origins read it.
 * @param base path under which the site lives, with a slash at both ends
 */
export async function writeApi(input: ApiInput, open: string, base: string): Promise<void> {
  const resources = toResources(input);
  for (const { files } of resources)
    for (const { path, body } of files) await writeText(`${open}/api/v1/${path}`, formatBody(body));
  await writeText(`${open}/api/v1/openapi.json`, `${JSON.stringify(toOpenapi(input, resources), null, 1)}\n`);
  await writeText(`${open}/_headers`, formatHeaders(base));
}

/**
 * Writes the list of tables anew once all files are there: it names each of them with size and checksum.
 * @returns its path below the public folder
 */
export async function writeDatasetList(input: ListInput, open: string): Promise<string> {
  const [{ path, body }] = datasetList(input).files;
  await writeText(`${open}/api/v1/${path}`, formatBody(body));
  return `api/v1/${path}`;
}

/** JSON with a line for each row, so that two versions can be set side by side. */
export function formatBody(body: unknown): string {
  const { rows, ...head } = body as { rows?: readonly unknown[] };
  if (!rows) return `${JSON.stringify(body, null, 1)}\n`;
  const lines = rows.map((row) => `  ${JSON.stringify(row)}`);
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "rows": [\n${lines.join(",\n")}\n ]\n}\n`;
}
