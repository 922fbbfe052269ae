import { countRows, type Download } from "../tables.ts";
import type { ApiInput, ApiResource } from "./resource.ts";
import { type ApiRow, envelope, envelopeSchema, flag, rowSchema, toObjects } from "./rows.ts";
import { list, object, orNull, text, words } from "./schema.ts";
import { bothWords } from "./words.ts";

/** Rows that one JSON file may hold; larger tables are to be taken as Parquet. */
const mostRows = 20_000;

/** The list of tables, and each table's rows in a file of its own; the file of a sample table says so in its name. */
export function datasets(input: ApiInput): ApiResource[] {
  const path = "datasets.json";
  const rows = input.downloads.map((download) => describe(download) as unknown as ApiRow);
  return [
    {
      id: "datasets",
      path,
      sample: false,
      schema: { name: "Datasets", body: envelopeSchema(datasetSchema(), false) },
      files: [{ path, body: envelope(input, rows) }],
    },
    ...input.downloads.filter(isSmall).map((download) => dataset(input, download)),
  ];
}

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

const describe = (download: Download) => ({
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
