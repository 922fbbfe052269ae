import type { Table, TableRow } from "../table.ts";
import { isWords } from "./diff.ts";

/**
 * Applies today's withdrawals to the tables of an older release. Where an honour is withdrawn, its publisher empties what
 * names the person: in the sources of the entry, and in notes that lean on those sources. In every version such rows
 * therefore carry today's words (none where the row is gone); values and codes stay what they were.
 * @param tables of the older release
 * @param today the tables as they stand now, the honour roll among them
 */
export function suppress(tables: readonly Table[], today: readonly Table[]): Table[] {
  const named = sourcesOfWithdrawn(today);
  if (!named.size) return [...tables];
  return tables.map((table) => {
    const now = today.find(({ name }) => name === table.name);
    return { ...table, rows: table.rows.map((row) => (leansOn(row, named) ? redact(row, table, now) : row)) };
  });
}

function sourcesOfWithdrawn(today: readonly Table[]): Set<string> {
  const rolls = today.filter(({ name }) => name === "honours");
  const withdrawn = rolls.flatMap(({ rows }) => rows.filter(({ raw }) => raw.status === "withdrawn"));
  return new Set(withdrawn.flatMap(({ raw }) => (raw.sources ?? "").split(";").filter(Boolean)));
}

const leansOn = ({ raw }: TableRow, named: ReadonlySet<string>): boolean =>
  named.has(raw.source_id ?? "") ||
  [raw.source, raw.sources].some((ids) => ids?.split(";").some((id) => named.has(id)));

function redact(row: TableRow, { fields, resource }: Table, now: Table | undefined): TableRow {
  const { primaryKey } = resource;
  const same = (other: TableRow) => primaryKey.every((name) => other.raw[name] === row.raw[name]);
  const today = primaryKey.length ? now?.rows.find(same) : undefined;
  const hidden = fields.filter((field) => isWords(field, resource) || field.format === "uri");
  const cells = hidden.map(({ name, required }) => ({
    name,
    raw: today?.raw[name] ?? "",
    value: today?.values[name] ?? (required ? "" : null),
  }));
  return {
    ...row,
    raw: { ...row.raw, ...Object.fromEntries(cells.map(({ name, raw }) => [name, raw])) },
    values: { ...row.values, ...Object.fromEntries(cells.map(({ name, value }) => [name, value])) },
  };
}
