import { codelists } from "../codelists.ts";
import { type ApiInput, type ApiResource, pathOf } from "./resource.ts";
import { envelope, envelopeSchema } from "./rows.ts";
import { object, text } from "./schema.ts";
import { bothWords } from "./words.ts";

/** One file a code list: each code with its words in both languages, in the order of the model. */
export function codes(input: ApiInput): ApiResource[] {
  const path = "codes/{codelist}.json";
  const files = Object.entries(codelists).map(([name, list]) => ({
    path: pathOf(path, name),
    value: name,
    body: envelope(
      input,
      list.map((code) => ({ code, ...bothWords(wordOf(name, code)) })),
    ),
  }));
  const row = object({ code: text(), vi: text(), en: text() });
  return [{ id: "codes", path, sample: false, schema: { name: "Codes", body: envelopeSchema(row, false) }, files }];
}

/** Some lists share their words, or have them under a shorter name. */
function wordOf(list: string, code: string): string {
  if (list === "qualifier") return `qualifier.${code}.word`;
  return `${sharedWords[list] ?? list}.${code}`;
}

const sharedWords: Record<string, string> = { sectorScope: "sector", funnelStage: "stage", missingReason: "missing" };
