/** What a column holds: dates are text, for a source may give no more than a month. */
export type ColumnKind = "text" | "number" | "integer" | "year" | "boolean";

/** A published table as ready code takes it: where it lies and what its columns hold. */
export type SnippetTable = {
  /** Name for a variable or a table: `figures`, `initiatives_sample`. */
  name: string;
  /** First comment lines of every snippet: what it is, that it is sample data, which addresses it reads. */
  comments: readonly string[];
  columns: readonly { name: string; kind: ColumnKind }[];
  /** Addresses on the web. */
  csv: string;
  parquet: string;
  json: string;
};

/** The kind of a column of the descriptor, from its type there. */
export function toColumnKind(type: string): ColumnKind {
  return type === "number" || type === "integer" || type === "year" || type === "boolean" ? type : "text";
}

/** A name that every language takes for a variable, from the name of a file: `figures.sample` → `figures_sample`. */
export const toVariable = (file: string): string => file.replace(/\W/g, "_").replace(/^(\d)/, "_$1");

/** Comment lines, each behind its language's mark. */
export const commentLines = (comments: readonly string[], mark: string): string[] =>
  comments.map((line) => `${mark} ${line}`);

/** Items side by side, with commas between, in lines of no more than 88 characters behind an indent. */
export function fillLines(items: readonly string[], indent: number): string[] {
  const lines: string[] = [];
  for (const [at, item] of items.entries()) {
    const piece = at < items.length - 1 ? `${item},` : item;
    const last = lines.at(-1);
    if (last !== undefined && indent + last.length + piece.length + 1 <= 88)
      lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(piece);
  }
  return lines.map((line) => " ".repeat(indent) + line);
}
