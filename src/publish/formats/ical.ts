/** An event of whole days, as iCalendar (RFC 5545) has it. Days and months are ISO; `to` is the last one. */
export type IcalEvent = {
  /** Never another for the same event. */
  id: string;
  from: string;
  to: string;
  title: string;
  text: string;
  /** Absolute address. */
  page: string;
  /** Day on which this was said (ISO). */
  stated: string;
  tentative: boolean;
};
export type Ical = { name: string; language: string; events: readonly IcalEvent[] };

/** The calendar as an `.ics` file: CRLF, lines of at most 75 bytes. A month stands for all its days. */
export function formatIcal({ name, language, events }: Ical): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//sang-kien-thu-do//${language.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    `NAME:${escape(name)}`,
    `X-WR-CALNAME:${escape(name)}`,
    ...events.flatMap((event) => [
      "BEGIN:VEVENT",
      `UID:${event.id}@sang-kien-thu-do`,
      `DTSTAMP:${event.stated.replaceAll("-", "")}T000000Z`,
      `DTSTART;VALUE=DATE:${dayOf(event.from, 0)}`,
      `DTEND;VALUE=DATE:${dayOf(event.to, 1)}`,
      `SUMMARY;LANGUAGE=${language}:${escape(event.title)}`,
      `DESCRIPTION;LANGUAGE=${language}:${escape(event.text)}`,
      `URL:${event.page}`,
      `STATUS:${event.tentative ? "TENTATIVE" : "CONFIRMED"}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/** The first day of a day or month, or the first day after it. */
function dayOf(iso: string, after: 0 | 1): string {
  const [year, month, day] = iso.split("-").map(Number);
  const date = day ? Date.UTC(year, month - 1, day + after) : Date.UTC(year, month - 1 + after, 1);
  return new Date(date).toISOString().slice(0, 10).replaceAll("-", "");
}

const escape = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** Breaks a line where it would pass 75 bytes, never inside a letter. */
function fold(line: string): string {
  const rows = [""];
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > 75) {
      rows.push(" ");
      bytes = 1;
    }
    rows[rows.length - 1] += letter;
    bytes += size;
  }
  return rows.join("\r\n");
}
