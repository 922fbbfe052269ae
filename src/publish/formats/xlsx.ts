import { unzipSync, zipSync } from "fflate";
import write from "write-excel-file/universal";
import type { Spreadsheet } from "../../query/spreadsheet.ts";
import { toXlsxSheets } from "../../query/xlsx-sheets.ts";

/** The table as an Excel workbook; the same table gives the same bytes. */
export async function formatXlsx(sheet: Spreadsheet): Promise<Uint8Array> {
  const blob = await write(toXlsxSheets(sheet)).toBlob();
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  // The library stamps the hour of writing on every part.
  return zipSync(files, { mtime: earliest, level: 6 });
}

/** The first day that a ZIP can name; in local time, as ZIP has it. */
const earliest = new Date(1980, 0, 1);
