import en from "../../i18n/en.ts";
import { toLocale } from "../../i18n/locale.ts";
import vi from "../../i18n/vi.ts";

/** The locales that metadata, and what lies in files, are written in. */
export const locales = { vi: toLocale("vi", ...vi), en: toLocale("en", ...en) };
