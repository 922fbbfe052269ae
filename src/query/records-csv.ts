import { initiativeColumns } from "../model/initiative.ts";
import { type CsvForm, formatCsvLine } from "./csv-line.ts";
import type { InitiativeRecord } from "./records.ts";

/** Columns of the file, in the order of the published table, and last the kind of source, which tells sample data. */
export const csvColumns = [...initiativeColumns, "source_kind"] as const satisfies readonly (keyof InitiativeRecord)[];

/** The records as CSV, in pieces of text that are to be put one after the other. */
export function* formatRecordsCsv(records: Iterable<InitiativeRecord>, form: CsvForm): Generator<string> {
  let text = (form === "excel" ? "\uFEFF" : "") + formatCsvLine(csvColumns, form);
  for (const record of records) {
    text += formatCsvLine(
      csvColumns.map((column) => record[column]),
      form,
    );
    if (text.length < 1 << 20) continue;
    yield text;
    text = "";
  }
  yield text;
}
