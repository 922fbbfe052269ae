import { type LanguageCode, type Locale, toLocale } from "../i18n/locale.ts";

const catalogues = {
  vi: () =>
    Promise.all([
      import("../i18n/vi/codes.json"),
      import("../i18n/vi/charts.json"),
      import("../i18n/vi/client.json"),
      import("../i18n/vi/frozen.json"),
      import("../i18n/vi/origin.json"),
      import("../i18n/vi/recipe.json"),
      import("../i18n/vi/view.json"),
    ]),
  en: () =>
    Promise.all([
      import("../i18n/en/codes.json"),
      import("../i18n/en/charts.json"),
      import("../i18n/en/client.json"),
      import("../i18n/en/frozen.json"),
      import("../i18n/en/origin.json"),
      import("../i18n/en/recipe.json"),
      import("../i18n/en/view.json"),
    ]),
};

/** The words that figures and their controls need, fetched once asked for, in one language only. */
export async function loadLocale(code: LanguageCode): Promise<Locale> {
  return toLocale(code, ...(await catalogues[code]()).map((file) => file.default));
}
