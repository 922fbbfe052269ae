import { type ColumnKind, commentLines, fillLines, type SnippetTable } from "./table.ts";

/** For pandas ≥ 1.3: types that know a missing value, and no text (“NA”, “null”) taken for one. */
export const pandasSnippet = ({ name, comments, csv, columns }: SnippetTable): string =>
  [
    ...commentLines(comments, "#"),
    "import pandas as pd",
    "",
    `${name} = pd.read_csv(`,
    `    ${JSON.stringify(csv)},`,
    "    dtype={",
    ...fillLines(
      columns.map((column) => `${JSON.stringify(column.name)}: "${pandasTypes[column.kind]}"`),
      8,
    ),
    "    },",
    "    keep_default_na=False,",
    '    na_values=[""],',
    ")",
    `print(${name}.dtypes)`,
    `print(${name}.head())`,
  ].join("\n");

/** For polars ≥ 1: every column's type is stated, so that “2022” stays text where “2015-2020” stands beside it. */
export const polarsSnippet = ({ name, comments, csv, columns }: SnippetTable): string =>
  [
    ...commentLines(comments, "#"),
    "import polars as pl",
    "",
    `${name} = pl.read_csv(`,
    `    ${JSON.stringify(csv)},`,
    "    schema_overrides={",
    ...fillLines(
      columns.map((column) => `${JSON.stringify(column.name)}: pl.${polarsTypes[column.kind]}`),
      8,
    ),
    "    },",
    ")",
    `print(${name}.schema)`,
    `print(${name}.head())`,
  ].join("\n");

const pandasTypes: Record<ColumnKind, string> = {
  text: "string",
  number: "Float64",
  integer: "Int64",
  year: "Int64",
  boolean: "boolean",
};
const polarsTypes: Record<ColumnKind, string> = {
  text: "String",
  number: "Float64",
  integer: "Int64",
  year: "Int64",
  boolean: "Boolean",
};
