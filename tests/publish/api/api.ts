import { readCells, readDomain } from "../../../src/publish/cube.ts";
import { fillDatabase, openDatabase } from "../../../src/publish/database.ts";
import { checkFolder } from "../../../src/publish/read.ts";
import { toDownloads, toSheets } from "../../../src/publish/tables.ts";
import { toResources } from "../../../src/publish/api/index.ts";
import { toOpenapi } from "../../../src/publish/api/openapi.ts";
import type { ApiInput } from "../../../src/publish/api/resource.ts";

/** The API of the data as it stands: its resources and their description. */
export async function buildApi(options: { samples: boolean }) {
  const { tables, descriptor } = await checkFolder("data", options);
  const { connection, close } = await openDatabase(":memory:");
  await fillDatabase(connection, toSheets(tables, descriptor));
  const input: ApiInput = {
    descriptor,
    downloads: toDownloads(tables, descriptor),
    cells: await readCells(connection),
    domain: await readDomain(connection),
  };
  close();
  const resources = toResources(input);
  return { input, resources, openapi: toOpenapi(input, resources) as Openapi };
}

export type Openapi = {
  paths: Record<string, { get: { responses: { 200: { content: Record<string, { schema: { $ref: string } }> } } } }>;
  components: { schemas: Record<string, JsonSchema> };
};
export type JsonSchema = {
  type: string | string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
};

/** Each path of the API with its properties and their types: what users rely on. */
export function shapeOf({ paths, components }: Openapi): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(paths).map(([path, { get }]) => {
      const { $ref } = get.responses[200].content["application/json"].schema;
      return [path, Object.fromEntries(flatten("", components.schemas[$ref.split("/").at(-1)!]))];
    }),
  );
}

function flatten(name: string, schema: JsonSchema): [string, string][] {
  const own: [string, string][] = name ? [[name, String(schema.type)]] : [];
  const parts = Object.entries(schema.properties ?? {}).flatMap(([key, part]) =>
    flatten(name ? `${name}.${key}` : key, part),
  );
  return [...own, ...parts, ...(schema.items ? flatten(`${name}[]`, schema.items) : [])];
}
