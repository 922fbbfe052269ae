import { sayResource } from "./index.ts";
import type { ApiInput, ApiResource } from "./resource.ts";
import { bothWords } from "./words.ts";

/** The OpenAPI 3.1 description of the resources. Its server is the folder that the file itself stands in. */
export function toOpenapi({ descriptor }: ApiInput, resources: readonly ApiResource[]): object {
  const licence = descriptor.licenses[0];
  const said = bothWords("api.promise");
  return {
    openapi: "3.1.0",
    info: {
      title: descriptor.titles.en,
      summary: bothWords("api.title").en,
      description: said.en,
      "x-title-vi": descriptor.titles.vi,
      "x-description-vi": said.vi,
      version: descriptor.version ?? "0.0.0",
      ...(licence && { license: { name: licence.title ?? licence.name } }),
    },
    servers: [{ url: "../v1", description: bothWords("api.server").en }],
    paths: Object.fromEntries(resources.map((resource) => [`/${resource.path}`, { get: toOperation(resource) }])),
    components: {
      schemas: Object.fromEntries(resources.map(({ schema }) => [schema.name, schema.body])),
    },
  };
}

function toOperation(resource: ApiResource) {
  const { title, text } = sayResource(resource);
  const place = /\{(\w+)\}/.exec(resource.path)?.[1];
  return {
    operationId: resource.path
      .replace(/\.json$/, "")
      .replace(/\W+/g, "_")
      .replace(/_$/, ""),
    summary: title.en,
    description: text.en,
    "x-summary-vi": title.vi,
    "x-description-vi": text.vi,
    "x-sample": resource.sample,
    ...(place && {
      parameters: [
        {
          name: place,
          in: "path",
          required: true,
          schema: { type: "string", enum: resource.files.map(({ value }) => value) },
        },
      ],
    }),
    responses: {
      200: {
        description: title.en,
        content: { "application/json": { schema: { $ref: `#/components/schemas/${resource.schema.name}` } } },
      },
    },
  };
}
