import { inCells, isText, type Rule } from "./rule.ts";

/** Text is Unicode NFC, so that the same Vietnamese word is always the same characters. */
export const nfc: Rule = {
  slug: "nfc",
  severity: "error",
  check: ({ tables }) =>
    inCells(tables, isText, (raw) =>
      beyondLatin1.test(raw) && raw.normalize("NFC") !== raw
        ? {
            expected: `Unicode dựng sẵn (NFC), như “${firstWrong(raw)}”`,
            mend: "Chuyển văn bản sang Unicode dựng sẵn, chẳng hạn bằng UniKey Toolkit.",
          }
        : undefined,
    ),
};

const firstWrong = (text: string): string | undefined =>
  text
    .split(/\s+/)
    .find((word) => word.normalize("NFC") !== word)
    ?.normalize("NFC");

// Every character of ASCII and Latin-1 is its own NFC form.
const beyondLatin1 = /[^\u0000-\u00ff]/;
