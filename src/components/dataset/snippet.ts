/** Ready code: its words are `snippet.<id>` and `snippet.<id>.how`. */
export type Snippet = {
  id: string;
  code: string;
  /** Where it runs at once. */
  href?: string;
};
