import { config } from "../config.ts";
import { readText } from "../publish/files.ts";
import type { Schema } from "../publish/api/schema.ts";
import type { Words } from "../publish/descriptor.ts";

/** What the page of the API shows of an address. */
export type ApiAddress = {
  id: string;
  path: string;
  title: Words;
  text: Words;
  sample: boolean;
  example: string;
  values: string[];
  /** Properties of a row, each with its type and meaning. */
  properties: { name: string; type: string; meaning: Words }[];
  /** The first row of the example as it stands in the file. */
  row: string | null;
};

const folder = `${config.published}/public/api/v1`;

/** The addresses of the API as they were published, in the order of its index. */
export async function readApi(): Promise<{ promise: Words; addresses: ApiAddress[] }> {
  const index = JSON.parse(await readText(`${folder}/index.json`));
  const { components } = JSON.parse(await readText(`${folder}/openapi.json`));
  const addresses = await Promise.all(
    index.resources.map(async (resource: ApiAddress & { schema: string }) => {
      const { rows } = JSON.parse(await readText(`${folder}/${resource.example}`));
      const known = (rows as Record<string, unknown>[]).find(({ value }) => value !== null) ?? rows[0];
      const row = known && !Array.isArray(known.columns) ? JSON.stringify(known, null, 2) : null;
      return { ...resource, properties: listProperties(components.schemas[resource.schema]), row };
    }),
  );
  return { promise: index.promise, addresses };
}

function listProperties({ properties }: Schema): ApiAddress["properties"] {
  return Object.entries(properties?.rows?.items?.properties ?? {}).map(([name, schema]) => ({
    name,
    type: [schema.type].flat().join(" | "),
    meaning: { vi: schema["x-description-vi"] ?? "", en: schema.description ?? "" },
  }));
}
