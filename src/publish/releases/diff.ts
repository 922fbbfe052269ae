import type { Step } from "../../query/version.ts";
import type { Descriptor, Field, Resource, Words } from "../descriptor.ts";
import type { Table, TableRow } from "../table.ts";
import { withheld } from "../tables.ts";

/** A cell that holds something else than before. `text`: words about the figures, not a value or code. "" = empty. */
export type RevisedCell = { key: string; column: string; before: string; after: string; text: boolean };
/** A row that came or went: its key, and its cells that are not empty, the key's own left out. */
export type RowChange = { key: string; cells: readonly { column: string; value: string; text: boolean }[] };
export type ColumnChanges = {
  added: string[];
  removed: string[];
  /** Type, codelist, or being a list is another. */
  changed: string[];
  /** Only its title or description is another: whether the meaning is too, people must say. */
  reworded: string[];
};
export type DatasetChanges = {
  dataset: string;
  titles: Words;
  fate: "added" | "removed" | "kept";
  /** Columns that name a row. */
  keys: readonly string[];
  /** Whether rows are named by other columns than before; then every row counts as withdrawn and added. */
  rekeyed: boolean;
  columns: ColumnChanges;
  added: RowChange[];
  revised: RevisedCell[];
  withdrawn: RowChange[];
};
/** Numbers only: what is told of tables with names of people. */
export type RollChanges = { dataset: string; titles: Words; added: number; revised: number; withdrawn: number };
export type Changes = { datasets: DatasetChanges[]; rolls: RollChanges[] };

/** Tables with the descriptor that they were read by. */
export type Release = { descriptor: Descriptor; tables: readonly Table[] };

/**
 * What changed from one release to the next, row by row by primary key and cell by cell; datasets without any change are
 * left out, sample tables too. Of tables with names of people it only counts. Pure.
 */
export function diffReleases(before: Release, after: Release): Changes {
  const names = [
    ...new Set([after, before].flatMap(({ tables }) => tables.filter(isPublished).map(({ name }) => name))),
  ];
  const pairs = names.map((name) => ({ old: findTable(before, name), now: findTable(after, name) }));
  return {
    datasets: pairs.map(({ old, now }) => diffTable(old, now)).filter(isChanged),
    rolls: pairRolls(before, after).filter(({ added, revised, withdrawn }) => added + revised + withdrawn > 0),
  };
}

/**
 * The smallest step that says what changed; null when nothing did. The machine sees that a column is another or gone;
 * where only words about a column changed, it takes the meaning for changed unless told otherwise.
 * @param sameMeaning a person has said that reworded columns mean what they meant
 */
export function stepFor({ datasets, rolls }: Changes, sameMeaning = false): Step | null {
  if (datasets.length + rolls.length === 0) return null;
  const changed = datasets.some(
    ({ fate, rekeyed, columns }) =>
      fate === "removed" ||
      rekeyed ||
      columns.removed.length + columns.changed.length > 0 ||
      (columns.reworded.length > 0 && !sameMeaning),
  );
  if (changed) return "major";
  const moved = datasets.some(
    ({ fate, columns, added, withdrawn }) =>
      fate === "added" || columns.added.length + added.length + withdrawn.length > 0,
  );
  return moved || rolls.some(({ added, withdrawn }) => added + withdrawn > 0) ? "minor" : "patch";
}

/** Cells revised, values and codes apart from words. */
export const splitRevised = ({ revised }: DatasetChanges): { values: RevisedCell[]; words: RevisedCell[] } => ({
  values: revised.filter(({ text }) => !text),
  words: revised.filter(({ text }) => text),
});

const isPublished = ({ name, sample }: Table): boolean => !sample && !withheld.includes(name);
const findTable = ({ tables }: Release, name: string): Table | undefined => tables.find((table) => table.name === name);

function isChanged({ fate, rekeyed, columns, added, revised, withdrawn }: DatasetChanges): boolean {
  const lists = [...Object.values(columns), added, revised, withdrawn];
  return fate !== "kept" || rekeyed || lists.some((list) => list.length > 0);
}

