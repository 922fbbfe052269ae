import type { Locale } from "../../i18n/locale.ts";
import { codelists } from "../codelists.ts";
import type { Field } from "../descriptor.ts";

/** Codelists whose words stand under another name than their own. */
const prefixes: Record<string, string> = { sectorScope: "sector", funnelStage: "stage", missingReason: "missing" };

/** The codes that a column may hold, in their order; null for a column without a codelist. */
export const codesOf = ({ codelist, enum: own }: Pick<Field, "codelist" | "enum">): readonly string[] | null =>
  codelist ? codelists[codelist] : own;

/** What a code of a column is called: “Y tế” for `health`. A code without words keeps its own name. */
export function codeLabel({ codelist }: Pick<Field, "codelist">, code: string, { t }: Locale): string {
  if (!codelist) return code;
  const key = `${prefixes[codelist] ?? codelist}.${code}`;
  return codelist === "qualifier" ? t(`${key}.word`) : t(key);
}

/** The words for what a column holds: `dataset.type.…`. */
export function typeKey(field: Field): string {
  if (field.list) return "dataset.type.list";
  if (codesOf(field)) return "dataset.type.code";
  return `dataset.type.${field.format === "uri" ? "uri" : field.type}`;
}
