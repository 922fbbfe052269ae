import {
  type SheetCell,
  type SheetColumn,
  type SheetTable,
  saidBelow,
  type Spreadsheet,
  toShown,
} from "./spreadsheet.ts";

/** A cell as the library write-excel-file takes it. Text is typed as text, so that nothing in it can run as a formula. */
export type XlsxCell = {
  value: string | number | boolean | Date;
  type: typeof String | typeof Number | typeof Boolean | typeof Date;
  format?: string;
  fontWeight?: "bold";
  align?: "left" | "right";
  wrap?: boolean;
} | null;
/** A sheet as the library takes it. */
export type XlsxSheet = {
  sheet: string;
  data: XlsxCell[][];
  columns: { width: number }[];
  stickyRowsCount?: number;
  stickyColumnsCount?: number;
};

/**
 * The sheets of a file: the table, its heading row and naming columns frozen, each value of its own type; beside it the
 * title and the notes, one a row; then what other tables there are. No cells are merged.
 */
export function toXlsxSheets(sheet: Spreadsheet): XlsxSheet[] {
  const { title, names, columns, heads, rows, more = [] } = sheet;
  return [
    { ...toTableSheet({ name: names[0], columns, rows }), ...(heads > 0 && { stickyColumnsCount: heads }) },
    {
      sheet: sheetName(names[1]),
      data: [
        [{ ...toText(title)!, fontWeight: "bold", wrap: true }],
        ...saidBelow(sheet).map((note) => [{ ...toText(note)!, wrap: true }]),
      ],
      columns: [{ width: 100 }],
    },
    ...more.map(toTableSheet),
  ];
}

function toTableSheet({ name, columns, rows }: SheetTable): XlsxSheet {
  const head = columns.map(({ name, kind }): XlsxCell => ({
    ...toText(name)!,
    fontWeight: "bold",
    ...(kind === "number" && { align: "right" }),
  }));
  return {
    sheet: sheetName(name),
    data: [head, ...rows.map((row) => row.map((cell, at) => toCell(cell, columns[at])))],
    columns: columns.map((column, at) => ({ width: column.width ?? widthOf(column, rows, at) })),
    stickyRowsCount: 1,
  };
}

function toCell(cell: SheetCell, { kind }: SheetColumn): XlsxCell {
  const { value, format, strong } = toShown(cell);
  const look = { ...(format && { format }), ...(strong && { fontWeight: "bold" as const }) };
  if (value === null || value === "") return null;
  if (typeof value === "number") return { value, type: Number, ...look };
  if (typeof value === "boolean") return { value, type: Boolean, ...look };
  // A month or a year alone is no day, and stays text.
  if (kind === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: "yyyy-mm-dd", ...look };
  return { ...toText(value)!, ...look };
}

/** The most that Excel takes in a cell. */
const longestText = 32_767;

const toText = (value: string): XlsxCell => ({
  value: value.length > longestText ? `${value.slice(0, longestText - 1)}…` : value,
  type: String,
});

/** Excel allows 31 characters, and not these. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]/\\:*?]+/g, " ")
    .slice(0, 31)
    .trim() || "1";

const [narrowest, widest] = [8, 60];
/** Rows that a width is judged by. */
const sampled = 1000;

function widthOf({ name }: SheetColumn, rows: Spreadsheet["rows"], at: number): number {
  const longest = rows
    .slice(0, sampled)
    .reduce((most, row) => Math.max(most, toShown(row[at]).text.length), name.length);
  return Math.min(widest, Math.max(narrowest, longest + 2));
}
