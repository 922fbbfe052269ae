import type { Cell } from "../model/cell.ts";
import { type Unit, reportingKinds } from "../model/unit.ts";
import { type PackedCube, packCube } from "../query/cube.ts";
import type { Domain } from "../query/view.ts";
import { type Connection, records } from "./database.ts";

/** What can be asked for: the editions in order of time, and the reporting units that have a figure, in the order of `units`. */
export async function readDomain(connection: Connection): Promise<Domain> {
  const years = await records<{ year: number }>(
    connection,
    "SELECT DISTINCT year_start AS year FROM periods WHERE edition AND kind = 'year' ORDER BY year",
  );
  const units = await records<Pick<Unit, "unit_id" | "kind">>(
    connection,
    "SELECT unit_id, kind FROM units WHERE unit_id IN (SELECT unit FROM cells) ORDER BY rowid",
  );
  const breaks = await records<{ year: number }>(
    connection,
    "SELECT DISTINCT year FROM cells WHERE contains(flags, 'break_before') ORDER BY year",
  );
  return {
    years: years.map(({ year }) => year),
    breaks: breaks.map(({ year }) => year),
    units: units.filter(({ kind }) => reportingKinds.includes(kind)).map(({ unit_id }) => unit_id),
  };
}

/** All cells, in the order of the table. */
export const readCells = (connection: Connection): Promise<Cell[]> =>
  records<Cell>(connection, "SELECT * FROM cells ORDER BY rowid");

/** The cube that browsers answer from, read from a filled database. */
export async function readCube(connection: Connection): Promise<PackedCube> {
  return packCube(await readCells(connection), await readDomain(connection));
}
