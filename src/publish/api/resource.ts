import type { Cell } from "../../model/cell.ts";
import type { Domain } from "../../query/view.ts";
import type { Descriptor, Words } from "../descriptor.ts";
import type { ManifestEntry } from "../manifest.ts";
import type { Download } from "../tables.ts";
import type { Schema } from "./schema.ts";

/** What the static API is made from: the downloads, the cells, and what the data says of itself. */
export type ApiInput = {
  descriptor: Pick<Descriptor, "titles" | "notes" | "version" | "licenses">;
  downloads: readonly Download[];
  /** Every published file; left out while they are still being written. */
  files?: readonly ManifestEntry[];
  cells: readonly Cell[];
  domain: Domain;
};

/** One file of the API. `value` stands in the place that the path leaves open. */
export type ApiFile = { path: string; value?: string; body: unknown };

/** One address of the API, or many of one form. Its words are `api.resource.<id>` and `api.resource.<id>.text`. */
export type ApiResource = {
  id: string;
  /** Below `api/v1/`, such as `figures.json` or `figures/by-year/{year}.json`. */
  path: string;
  /** What the title says besides: a table, a code list. */
  about?: Words;
  sample: boolean;
  /** Name of the schema among the components, and the schema of each file. */
  schema: { name: string; body: Schema };
  /** In the order of their addresses; at least one. */
  files: readonly ApiFile[];
};

/** Fills the open place of a resource's path. */
export const pathOf = (path: string, value: string): string => path.replace(/\{\w+\}/, value);
