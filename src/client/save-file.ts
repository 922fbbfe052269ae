import type { Spreadsheet } from "../query/spreadsheet.ts";
import { toXlsxSheets } from "../query/xlsx-sheets.ts";

/** Hands the reader a file under a name. */
export function saveFile(content: Blob, name: string): void {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(content);
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
}

/** The table as an Excel workbook; the writer is fetched at the first call. Rejects where it does not come. */
export async function toXlsx(sheet: Spreadsheet): Promise<Blob> {
  const { default: write } = await import("write-excel-file/universal");
  return write(toXlsxSheets(sheet)).toBlob();
}
