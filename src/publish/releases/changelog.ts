import { type LanguageCode, languageCodes } from "../../i18n/locale.ts";
import { isVersion } from "../../query/version.ts";

/** What a release says of itself: the day (ISO) and its sentences in each language. */
export type Entry = { version: string; date: string } & Record<LanguageCode, string[]>;

/** Headings of the parts of an entry. */
const languageHeadings: Record<LanguageCode, string> = { vi: "Tiếng Việt", en: "English" };

/**
 * Reads the entries of a changelog, as they stand: `## 1.1.0 (2026-11-22)`, below it `### Tiếng Việt` and `### English`,
 * below each a list of sentences. What stands before the first entry is for people.
 * @throws Error listing every heading that cannot be read, and every entry without sentences in both languages
 */
export function parseChangelog(text: string): Entry[] {
  const [, ...sections] = text.split(/^## /m);
  const problems: string[] = [];
  const entries = sections.map((section) => {
    const [heading = "", ...lines] = section.split("\n");
    const [, version = "", date = ""] = /^(\S+) \((\d{4}-\d\d-\d\d)\)\s*$/.exec(heading) ?? [];
    if (!isVersion(version)) problems.push(`“## ${heading}” is not of the form “## 1.1.0 (2026-11-22)”`);
    const entry: Entry = { version, date, vi: [], en: [] };
    for (const code of languageCodes) {
      entry[code] = sentencesUnder(languageHeadings[code], lines.join("\n"));
      if (!entry[code].length) problems.push(`“## ${heading}” has no sentences under “### ${languageHeadings[code]}”`);
    }
    return entry;
  });
  if (problems.length) throw new Error(`CHANGELOG.md cannot be read; mend it:\n- ${problems.join("\n- ")}`);
  return entries;
}

/** The changelog with one more entry, above the others. */
export function addEntry(text: string, { version, date, ...sentences }: Entry): string {
  const parts = languageCodes.map(
    (code) => `### ${languageHeadings[code]}\n\n${sentences[code].map((sentence) => `- ${sentence}`).join("\n")}\n`,
  );
  const entry = `## ${version} (${date})\n\n${parts.join("\n")}`;
  const at = text.search(/^## /m);
  return at < 0 ? `${text.trimEnd()}\n\n${entry}` : `${text.slice(0, at)}${entry}\n${text.slice(at)}`;
}

function sentencesUnder(heading: string, section: string): string[] {
  const part = section.split(/^### /m).find((text) => text.startsWith(`${heading}\n`)) ?? "";
  return part
    .split(/^- /m)
    .slice(1)
    .map((sentence) => sentence.replace(/\s*\n\s*/g, " ").trim());
}
