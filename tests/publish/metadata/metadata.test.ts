import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { toCff } from "../../../src/publish/metadata/cff.ts";
import { packageCitable, citeText, toCitable } from "../../../src/publish/metadata/citation.ts";
import type { Facts } from "../../../src/publish/metadata/facts.ts";
import { toDataCatalog, toSchemaDataset } from "../../../src/publish/metadata/schema-org.ts";
import { toFiles } from "../../../src/publish/metadata/write.ts";
import { facts, files, loose } from "./facts.ts";
import { parseJsonLd, parseTurtle, readSchema, shaclFaults, toSchemaCheck } from "./validators.ts";

type Loose = Record<string, unknown>;
const dataset = (name: string) => facts.datasets.find(({ resource }) => resource.name === name)!;
const documents: [schema: string, what: string, value: unknown, optional?: string[]][] = [
  ["data-package", "datapackage.json", JSON.parse(files["datapackage.json"])],
  ["schema-org-dataset", "a dataset's page", toSchemaDataset(dataset("figures"), facts, "vi")],
  ["schema-org-dataset", "a sample dataset's page", toSchemaDataset(dataset("initiatives"), facts, "en")],
  ["schema-org-catalog", "the catalogue's page", toDataCatalog(facts, "en")],
  ["croissant", "croissant.json", JSON.parse(files["croissant.json"])],
  ["csvw", "figures.csv-metadata.json", JSON.parse(files["figures.csv-metadata.json"])],
  ["csvw", "csv-metadata.json", JSON.parse(files["csv-metadata.json"])],
  ["cff", "CITATION.cff", parse(files["CITATION.cff"])],
  ["csl-json", "citation.csl.json", JSON.parse(files["citation.csl.json"])],
];

for (const [name, what, value] of documents) {
  const schema = (await readSchema(name)) as Loose;
  const check = toSchemaCheck(schema);
  test(`${what} is valid ${name}`, () => expect(check(value)).toEqual([]));

  test(`${what} without any one required property is not`, () => {
    for (const path of requiredPaths(schema, value))
      expect(check(without(value, path)), `without ${path.join(".")}`).not.toEqual([]);
  });
}

const shapes = parseTurtle(await readFile("tests/schemas/dcat-ap.shapes.ttl", "utf8"));

test("dcat.jsonld keeps to DCAT-AP 3", async () => {
  expect(await shaclFaults(shapes, await parseJsonLd(files["dcat.jsonld"]))).toEqual([]);
});

