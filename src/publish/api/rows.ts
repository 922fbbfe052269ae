import type { Download } from "../tables.ts";
import { bothWords } from "./words.ts";
import type { ApiInput } from "./resource.ts";
import { columnSchema, list, object, orNull, type Schema, text } from "./schema.ts";

export type ApiRow = Record<string, unknown>;

/** Rows with what must go along: version of the data, licence, and whether they are sample data. */
export const envelope = (
  { descriptor }: Pick<ApiInput, "descriptor">,
  rows: readonly ApiRow[],
  { sample = false, licence = descriptor.licenses[0] }: { sample?: boolean; licence?: Record<string, string> } = {},
) => ({
  api: "v1",
  version: descriptor.version,
  licence: { name: licence?.name ?? null, title: licence?.title ?? null },
  sample,
  count: rows.length,
  rows,
});

/** The schema of an envelope around rows, and of what else stands in it. */
export const envelopeSchema = (row: Schema, sample: boolean, more: Record<string, Schema> = {}): Schema =>
  object({
    api: { type: "string", const: "v1" },
    version: orNull(text(bothWords("api.field.version"))),
    licence: object({ name: orNull(text()), title: orNull(text()) }, bothWords("api.field.licence")),
    sample: { ...flag("api.field.sample_file"), const: sample },
    count: { type: "integer" },
    ...more,
    rows: list(row),
  });

/** A truth that is always told. */
export const flag = (word: string): Schema => ({
  type: "boolean",
  description: bothWords(word).en,
  "x-description-vi": bothWords(word).vi,
});

/** The columns that a table has of its own, without those that its downloads add. */
const ownFields = ({ resource }: Download) => resource.fields;

/** A download's rows as objects: lists as lists, an empty cell as null, and `sample` on each. */
export function toObjects(download: Download): ApiRow[] {
  const fields = ownFields(download);
  return download.rows.map((row) => ({
    ...Object.fromEntries(
      fields.map(({ name, list }, at) => [
        name,
        list
          ? String(row[at] ?? "")
              .split(";")
              .filter(Boolean)
          : row[at],
      ]),
    ),
    sample: download.resource.sample,
  }));
}

/** The schema of such a row. */
export const rowSchema = (download: Download, more: Record<string, Schema> = {}): Schema =>
  object({
    ...Object.fromEntries(ownFields(download).map((field) => [field.name, columnSchema(field)])),
    sample: flag("api.field.sample"),
    ...more,
  });

/** The published download of a table, or undefined where none is. */
export const findPublished = ({ downloads }: ApiInput, name: string): Download | undefined =>
  downloads.find((download) => download.name === name && !download.resource.sample);
