import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { files } from "./facts.ts";
import { parseJsonLd, parseTurtle, shaclFaults, toSchemaCheck } from "./validators.ts";

/** Where the standards' authors' own files lie: those kept here, and any others; tests/schemas/README.md says which. */
const kept = "tests/schemas/official";
const folders = [process.env.STANDARDS_DIR, kept].filter((folder) => folder !== undefined);
const find = (path: string) => folders.map((folder) => `${folder}/${path}`).find((file) => existsSync(file));
const has = (path: string) => find(path) !== undefined;
const read = (path: string) => readFile(find(path)!, "utf8");

test("each of the authors' files kept here is unaltered, and stands in the list with its licence", async () => {
  const readme = await readFile("tests/schemas/README.md", "utf8");
  const names = (await readdir(kept)).filter((name) => !name.endsWith(".txt"));
  expect(names).toContain("cff.schema.json");
  for (const name of names) {
    const sum = createHash("sha256")
      .update(await readFile(`${kept}/${name}`))
      .digest("hex");
    const row = readme.split("\n").find((line) => line.includes(`\`${sum}\``));
    expect(row).toContain(`\`${name}\``);
    const licence = /`([\w.-]+\.txt)`/.exec(row ?? "")?.[1];
    expect(existsSync(`${kept}/${licence}`)).toBe(true);
  }
});

const schemas: [path: string, value: () => unknown][] = [
  ["datapackage.json", () => JSON.parse(files["datapackage.json"])],
  ["cff.schema.json", () => parse(files["CITATION.cff"])],
  ["csl-data.json", () => JSON.parse(files["citation.csl.json"])],
];

for (const [path, value] of schemas)
  test.skipIf(!has(path))(`the author's ${path} finds nothing`, async () => {
    const schema = JSON.parse(await read(path));
    // The id of CFF's schema has no place to be resolved against, and Ajv knows draft 7 by its name with “#”.
    const check = toSchemaCheck({ ...schema, $schema: undefined, $id: undefined });
    expect(check(value())).toEqual([]);
    // A schema that accepts anything would find nothing either.
    expect(check([{ title: 2026 }])).not.toEqual([]);
  });

const forms = {
  "dcat.ttl": (text: string) => parseTurtle(text),
  "dcat.jsonld": (text: string) => parseJsonLd(text),
};
for (const [name, parseForm] of Object.entries(forms))
  test.skipIf(!has("dcat-ap.ttl"))(`the author's shapes of DCAT-AP find nothing in ${name}`, async () => {
    const texts = await Promise.all(["dcat-ap.ttl", "dcat-ap-ranges.ttl"].filter(has).map(read));
    const shapes = texts.flatMap(parseTurtle);
    const graph = await parseForm(files[name]);
    expect(await shaclFaults(shapes, graph)).toEqual([]);
    // Shapes that reach nothing would find nothing either.
    const untitled = graph.filter(({ predicate }) => !predicate.value.endsWith("/terms/title"));
    expect(await shaclFaults(shapes, untitled)).not.toEqual([]);
  });

test.skipIf(!has("croissant.ttl"))("Croissant's vocabulary has every term of its that is used", async () => {
  const known = new Set(parseTurtle(await read("croissant.ttl")).map(({ subject }) => subject.value));
  const used = (await parseJsonLd(files["croissant.json"]))
    .flatMap(({ predicate, object }) => [predicate.value, object.value])
    .filter((iri) => iri.startsWith("http://mlcommons.org/croissant/") && !iri.endsWith("/1.1"))
    // Said in the text of 1.1 and in its context; the vocabulary file lags behind.
    .filter((iri) => !iri.endsWith("/isArray"));
  expect([...new Set(used)].filter((iri) => !known.has(iri))).toEqual([]);
});
