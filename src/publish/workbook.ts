import { config } from "../config.ts";
import { languageCodes, type Locale } from "../i18n/locale.ts";
import { toLink } from "../i18n/routes.ts";
import type { SheetColumn, SheetTable, Spreadsheet } from "../query/spreadsheet.ts";
import type { Descriptor, Field, Words } from "./descriptor.ts";
import { codeLabel, codesOf, typeKey } from "./metadata/codes.ts";
import { toLicence } from "./metadata/licence.ts";
import { locales } from "./metadata/locales.ts";
import { withDay } from "./notice.ts";
import type { Download } from "./tables.ts";

/**
 * A download as a workbook of three sheets, all in both languages: the rows under the names of their columns, typed; what
 * the reader has to know; and what each column means. A sample table says so in the name of its first sheet.
 * @param descriptor the package that it is part of, with the version that is published
 */
export function toWorkbook(download: Download, descriptor: Descriptor): Spreadsheet {
  const { titles, fields, rows, resource } = download;
  return {
    title: bothWords(titles),
    names: [sheetName(resource.sample ? "book.sample" : "book.data"), sheetName("book.notes")],
    heads: 0,
    columns: fields.map(({ name, type }) => ({ name, kind: kinds[type] ?? "text" })),
    rows,
    notes: languageCodes.flatMap((code) => toNotes(download, descriptor, locales[code])),
    more: [toColumnSheet(fields)],
  };
}

const kinds: Record<string, SheetColumn["kind"]> = {
  integer: "number",
  number: "number",
  year: "number",
  boolean: "boolean",
  date: "date",
};

/** Excel allows no slash in the name of a sheet. */
const sheetName = (key: string): string => `${locales.vi.t(key)} – ${locales.en.t(key)}`;
const bothWords = ({ vi, en }: Words): string => (vi === en ? vi : `${vi} / ${en}`);
const both = (write: (locale: Locale) => string): string => bothWords({ vi: write(locales.vi), en: write(locales.en) });

function toNotes({ resource, notes, fields }: Download, descriptor: Descriptor, locale: Locale): string[] {
  const { code, t } = locale;
  const { version, created } = descriptor;
  const licences = resource.licenses.map((licence) => toLicence(licence).titles[code]);
  return [
    resource.sample && t("meta.sample"),
    notes[code],
    t("book.package", { title: descriptor.titles[code], owner: config.owner[code] }),
    version && t("book.version", { version: created ? withDay(version, created, locale) : version }),
    licences.length ? t("book.licence", { licence: licences.join("; ") }) : t("dataset.no_licence"),
    t("book.page", { address: config.url + toLink(code, config.base)("dataset", resource.name) }),
    t("data.null"),
    fields.some(({ list }) => list) && t("book.lists"),
    t("book.columns_sheet", { sheet: sheetName("book.columns") }),
  ].filter((line): line is string => Boolean(line));
}

function toColumnSheet(fields: readonly Field[]): SheetTable {
  const inEach = (key: string): SheetColumn[] =>
    languageCodes.map((code) => ({ name: `${both(({ t }) => t(key))} (${code})`, kind: "text" }));
  return {
    name: sheetName("book.columns"),
    columns: [
      { name: both(({ t }) => t("book.column")), kind: "text" },
      ...inEach("book.title"),
      ...inEach("book.type"),
      ...inEach("book.unit"),
      { name: both(({ t }) => t("book.required")), kind: "boolean" },
      ...inEach("book.codes"),
      ...inEach("book.description"),
    ],
    rows: fields.map((field) => {
      const each = (write: (locale: Locale) => string | null) => languageCodes.map((code) => write(locales[code]));
      return [
        field.name,
        ...each(({ code }) => field.titles[code]),
        ...each(({ t }) => t(typeKey(field))),
        ...each(({ code }) => field.unit && field.unit[code]),
        field.required,
        ...each((locale) => describeCodes(field, locale)),
        ...each(({ code }) => field.descriptions[code] || null),
      ];
    }),
  };
}

/** “base = đăng ký; titled = được công nhận”; null for a column without codes. */
function describeCodes(field: Field, locale: Locale): string | null {
  const codes = codesOf(field);
  return codes && codes.map((code) => `${code} = ${codeLabel(field, code, locale)}`).join("; ");
}
