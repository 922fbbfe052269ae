import type { LanguageCode } from "./locale.ts";

/** Words and endings that no Vietnamese title has, not even one printed without marks. */
const english = /\b(and|of|for|with|from|by|\w{2,}(ing|tion))\b/i;

/**
 * The language in which the title of an initiative is printed. Some are known from English articles only; whoever reads
 * aloud must know it. Anything but plainly English counts as Vietnamese.
 */
export function titleLanguage(title: string): LanguageCode {
  return /^[\x20-\x7e–—“”‘’…]*$/.test(title) && english.test(title) ? "en" : "vi";
}
