/**
 * A column of a file made of a table in the page: the key that its pieces are marked with, and its heading.
 * `fixed` stands in every line that has no piece for it: what the page is about, and its table need not repeat.
 */
export type FileColumn = { key: string; name: string; kind: "text" | "number"; fixed?: string };
