import { readFile } from "node:fs/promises";
import { type AnySchema, Ajv, type Options } from "ajv";
import addFormats from "ajv-formats";
import { JsonLdParser } from "jsonld-streaming-parser";
import { Parser, type Quad, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";

/** @returns what a value breaks in a JSON Schema, one line a fault; empty when it is valid */
export function toSchemaCheck(schema: AnySchema, options: Options = {}): (value: unknown) => string[] {
  const ajv = new Ajv({ allErrors: true, strict: false, ...options });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (value) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      `${instancePath || "/"} ${message} ${JSON.stringify(params)}`.trim(),
    );
  };
}

/** The JSON Schema that this repository keeps for a standard. */
export const readSchema = async (name: string): Promise<AnySchema> =>
  JSON.parse(await readFile(`tests/schemas/${name}.schema.json`, "utf8"));

export const parseTurtle = (text: string): Quad[] => new Parser().parse(text);

/**
 * Reads JSON-LD whose context stands inside it; nothing is fetched.
 * @param baseIRI the document's address, which its short names are read against; without one they would be dropped
 */
export function parseJsonLd(text: string, baseIRI = "https://data.test/document.json"): Promise<Quad[]> {
  return new Promise((resolve, reject) => {
    const quads: Quad[] = [];
    const parser = new JsonLdParser({ baseIRI });
    parser.on("data", (quad: Quad) => quads.push(quad));
    parser.on("error", reject);
    parser.on("end", () => resolve(quads));
    parser.end(text);
  });
}

/** @returns what a graph breaks in SHACL shapes, one line a fault */
export async function shaclFaults(shapes: readonly Quad[], data: readonly Quad[]): Promise<string[]> {
  const report = await new SHACLValidator(new Store([...shapes])).validate(new Store([...data]));
  return report.results
    .filter(({ severity }) => severity?.value.endsWith("Violation"))
    .map(
      ({ focusNode, path, message, value }) =>
        `${focusNode?.value} ${path?.value} ${value?.value ?? ""} ${message.map((m) => m.value).join("; ")}`,
    );
}
