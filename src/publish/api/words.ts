import en from "../../i18n/en/api.json" with { type: "json" };
import enCodes from "../../i18n/en/codes.json" with { type: "json" };
import { languageCodes, type LanguageCode, type Locale, toLocale } from "../../i18n/locale.ts";
import vi from "../../i18n/vi/api.json" with { type: "json" };
import viCodes from "../../i18n/vi/codes.json" with { type: "json" };
import type { Words } from "../descriptor.ts";

const locales: Record<LanguageCode, Locale> = { vi: toLocale("vi", vi, viCodes), en: toLocale("en", en, enCodes) };

/** A word of the catalogues in both languages. Throws on an unknown key. */
export const bothWords = (key: string, params: Partial<Record<LanguageCode, Record<string, string>>> = {}): Words =>
  Object.fromEntries(languageCodes.map((code) => [code, locales[code].t(key, params[code])])) as Words;
