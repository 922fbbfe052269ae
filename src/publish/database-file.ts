import { config } from "../config.ts";
import { commentSql, type Connection, createTable, quote } from "./database.ts";
import type { Descriptor, Field, Words } from "./descriptor.ts";
import { readBytes, removeFolder, writeBytes } from "./files.ts";
import type { AddedColumn, DuckdbWriter, StoredTable } from "./formats/duckdb.ts";
import { locales } from "./metadata/locales.ts";
import { type Notice, toNotice } from "./notice.ts";
import { countRows, type Download, type Sheet, tableName } from "./tables.ts";

/** Address of the database file, below the public folder. */
export const databasePath = ({ name }: Pick<Descriptor, "name">): string => `data/${name}.duckdb`;

/**
 * Writes the one `.duckdb` file for people, all tables and `cells` in it, with comments. A table `about` says what it is;
 * where a table has sample rows, a column `source_kind` tells them apart, and its comment says so. Tables with names of
 * people are not in it, nor those too long for it, which `about` tells where to find.
 * @param open the public folder
 * @param mostRows rows up to which a table is in it
 */
export async function writeDatabaseFile(
  writer: DuckdbWriter,
  connection: Connection,
  downloads: readonly Download[],
  descriptor: Descriptor,
  open: string,
  mostRows: number = config.browserRows,
): Promise<void> {
  const groups = Object.entries(Object.groupBy(downloads, ({ resource }) => tableName(resource))) as Groups;
  const isLong = ([, parts]: Groups[number]) => parts.reduce((sum, part) => sum + countRows(part), 0) > mostRows;
  const [left, kept] = [groups.filter(isLong), groups.filter((group) => !isLong(group))];
  const about = toAbout({
    descriptor,
    downloads: kept.flatMap(([, parts]) => parts),
    leftOut: left.flatMap(([, parts]) =>
      parts.map((download) => ({
        download,
        address: `${config.url}${config.base}data/${download.folder}${download.file}.parquet`,
      })),
    ),
    of: "database",
  });
  await createTable(connection, about);
  for (const statement of commentSql(about)) await connection.run(statement);
  const tables = [{ name: about.name }, ...kept.map(([name, parts]) => toStored(name, parts)), toCells(downloads)];
  const path = `${open}/${databasePath(descriptor)}`;
  try {
    await writer.write(connection, tables, `${path}.part`);
  } finally {
    await connection.run(`DROP TABLE ${quote(about.name)}`);
  }
  // The engine makes files that nobody but their owner may read; a web server is somebody else.
  await writeBytes(path, await readBytes(`${path}.part`));
  await removeFolder(`${path}.part`);
}

type Groups = [name: string, parts: Download[]][];

function toStored(name: string, parts: readonly Download[]): StoredTable {
  if (!parts.some(({ resource }) => resource.sample)) return { name };
  const { titles, fields } = parts[0];
  const added = fields.filter((field) => field.name === "source_kind").map(toAdded);
  const how = added.length ? "source_kind" : "kind";
  const comment = inBoth((code) => `${titles[code]} – ${locales[code].t("notice.table_samples", { column: how })}`);
  return { name, added, comment };
}

/** `cells` has the columns of the figures that it is made of, and two of its own. */
function toCells(downloads: readonly Download[]): StoredTable {
  const fields = downloads.find(({ file }) => file === "figures")?.fields ?? [];
  const own = ["year", "sample"].map((name) => [name, inBoth((code) => locales[code].t(`notice.cells_${name}`))]);
  const known = fields.map(({ name, titles }) => [name, inBoth((code) => titles[code])]);
  return { name: "cells", comments: Object.fromEntries([...known, ...own]) };
}

const inBoth = (write: (code: keyof Words) => string): string => `${write("vi")} / ${write("en")}`;

const toAdded = ({ name, titles, descriptions }: Field): AddedColumn => ({
  name,
  type: "VARCHAR",
  comment: inBoth((code) => `${titles[code]}: ${descriptions[code]}`),
  sql: "(SELECT s.kind FROM sources s WHERE s.source_id = t.source)",
});

function toAbout(notice: Notice): Sheet {
  const [vi, en] = [toNotice(notice, locales.vi), toNotice(notice, locales.en)];
  const column = (name: string, titles: Words): Field => ({
    ...{ name, titles, type: "string", format: null, descriptions: { vi: "", en: "" }, unit: null, required: true },
    ...{ enum: null, pattern: null, codelist: null, list: false },
  });
  return {
    name: "about",
    titles: { vi: locales.vi.t("notice.read_first"), en: locales.en.t("notice.read_first") },
    notes: { vi: "", en: "" },
    fields: [
      column("topic", { vi: "Mục", en: "Topic" }),
      column("vi", { vi: "Tiếng Việt", en: "Vietnamese" }),
      column("en", { vi: "Tiếng Anh", en: "English" }),
    ],
    rows: vi.map(({ key, text }, at) => [key, text, en[at].text]),
  };
}
