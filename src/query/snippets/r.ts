import { type ColumnKind, commentLines, fillLines, type SnippetTable } from "./table.ts";

/** For R without any package: amounts in đồng are beyond R's integers, so they are numeric. */
export const rSnippet = ({ name, comments, csv, columns }: SnippetTable): string =>
  [
    ...commentLines(comments, "#"),
    `${name} <- read.csv(`,
    `  ${JSON.stringify(csv)},`,
    "  colClasses = c(",
    ...fillLines(
      columns.map((column) => `\`${column.name}\` = "${types[column.kind]}"`),
      4,
    ),
    "  ),",
    '  na.strings = "",',
    "  check.names = FALSE,",
    '  encoding = "UTF-8"',
    ")",
    `str(${name})`,
  ].join("\n");

const types: Record<ColumnKind, string> = {
  text: "character",
  number: "numeric",
  integer: "numeric",
  year: "integer",
  boolean: "logical",
};
