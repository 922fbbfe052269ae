/** Names that are data, not words: looked up by id, in the page's language. */
export type Names = {
  unit(id: string): string;
};
