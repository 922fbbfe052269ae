import type { CsvForm } from "../query/csv-line.ts";
import { formatSheetCsv, type Spreadsheet } from "../query/spreadsheet.ts";
import { toXlsxSheets } from "../query/xlsx-sheets.ts";
import { fileName } from "./edition.ts";

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

/**
 * Saves a table as a file named after the data version it came from. Rejects where the workbook's writer does not come.
 * @param kept the release whose figures it holds; null where they are today's
 * @returns the file's name
 */
export async function saveSheet(
  sheet: Spreadsheet,
  form: CsvForm | "xlsx",
  stem: string,
  kept: string | null = null,
): Promise<string> {
  const name = fileName(stem, form, kept);
  const file =
    form === "xlsx" ? await toXlsx(sheet) : new Blob([formatSheetCsv(sheet, form)], { type: "text/csv;charset=utf-8" });
  saveFile(file, name);
  return name;
}
