import { config } from "../config.ts";
import type { Locale } from "../i18n/locale.ts";
import { toLink } from "../i18n/routes.ts";
import type { Descriptor } from "./descriptor.ts";
import { toLicence } from "./metadata/licence.ts";
import type { Download } from "./tables.ts";

/** What a file with several tables must tell whoever opens it without the site. */
export type NoticeLine = { key: string; heading: string; text: string };

export type Notice = {
  descriptor: Descriptor;
  /** What is in the file. */
  downloads: readonly Download[];
  /** What is too long for it, with the address of a file that has it. */
  leftOut: readonly { download: Download; address: string }[];
  /** Which file it is in: they mark sample rows, and lists in a cell, in ways of their own. */
  of: "archive" | "database";
};

/**
 * What it is, whose, of which version, under which licence, what in it is sample data, and what is not in it, in a
 * language. Nothing is said that the descriptor does not state.
 */
export function toNotice({ descriptor, downloads, leftOut, of }: Notice, locale: Locale): NoticeLine[] {
  const { code, t } = locale;
  const { version, created } = descriptor;
  const samples = [...downloads, ...leftOut.map(({ download }) => download)].filter(({ resource }) => resource.sample);
  const licences = descriptor.licenses.map((licence) => toLicence(licence).titles[code]);
  const link = toLink(code, config.base);
  const texts: Record<string, string | null> = {
    title: descriptor.titles[code],
    sample: samples.length
      ? t(`notice.samples_${of}`, { tables: samples.map(({ file }) => file).join(", ") })
      : t("notice.no_samples"),
    about: descriptor.notes[code] || null,
    publisher: [config.owner[code], config.contact].filter(Boolean).join(", "),
    version: version && (created ? withDay(version, created, locale) : version),
    licence: licences.join("; ") || t("dataset.no_licence"),
    empty: t("data.null"),
    lists: t("notice.lists_text", { separator: of === "archive" ? ";" : "|" }),
    names: t("notice.names_text", { address: config.url + link("honours") }),
    left_out: leftOut.length
      ? leftOut.map(({ download, address }) => `${download.titles[code]}: ${address}`).join("; ")
      : null,
    page: config.url + link("data"),
  };
  return Object.entries(texts).flatMap(([key, text]) => (text ? [{ key, heading: t(`notice.${key}`), text }] : []));
}

/** “1.1.0, 23/11/2026”. */
export const withDay = (version: string, created: string, { t, date }: Locale): string =>
  t("dataset.version_value", { version, date: date(created.slice(0, 10)) });
