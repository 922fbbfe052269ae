import { originLines } from "../charts/origin.ts";
import type { LanguageCode } from "../i18n/locale.ts";
import type { FileColumn } from "../query/file-column.ts";
import { pageEdition } from "./edition.ts";
import { saveSheet } from "./save-file.ts";
import { holdsSample, readLines } from "./table-lines.ts";
import { loadLocale } from "./words.ts";

/** Saves the tables inside as one file. Rejects where the words or the writer of workbooks do not come. */
export async function saveTables(root: HTMLElement, form: "xlsx" | "plain"): Promise<void> {
  const locale = await loadLocale(document.documentElement.lang as LanguageCode);
  const { t } = locale;
  const columns = JSON.parse(root.dataset.columns!) as FileColumn[];
  const marked = holdsSample(root) ? `${t("sample.badge")}. ${t("sample.explained")}` : null;
  const sample = marked ?? root.dataset.sample;
  const address = location.href.split("#")[0];
  const sheet = {
    title: root.dataset.title!,
    names: [t("keep.sheet"), t("chart.column.note")] as const,
    heads: 0,
    columns,
    rows: readLines(root, columns),
    notes: sample ? [sample] : [],
    origin: originLines({ kept: null, edition: pageEdition(), address }, locale),
  };
  await saveSheet(sheet, form, `${t(sample ? "keep.file_sample" : "keep.file")}-${root.dataset.name}`);
}
