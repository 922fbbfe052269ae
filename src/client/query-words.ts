import { type LanguageCode, type Locale, toLocale } from "../i18n/locale.ts";

const catalogues = {
  vi: () =>
    Promise.all([
      import("../i18n/vi/codes.json"),
      import("../i18n/vi/charts.json"),
      import("../i18n/vi/query.json"),
      import("../i18n/vi/origin.json"),
      import("../i18n/vi/own.json"),
      import("../i18n/vi/view.json"),
    ]),
  en: () =>
    Promise.all([
      import("../i18n/en/codes.json"),
      import("../i18n/en/charts.json"),
      import("../i18n/en/query.json"),
      import("../i18n/en/origin.json"),
      import("../i18n/en/own.json"),
      import("../i18n/en/view.json"),
    ]),
};

/** The words that the SQL page needs, in one language only. */
export async function loadQueryLocale(code: LanguageCode): Promise<Locale> {
  return toLocale(code, ...(await catalogues[code]()).map((file) => file.default));
}
