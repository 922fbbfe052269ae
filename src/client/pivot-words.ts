import { type LanguageCode, type Locale, toLocale } from "../i18n/locale.ts";

const catalogues = {
  vi: () =>
    Promise.all([
      import("../i18n/vi/codes.json"),
      import("../i18n/vi/view.json"),
      import("../i18n/vi/records.json"),
      import("../i18n/vi/pivot.json"),
      import("../i18n/vi/origin.json"),
      import("../i18n/vi/frozen.json"),
    ]),
  en: () =>
    Promise.all([
      import("../i18n/en/codes.json"),
      import("../i18n/en/view.json"),
      import("../i18n/en/records.json"),
      import("../i18n/en/pivot.json"),
      import("../i18n/en/origin.json"),
      import("../i18n/en/frozen.json"),
    ]),
};

/** The words of the free table in one language. */
export async function loadPivotWords(code: LanguageCode): Promise<Locale> {
  return toLocale(code, ...(await catalogues[code]()).map((file) => file.default));
}
