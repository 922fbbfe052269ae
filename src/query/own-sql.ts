import type { OwnField } from "./own-scan.ts";
import type { OwnKind } from "./own-values.ts";

const types: Record<OwnKind, string> = {
  text: "VARCHAR",
  whole: "BIGINT",
  number_comma: "DOUBLE",
  number_point: "DOUBLE",
  date_dmy: "DATE",
  date_iso: "DATE",
  boolean: "BOOLEAN",
};

/** An empty table for a reader's own rows, in a database that lives in memory only. */
export const createOwnSql = (name: string, fields: readonly OwnField[]): string =>
  `CREATE TABLE own.main."${name}" (${fields.map((field) => `"${field.name}" ${types[field.kind]}`).join(", ")})`;

export const dropOwnSql = (name: string): string => `DROP TABLE IF EXISTS own.main."${name}"`;
