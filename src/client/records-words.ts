import { type LanguageCode, type Locale, toLocale } from "../i18n/locale.ts";

const catalogues = {
  vi: () =>
    Promise.all([
      import("../i18n/vi/codes.json"),
      import("../i18n/vi/view.json"),
      import("../i18n/vi/records-table.json"),
      import("../i18n/vi/origin.json"),
    ]),
  en: () =>
    Promise.all([
      import("../i18n/en/codes.json"),
      import("../i18n/en/view.json"),
      import("../i18n/en/records-table.json"),
      import("../i18n/en/origin.json"),
    ]),
};

/** The words of the records table in one language. */
export async function loadRecordsWords(code: LanguageCode): Promise<Locale> {
  return toLocale(code, ...(await catalogues[code]()).map((file) => file.default));
}
