import type { Connection } from "./database.ts";
import type { Descriptor } from "./descriptor.ts";
import { makeFolder, writeBytes, writeText } from "./files.ts";
import { formatCsv, formatExcelCsv } from "./formats/csv.ts";
import { formatJson } from "./formats/json.ts";
import { readLong, writeLongCsv, writeLongParquet } from "./formats/long.ts";
import { writeParquet } from "./formats/parquet.ts";
import { formatXlsx } from "./formats/xlsx.ts";
import { mostInExcel, mostWhole } from "./metadata/forms.ts";
import { countRows, type Download } from "./tables.ts";
import { toWorkbook } from "./workbook.ts";

type Write = (connection: Connection, download: Download, path: string, descriptor: Descriptor) => Promise<void>;
/** A form of download: how its file comes from rows in memory, and how from a long table, whose rows are in the database. */
type Form = { ending: string; write: Write; writeLong: Write; mostRows?: number };

const writeBook: Write = async (_, download, path, descriptor) =>
  writeBytes(path, await formatXlsx(toWorkbook(download, descriptor)));

/** Every form that a dataset is published in; `metadata/forms.ts` has their media types. */
const forms: readonly Form[] = [
  {
    ending: "csv",
    write: (_, download, path) => writeText(path, formatCsv(download)),
    writeLong: (connection, download, path) => writeLongCsv(connection, download, path, "plain"),
  },
  {
    ending: "excel.csv",
    write: (_, download, path) => writeText(path, formatExcelCsv(download)),
    writeLong: (connection, download, path) => writeLongCsv(connection, download, path, "excel"),
    mostRows: mostInExcel,
  },
  {
    ending: "xlsx",
    write: writeBook,
    writeLong: async (connection, download, ...more) =>
      writeBook(connection, await readLong(connection, download), ...more),
    mostRows: mostWhole,
  },
  {
    ending: "json",
    write: (_, download, path) => writeText(path, formatJson(download)),
    writeLong: async (connection, download, path) => writeText(path, formatJson(await readLong(connection, download))),
    mostRows: mostWhole,
  },
  { ending: "parquet", write: writeParquet, writeLong: writeLongParquet },
];

/**
 * Writes every download in every form that it is not too long for, as `<folder>/<file>.<ending>`.
 * @param folder gets the files; sample ones go to its folder `sample`
 * @param descriptor the package, with the version that is published: workbooks tell of it
 */
export async function writeDownloads(
  connection: Connection,
  downloads: readonly Download[],
  folder: string,
  descriptor: Descriptor,
): Promise<void> {
  for (const download of downloads) {
    const path = `${folder}/${download.folder}${download.file}`;
    await makeFolder(path.slice(0, path.lastIndexOf("/")));
    for (const { ending, write, writeLong, mostRows = Infinity } of forms)
      if (countRows(download) <= mostRows)
        await (download.long ? writeLong : write)(connection, download, `${path}.${ending}`, descriptor);
  }
}
