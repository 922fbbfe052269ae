import type { Descriptor, Field } from "../descriptor.ts";
import type { Severity } from "../finding.ts";
import type { Table, TableRow } from "../table.ts";

/** What a rule looks at: the tables that passed every earlier stage. */
export type Dataset = { tables: readonly Table[]; descriptor: Descriptor };

/** What is wrong with a cell or line, in Vietnamese: what is expected, and how the publisher mends it. */
export type Advice = { expected: string; mend: string; severity?: Severity };
export type Problem = Advice & { table: Table; line: number; column: string; value: string };

/** One rule. `severity` holds unless a problem carries its own; `check` may assume that earlier stages passed. */
export type Rule = {
  slug: string;
  severity: Severity;
  check(data: Dataset): Iterable<Problem>;
};

/** A problem of one cell. */
export const at = (table: Table, row: TableRow, column: string, advice: Advice): Problem => ({
  table,
  line: row.line,
  column,
  value: row.raw[column] ?? "",
  ...advice,
});

/** Walks every cell that is not empty in the columns that `wants` picks, and yields what `look` says about it. */
export function* inCells(
  tables: readonly Table[],
  wants: (field: Field, table: Table) => boolean,
  look: (raw: string, field: Field) => Advice | undefined,
): Generator<Problem> {
  for (const table of tables)
    for (const field of table.fields) {
      if (!wants(field, table)) continue;
      for (const row of table.rows) {
        const raw = row.raw[field.name];
        const advice = raw ? look(raw, field) : undefined;
        if (advice) yield at(table, row, field.name, advice);
      }
    }
}

/** Whether the table's schema has all the columns. */
export const hasColumns = (table: Table, ...names: string[]): boolean =>
  names.every((name) => table.fields.some((field) => field.name === name));

/** The first table that holds the entity whose id column is named, e.g. `unit_id` with `kind`. */
export const findTable = (tables: readonly Table[], ...names: string[]): Table | undefined =>
  tables.find((table) => hasColumns(table, ...names));

export const isText = (field: Field): boolean => field.type === "string" || field.type === "any";