test("dcat.ttl keeps to DCAT-AP 3, and not without any one property that the profile demands", async () => {
  const graph = parseTurtle(files["dcat.ttl"]);
  expect(await shaclFaults(shapes, graph)).toEqual([]);
  const demanded =
    /(terms\/(title|description|publisher)|foaf\/0.1\/name|#(accessURL|algorithm|checksumValue|prefLabel))$/;
  const predicates = [...new Set(graph.map(({ predicate }) => predicate.value))].filter((iri) => demanded.test(iri));
  expect(predicates).toHaveLength(8);
  for (const predicate of predicates) {
    const lame = graph.filter((quad) => quad.predicate.value !== predicate);
    expect(await shaclFaults(shapes, lame), predicate).not.toEqual([]);
  }
});

test("the files that hold everything are named with size and checksum wherever files are, and not before they are there", () => {
  const bare = toFiles({ ...facts, whole: [] }, loose);
  for (const { name, bytes, sha256 } of facts.whole)
    for (const path of ["datapackage.json", "croissant.json", "dcat.jsonld", "dcat.ttl"]) {
      expect(files[path], path).toContain(name);
      expect(files[path], path).toContain(sha256);
      expect(files[path], path).toMatch(new RegExp(`\\b${bytes}\\b`));
      expect(bare[path], path).not.toContain(name);
    }
  expect(files["dcat.ttl"].match(/ a dcat:Dataset/g)!.length).toBe(facts.datasets.length + 1);
  expect(bare["dcat.ttl"].match(/ a dcat:Dataset/g)!.length).toBe(facts.datasets.length);
});

test("dcat.jsonld says the same as dcat.ttl", async () => {
  const lines = (quads: Awaited<ReturnType<typeof parseJsonLd>>) =>
    quads
      .map(({ subject, predicate, object }) =>
        [subject, predicate, object].map((term) => term.value).concat("language" in object ? object.language : ""),
      )
      .map((parts) => parts.join(" "))
      .sort();
  const [a, b] = [lines(await parseJsonLd(files["dcat.jsonld"])), lines(parseTurtle(files["dcat.ttl"]))];
  expect(a.length).toBeGreaterThan(300);
  expect(a).toEqual(b);
});

test("croissant.json is whole: every file, field and record set that it refers to stands in it", () => {
  const croissant = JSON.parse(files["croissant.json"]);
  const [named, referred] = [new Set<string>(), new Set<string>()];
  JSON.stringify(croissant, (_, value) => {
    if (value?.["@id"] && !value["@type"]) referred.add(value["@id"]);
    else if (value?.["@id"] && value["@type"] !== "@json") named.add(value["@id"]);
    return value;
  });
  for (const term of ["cr:data", "cr:dataType"]) referred.delete(term);
  expect([...referred].filter((id) => !named.has(id))).toEqual([]);
  expect(named.size).toBeGreaterThan(150);
});

test("croissant.json says as RDF what it says as JSON: each file, table and column is a thing of its kind", async () => {
  const quads = await parseJsonLd(files["croissant.json"]);
  const typed = (type: string) =>
    quads.filter(({ predicate, object }) => predicate.value.endsWith("#type") && object.value.endsWith(`/${type}`))
      .length;
  const croissant = JSON.parse(files["croissant.json"]);
  const fields = croissant.recordSet.flatMap(({ field }: { field: unknown[] }) => field);
  expect([typed("FileObject"), typed("RecordSet"), typed("Field")]).toEqual([
    croissant.distribution.length,
    croissant.recordSet.length,
    fields.length,
  ]);
});

test("keys of the table group lead to tables and columns of the group", () => {
  const { tables } = JSON.parse(files["csv-metadata.json"]);
  for (const { url, tableSchema } of tables)
    for (const { columnReference, reference } of tableSchema.foreignKeys ?? []) {
      const columns = (at: string) => columnsOf(tables.find((table: { url: string }) => table.url === at));
      expect(columns(url)).toEqual(expect.arrayContaining(columnReference));
      expect(columns(reference.resource)).toEqual(expect.arrayContaining(reference.columnReference));
    }
});

test("citation.ris holds a whole record a dataset", () => {
  const records = files["citation.ris"].split("\r\n\r\n");
  expect(records).toHaveLength(facts.datasets.length + 1);
  for (const record of records) {
    const lines = record.trimEnd().split("\r\n");
    expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}- /.test(`${line} `))).toEqual([]);
    expect(lines[0]).toBe("TY  - DATA");
    expect(lines.at(-1)).toBe("ER  -");
    for (const tag of ["TI", "AU", "PY", "UR", "ET"]) expect(record).toContain(`\r\n${tag}  - `);
  }
});

