import write from "write-excel-file/universal";
import type { Spreadsheet } from "../../query/spreadsheet.ts";
import { toXlsxSheets } from "../../query/xlsx-sheets.ts";

/** The table as an Excel workbook; the same table gives the same bytes. */
export async function formatXlsx(sheet: Spreadsheet): Promise<Uint8Array> {
  const blob = await write(toXlsxSheets(sheet)).toBlob();
  return withoutTime(new Uint8Array(await blob.arrayBuffer()));
}

/** The library stamps the hour of writing on every part of the ZIP; here it becomes the first day that a ZIP can name. */
function withoutTime(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  const end = zip.length - endLength;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    view.setUint32(at + 12, earliest, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, earliest, true);
    at += entryLength + [28, 30, 32].reduce((sum, length) => sum + view.getUint16(at + length, true), 0);
  }
  return zip;
}

/** 1 January 1980, midnight. */
const earliest = 0x00210000;
/** Bytes of the record at a ZIP's end, without a comment, and of an entry of its list, without name, extra and comment. */
const [endLength, entryLength] = [22, 46];
