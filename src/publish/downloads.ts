import type { Connection } from "./database.ts";
import { makeFolder, writeText } from "./files.ts";
import { formatCsv, formatExcelCsv } from "./formats/csv.ts";
import { writeLongCsv, writeLongParquet } from "./formats/long.ts";
import { writeParquet } from "./formats/parquet.ts";
import type { Download } from "./tables.ts";

/**
 * Writes every download in three forms: `.csv`, `.excel.csv`, `.parquet`.
 * @param folder gets the files; sample ones go to its folder `sample`
 */
export async function writeDownloads(
  connection: Connection,
  downloads: readonly Download[],
  folder: string,
): Promise<void> {
  for (const download of downloads) {
    const path = `${folder}/${download.folder}${download.file}`;
    if (download.long) await writeLong(connection, download, path);
    else {
      await writeText(`${path}.csv`, formatCsv(download));
      await writeText(`${path}.excel.csv`, formatExcelCsv(download));
      await writeParquet(connection, download, `${path}.parquet`);
    }
  }
}

/** The same three forms, written by the database. */
async function writeLong(connection: Connection, download: Download, path: string): Promise<void> {
  await makeFolder(path.slice(0, path.lastIndexOf("/")));
  await writeLongCsv(connection, download, `${path}.csv`, "plain");
  await writeLongCsv(connection, download, `${path}.excel.csv`, "excel");
  await writeLongParquet(connection, download, `${path}.parquet`);
}
