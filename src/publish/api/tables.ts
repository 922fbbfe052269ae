import type { ApiInput, ApiResource } from "./resource.ts";
import { envelope, envelopeSchema, findPublished, rowSchema, toObjects } from "./rows.ts";

/** A published table under its own name: what the figures refer to by id. */
function table(input: ApiInput, name: string): ApiResource[] {
  const download = findPublished(input, name);
  if (!download) return [];
  const path = `${name}.json`;
  const schema = { name: name[0].toUpperCase() + name.slice(1), body: envelopeSchema(rowSchema(download), false) };
  return [{ id: name, path, sample: false, schema, files: [{ path, body: envelope(input, toObjects(download)) }] }];
}

/** Where each figure is from: publisher, title, date, address, and the quoted words. */
export const sources = (input: ApiInput): ApiResource[] => table(input, "sources");
/** The bodies that figures are of, and when they stood. */
export const units = (input: ApiInput): ApiResource[] => table(input, "units");
/** The times that figures are of. */
export const periods = (input: ApiInput): ApiResource[] => table(input, "periods");
