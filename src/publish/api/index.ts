import type { Words } from "../descriptor.ts";
import { codes } from "./codes.ts";
import { cubes } from "./cubes.ts";
import { datasets } from "./datasets.ts";
import { figures } from "./figures.ts";
import type { ApiInput, ApiResource } from "./resource.ts";
import { list, object, orNull, text, words } from "./schema.ts";
import { periods, sources, units } from "./tables.ts";
import { bothWords } from "./words.ts";

/** Everything the API has but its own description: the list of what there is first. Same data, same files. */
export function toResources(input: ApiInput): ApiResource[] {
  const resources = [datasets, figures, sources, units, periods, codes, cubes].flatMap((build) => build(input));
  return [toIndex(input, resources), ...resources];
}

/** What a resource is called and what it holds, in both languages. */
export function sayResource({ id, about, sample }: Pick<ApiResource, "id" | "about" | "sample">): {
  title: Words;
  text: Words;
} {
  const params = about && { vi: { about: about.vi }, en: { about: about.en } };
  const [title, text] = [bothWords(`api.resource.${id}`, params), bothWords(`api.resource.${id}.text`, params)];
  if (!sample) return { title, text };
  const marked = (words: Words, key: string) => bothWords(key, { vi: { words: words.vi }, en: { words: words.en } });
  return { title: marked(title, "api.sample.title"), text: marked(text, "api.sample.text") };
}

function toIndex({ descriptor }: ApiInput, resources: readonly ApiResource[]): ApiResource {
  const path = "index.json";
  const body = {
    api: "v1",
    version: descriptor.version,
    title: descriptor.titles,
    description: descriptor.notes,
    licence: { name: descriptor.licenses[0]?.name ?? null, title: descriptor.licenses[0]?.title ?? null },
    promise: bothWords("api.promise"),
    openapi: "openapi.json",
    documentation: { vi: "../../du-lieu/api/", en: "../../en/data/api/" },
    resources: resources.map((resource) => ({
      id: resource.id,
      path: resource.path,
      ...sayResource(resource),
      sample: resource.sample,
      schema: resource.schema.name,
      example: (resource.files.find(({ value }) => value === "2025" || value === "stage") ?? resource.files[0]).path,
      values: resource.files.flatMap(({ value }) => value ?? []),
    })),
  };
  const schema = object({
    api: { type: "string", const: "v1" },
    version: orNull(text(bothWords("api.field.version"))),
    title: words(),
    description: words(),
    licence: object({ name: orNull(text()), title: orNull(text()) }, bothWords("api.field.licence")),
    promise: words(),
    openapi: text(bothWords("api.field.relative")),
    documentation: words(bothWords("api.field.relative")),
    resources: list(
      object({
        id: text(),
        path: text(bothWords("api.field.path")),
        title: words(),
        text: words(),
        sample: { type: "boolean" },
        schema: text(),
        example: text(),
        values: list(text(), bothWords("api.field.values")),
      }),
    ),
  });
  return { id: "index", path, sample: false, schema: { name: "Index", body: schema }, files: [{ path, body }] };
}
