import { originLines } from "../charts/origin.ts";
import type { SheetCell, Spreadsheet } from "../query/spreadsheet.ts";
import type { InitiativeRecord } from "../query/records.ts";
import { pageEdition } from "./edition.ts";
import type { RecordSetting } from "./records-row.ts";

/** Initiatives as a table for a workbook: in the page's words, benefit in đồng, the kind of source last. */
export function toRecordsSheet(
  records: readonly InitiativeRecord[],
  { locale, fullUnitName, source }: RecordSetting,
  address: string,
): Spreadsheet {
  const { t } = locale;
  const columns: [string, "text" | "number", (record: InitiativeRecord) => SheetCell][] = [
    ["id", "text", (record) => record.initiative_id],
    ["title", "text", (record) => record.title],
    ["year", "number", (record) => record.year],
    ["sector", "text", (record) => t(`sector.${record.sector}`)],
    ["field", "text", (record) => t(`field.${record.field}`)],
    ["solution", "text", (record) => t(`solutionType.${record.solution_type}`)],
    ["unit", "text", (record) => fullUnitName(record.unit)],
    ["stage", "text", (record) => t(`stage.${record.stage_reached}`)],
    [
      "benefit_vnd",
      "number",
      ({ benefit_vnd: value }) => value && { value, text: locale.number(value), format: "#,##0" },
    ],
    ["people", "number", (record) => record.people],
    ["source", "text", (record) => source(record.source).label],
    ["kind", "text", (record) => t(`sourceKind.${record.source_kind}`)],
  ];
  const samples = records.some(({ source_kind }) => source_kind === "sample");
  const sources = [...new Set(records.map((record) => source(record.source).label))];
  return {
    title: t("record.xlsx.title", { count: locale.number(records.length) }),
    names: [t("record.xlsx.sheet"), t("record.xlsx.notes")],
    heads: 2,
    columns: columns.map(([name, kind]) => ({ name: t(`record.column.${name}`), kind })),
    rows: records.map((record) => columns.map(([, , read]) => read(record))),
    notes: [
      ...(samples ? [`${t("sample.badge")}. ${t("sample.explained")}`] : []),
      `${t("source.label")} ${sources.join("; ")}.`,
    ],
    // No release keeps the initiatives.
    origin: originLines({ kept: null, edition: pageEdition(), address }, locale),
  };
}
