import type { Connection } from "./database.ts";
import { writeText } from "./files.ts";
import { formatCsv, formatExcelCsv } from "./formats/csv.ts";
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
    const path = download.folder + download.file;
    await writeText(`${folder}/${path}.csv`, formatCsv(download));
    await writeText(`${folder}/${path}.excel.csv`, formatExcelCsv(download));
    await writeParquet(connection, download, `${folder}/${path}.parquet`);
  }
}