test("citation.bib holds a closed entry a dataset, and nothing in it that TeX would run", () => {
  const entries = files["citation.bib"].split(/^@dataset\{/m).slice(1);
  expect(entries).toHaveLength(facts.datasets.length + 1);
  for (const entry of entries) {
    expect(count(entry, /(?<!\\)\{/g) + 1).toBe(count(entry, /(?<!\\)\}/g));
    expect(entry).toMatch(/^sang-kien-thu-do[a-z-]*,\n/);
    expect(entry.replace(/\\[&%$#_{}]/g, "")).not.toMatch(/[&%$#_]/);
  }
});

test("every standard says which tables are samples", () => {
  const words = ["số liệu mẫu|dữ liệu mẫu", "sample data"];
  for (const [path, text] of Object.entries(files)) {
    const own = path.endsWith("-metadata.json") && path !== "csv-metadata.json" ? /sample\//.test(path) : true;
    for (const word of words)
      if (own) expect(text.replace(/\s+/g, " "), `${path}: ${word}`).toMatch(new RegExp(word, "i"));
  }
  const { resources } = JSON.parse(files["datapackage.json"]);
  for (const { name, path, sample, keywords } of resources) {
    expect([name, sample === true, /sample/.test(path)]).toEqual([name, /sample/.test(path), /sample/.test(path)]);
    expect(keywords?.includes("dữ liệu mẫu") ?? false).toBe(sample === true);
  }
});

test("descriptions stand in both languages wherever a standard knows languages", () => {
  expect(files["dcat.ttl"].match(/dct:title ".*"@vi, ".*"@en/g)).toHaveLength(
    files["dcat.ttl"].match(/dct:title .*@vi/g)!.length,
  );
  for (const record of JSON.parse(files["croissant.json"]).recordSet)
    expect(Object.keys(record.description)).toEqual(["vi", "en"]);
  for (const column of JSON.parse(files["units.csv-metadata.json"]).tableSchema.columns)
    expect(Object.keys(column.titles)).toEqual(["und", "vi", "en"]);
});

test("what nobody stated is left out, not made up", () => {
  const bare: Facts = {
    ...facts,
    version: null,
    created: null,
    contact: null,
    licences: [],
    datasets: facts.datasets.map((item) => ({ ...item, licences: [] })),
  };
  const told = toFiles(bare, loose);
  expect(told["CITATION.cff"]).not.toMatch(/^(version|date-released|license|contact)/m);
  expect(told["citation.bib"]).not.toMatch(/^ {2}(version|year|date|month) =/m);
  expect(told["citation.ris"]).not.toMatch(/^(PY|DA|ET)/m);
  expect(told["dcat.ttl"]).not.toMatch(/dct:license|dct:issued|dcat:version|contactPoint/);
  expect(JSON.parse(told["croissant.json"]).license).toBe("No licence stated");
  expect(toSchemaDataset(bare.datasets[0], bare, "vi")).not.toHaveProperty("license");
  expect(Object.values(told).join()).not.toMatch(/\b(undefined|null|NaN)\b(?!")/);
  expect(Object.values(told).join()).not.toMatch(/doi/i);
});

test("a licence that SPDX lists is named in CITATION.cff, words are not passed off as one", () => {
  const cc0 = dataset("initiatives").licences;
  expect(parse(toCff({ ...facts, licences: cc0 }))).toMatchObject({ license: "CC0-1.0" });
  expect(parse(files["CITATION.cff"])).not.toHaveProperty("license");
});

test("a reference as a sentence names who, what, which version and where", () => {
  const cited = { ...facts, version: "1.1.0", created: "2026-11-22T22:25:19Z" };
  expect(citeText(packageCitable(cited), cited, "en")).toBe(
    "Test team. Capital Initiatives – Open Data. Version 1.1.0, 22 November 2026. https://data.test/sang-kien/en/data/",
  );
  expect(citeText(toCitable(cited)(dataset("initiatives")), cited, "vi")).toBe(
    "Nhóm thử. Sáng kiến (mẫu) [dữ liệu mẫu]. Sáng kiến Thủ đô – Số liệu mở. Phiên bản 1.1.0, ngày 22/11/2026. https://data.test/sang-kien/du-lieu/initiatives/",
  );
});

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const columnsOf = (table: { tableSchema: { columns: { name: string }[] } }) =>
  table.tableSchema.columns.map(({ name }) => name);

/** Where in a value a schema's required properties stand; in a list only its first item is looked at. */
function requiredPaths(schema: Loose, value: unknown, path: string[] = []): string[][] {
  if (Array.isArray(value)) return requiredPaths((schema.items ?? {}) as Loose, value[0], [...path, "0"]);
  if (!value || typeof value !== "object") return [];
  const inner = (schema.properties ?? {}) as Record<string, Loose>;
  return [
    ...((schema.required ?? []) as string[]).map((name) => [...path, name]),
    ...Object.entries(inner).flatMap(([name, part]) => requiredPaths(part, (value as Loose)[name], [...path, name])),
  ];
}

function without(value: unknown, path: readonly string[]): unknown {
  const copy = structuredClone(value);
  const holder = path.slice(0, -1).reduce<Loose>((at, name) => at[name] as Loose, copy as Loose);
  delete holder[path.at(-1)!];
  return copy;
}
