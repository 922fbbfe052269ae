/** A table of the browser's database and its columns, with their titles in one language. */
export type DictionaryTable = {
  name: string;
  title: string;
  columns: { name: string; type: string; title: string }[];
};

/** What the SQL page knows of the data (`data/dictionary.{language}.json`). */
export type Dictionary = {
  tables: DictionaryTable[];
  /** Sample data: ids of its sources, and tables that hold rows of theirs. Both empty where none is published. */
  sample: { sources: string[]; tables: string[] };
};
