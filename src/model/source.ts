/** Where a figure comes from. Only `sample` is made up, and is marked wherever it is shown. */
export const sourceKinds = ["official", "press", "sample"] as const;
export type SourceKind = (typeof sourceKinds)[number];

export type Source = {
  source_id: string;
  kind: SourceKind;
  publisher: string;
  /** The publisher’s name for English readers; null = the same as `publisher`. */
  publisher_en: string | null;
  title: string;
  /** ISO date; null = not printed. */
  date: string | null;
  /** null where the page has no address, or stands on an unrelated domain that should not be linked. */
  url: string | null;
  quote: string | null;
  note_vi: string | null;
  note_en: string | null;
};
