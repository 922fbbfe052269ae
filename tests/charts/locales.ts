import { toLocale } from "../../src/i18n/locale.ts";
import codesEn from "../../src/i18n/en/codes.json" with { type: "json" };
import chartsEn from "../../src/i18n/en/charts.json" with { type: "json" };
import codesVi from "../../src/i18n/vi/codes.json" with { type: "json" };
import chartsVi from "../../src/i18n/vi/charts.json" with { type: "json" };

export const vietnamese = toLocale("vi", codesVi, chartsVi);
export const english = toLocale("en", codesEn, chartsEn);
