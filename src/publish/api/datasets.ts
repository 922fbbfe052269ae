import { countRows, type Download } from "../tables.ts";
import type { ManifestEntry } from "../manifest.ts";
import { filesOf, formOf, mediaTypes, wholeFilesOf } from "../metadata/forms.ts";
import type { ApiInput, ApiResource } from "./resource.ts";
import { envelope, envelopeSchema, flag, rowSchema, toObjects } from "./rows.ts";
import { list, object, orNull, text, words } from "./schema.ts";
import { bothWords } from "./words.ts";

/** Rows that one JSON file may hold; larger tables are to be taken as Parquet. */
const mostRows = 20_000;

/** The list of tables, and each table's rows in a file of its own; the file of a sample table says so in its name. */
export const datasets = (input: ApiInput): ApiResource[] => [
  datasetList(input),
  ...input.downloads.filter(isSmall).map((download) => dataset(input, download)),
];

/** What the list of tables is made from. */
export type ListInput = Pick<ApiInput, "descriptor" | "downloads" | "files">;

/** The list of tables with all their files, and before them the files that hold everything. */
export function datasetList({ descriptor, downloads, files = [] }: ListInput): ApiResource {
  const path = "datasets.json";
  const { rows, ...head } = envelope(
    { descriptor },
    downloads.map((download) => describe(download, files)),
  );
  const body = { ...head, everything: wholeFilesOf(files).map(toApiFile), rows };
  const everything = list(fileSchema(), bothWords("api.field.everything"));
  const schema = { name: "Datasets", body: envelopeSchema(datasetSchema(), false, { everything }) };
  return { id: "datasets", path, sample: false, schema, files: [{ path, body }] };
}

const toApiFile = ({ path, bytes, sha256 }: ManifestEntry) => ({
  path: `../../${path}`,
  form: formOf(path),
  media_type: mediaTypes[formOf(path)],
  bytes,
  sha256,
});

const fileSchema = () =>
  object({
    path: text(bothWords("api.field.relative")),
    form: text(),
    media_type: text(),
    bytes: { type: "integer" },
    sha256: text(),
  });

function dataset(input: ApiInput, download: Download): ApiResource {
  const { sample, licenses } = download.resource;
  const path = pathOfRows(download);
  return {
    id: "dataset",
    path,
    about: download.titles,
    sample,
    schema: { name: `Dataset_${download.file.replace(/\W/g, "_")}`, body: envelopeSchema(rowSchema(download), sample) },
    files: [{ path, body: envelope(input, toObjects(download), { sample, licence: licenses[0] }) }],
  };
}

const isSmall = (download: Download): boolean => !download.long && countRows(download) <= mostRows;
const pathOfRows = ({ file }: Download): string => `datasets/${file}.json`;

const describe = (download: Download, files: readonly ManifestEntry[]) => ({
  id: download.file,
  name: download.name,
  title: download.titles,
  description: download.notes,
  sample: download.resource.sample,
  licence: download.resource.licenses[0]?.title ?? null,
  rows: countRows(download),
  json: isSmall(download) ? pathOfRows(download) : null,
  csv: `../../data/${download.folder}${download.file}.csv`,
  parquet: `../../data/${download.folder}${download.file}.parquet`,
  files: filesOf(`data/${download.folder}${download.file}.csv`, files).map(toApiFile),
  columns: download.resource.fields.map(({ name, type, titles, descriptions, required, codelist, list }) => ({
    name,
    type,
    list,
    title: titles,
    description: descriptions,
    required,
    codelist,
  })),
});

const datasetSchema = () =>
  object({
    id: text(),
    name: text(),
    title: words(),
    description: words(),
    sample: flag("api.field.sample"),
    licence: orNull(text()),
    rows: { type: "integer" },
    json: orNull(text(bothWords("api.field.json"))),
    csv: text(bothWords("api.field.relative")),
    parquet: text(bothWords("api.field.relative")),
    files: list(fileSchema(), bothWords("api.field.files")),
    columns: list(
      object({
        name: text(),
        type: text(),
        list: { type: "boolean" },
        title: words(),
        description: words(),
        required: { type: "boolean" },
        codelist: orNull(text()),
      }),
    ),
  });
