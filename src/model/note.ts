/** A statement that pages show beside figures, kept as data so that it has a source and both languages. */
export const noteKinds = ["warning", "unknown", "method", "sector_aim", "glossary"] as const;
export type NoteKind = (typeof noteKinds)[number];

export type Note = {
  note_id: string;
  kind: NoteKind;
  /** What the note is about: a sector, a year, `city`, a unit; null = the whole site. */
  about: string | null;
  title_vi: string;
  title_en: string;
  text_vi: string;
  text_en: string;
  source: string | null;
};