function diffTable(old: Table | undefined, now: Table | undefined): DatasetChanges {
  const { resource } = (now ?? old)!;
  const keys = keysOf(resource);
  const rekeyed = !!old && !!now && String(keysOf(old.resource)) !== String(keys);
  const [was, is] = [rowsByKey(old), rowsByKey(now)];
  const both = rekeyed ? [] : [...is].filter(([key]) => was.has(key));
  return {
    dataset: resource.name,
    titles: resource.titles,
    fate: old ? (now ? "kept" : "removed") : "added",
    keys,
    rekeyed,
    columns: diffColumns(old, now),
    added: [...is].filter(([key]) => rekeyed || !was.has(key)).map(([key, row]) => toRowChange(key, row, now!)),
    revised: both.flatMap(([key, row]) => diffRow(key, was.get(key)!, row, old!, now!)),
    withdrawn: [...was].filter(([key]) => rekeyed || !is.has(key)).map(([key, row]) => toRowChange(key, row, old!)),
  };
}

function diffColumns(old: Table | undefined, now: Table | undefined): ColumnChanges {
  if (!old || !now) return { added: [], removed: [], changed: [], reworded: [] };
  const pairs = old.fields.flatMap((was) => {
    const is = now.fields.find(({ name }) => name === was.name);
    return is ? [{ was, is }] : [];
  });
  const changed = pairs.filter(({ was, is }) => meaning(was) !== meaning(is));
  const reworded = pairs.filter((pair) => !changed.includes(pair) && words(pair.was) !== words(pair.is));
  const without = (a: Table, b: Table) => names(a).filter((name) => !names(b).includes(name));
  return {
    added: without(now, old),
    removed: without(old, now),
    changed: changed.map(({ is }) => is.name),
    reworded: reworded.map(({ is }) => is.name),
  };
}

const names = ({ fields }: Table): string[] => fields.map(({ name }) => name);
const meaning = ({ type, codelist, list }: Field): string => JSON.stringify([type, codelist, list]);
const words = ({ titles, descriptions }: Field): string => JSON.stringify([titles, descriptions]);

/** Rows without a primary key are named by all their cells. */
const keysOf = ({ primaryKey, fields }: Resource): readonly string[] =>
  primaryKey.length ? primaryKey : fields.map(({ name }) => name);

function rowsByKey(table: Table | undefined): Map<string, TableRow> {
  const keys = table ? keysOf(table.resource) : [];
  return new Map(table?.rows.map((row) => [keys.map((name) => row.raw[name] ?? "").join(" · "), row]));
}

function toRowChange(key: string, row: TableRow, { fields, resource }: Table): RowChange {
  const keys = keysOf(resource);
  const cells = fields.filter(({ name }) => !keys.includes(name) && row.raw[name]);
  return {
    key,
    cells: cells.map((field) => ({ column: field.name, value: row.raw[field.name], text: isWords(field, resource) })),
  };
}

/** Cells of the columns that both have; what a new column holds is told by the column. */
function diffRow(key: string, was: TableRow, is: TableRow, old: Table, now: Table): RevisedCell[] {
  return now.fields
    .filter((field) => old.fields.some(({ name }) => name === field.name))
    .filter((field) => inOrder(was.raw[field.name], field) !== inOrder(is.raw[field.name], field))
    .map((field) => ({
      key,
      column: field.name,
      before: was.raw[field.name] ?? "",
      after: is.raw[field.name] ?? "",
      text: isWords(field, now.resource),
    }));
}

const inOrder = (raw = "", { list, codelist }: Field): string =>
  list && codelist ? raw.split(";").sort().join(";") : raw;

/** Free words: a text column without codes, form, or part in a key. */
export function isWords(field: Field, { primaryKey, foreignKeys }: Resource): boolean {
  const { name, type, format, codelist, pattern } = field;
  const isKey = primaryKey.includes(name) || foreignKeys.some(({ fields }) => fields.includes(name));
  return type === "string" && !format && !codelist && !field.enum && !pattern && !isKey;
}

function pairRolls(before: Release, after: Release): RollChanges[] {
  return withheld.flatMap((name) => {
    const [old, now] = [findTable(before, name), findTable(after, name)];
    if (!old || !now) return [];
    // What a release keeps of a roll has no column with a name; only those columns are compared.
    const shared = old.header.filter((column) => now.header.includes(column));
    const [was, is] = [rowsByKey(old), rowsByKey(now)];
    const isGone = (row: TableRow | undefined) => !row || row.raw.status === "withdrawn";
    const differs = (a: TableRow, b: TableRow) => shared.some((column) => a.raw[column] !== b.raw[column]);
    const both = [...is].filter(([key, row]) => was.has(key) && !isGone(row));
    return {
      dataset: name,
      titles: now.resource.titles,
      added: [...is.keys()].filter((key) => !was.has(key)).length,
      revised: both.filter(([key, row]) => differs(was.get(key)!, row)).length,
      withdrawn: [...was].filter(([key, row]) => !isGone(row) && isGone(is.get(key))).length,
    };
  });
}
