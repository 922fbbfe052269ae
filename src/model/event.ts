export const eventKinds = ["ceremony", "release"] as const;
export type EventKind = (typeof eventKinds)[number];
export const certainties = ["expected", "announced"] as const;

/** Something to come, and why it is believed to come then. Dates are ISO days or months; both are the same for a known day. */
export type CalendarEvent = {
  event_id: string;
  kind: EventKind;
  date_from: string;
  date_to: string;
  certainty: (typeof certainties)[number];
  title_vi: string;
  title_en: string;
  basis_vi: string;
  basis_en: string;
  /** Source ids; may be empty. */
  sources: readonly string[];
  /** Day on which this was written or changed. */
  stated_on: string;
};
