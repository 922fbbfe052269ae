import { type ColumnKind, commentLines, fillLines, type SnippetTable } from "./table.ts";

/** Power Query M: numbers are read with a point as decimal mark whatever the language of Excel, and an empty cell is null. */
export const powerQuerySnippet = ({ comments, csv, columns }: SnippetTable): string =>
  [
    ...commentLines(comments, "//"),
    "let",
    "    Source = Csv.Document(",
    `        Web.Contents(${text(csv)}),`,
    '        [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]',
    "    ),",
    "    Header = Table.PromoteHeaders(Source, [PromoteAllScalars = true]),",
    '    Empty = Table.ReplaceValue(Header, "", null, Replacer.ReplaceValue, Table.ColumnNames(Header)),',
    "    Typed = Table.TransformColumnTypes(Empty, {",
    ...fillLines(
      columns.map((column) => `{${text(column.name)}, ${types[column.kind]}}`),
      8,
    ),
    '    }, "en-US")',
    "in",
    "    Typed",
  ].join("\n");

const types: Record<ColumnKind, string> = {
  text: "type text",
  number: "type number",
  integer: "Int64.Type",
  year: "Int64.Type",
  boolean: "type logical",
};

const text = (value: string): string => `"${value.replaceAll('"', '""')}"`;
