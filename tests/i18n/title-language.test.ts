import { expect, test } from "vitest";
import { titleLanguage } from "../../src/i18n/title-language.ts";

const titles: [string, "vi" | "en"][] = [
  ["Improving pumping rooms for factory No. 2", "en"],
  ["A frame of steel – “new” design", "en"],
  ["Giảm chi phí sản xuất xe ô-tô", "vi"],
  ["Giam chi phi cho the in va may to", "vi"],
  ["Phần mềm of-line for kids của trường", "vi"],
  ["KAIZEN 5S", "vi"],
];
test.each(titles)("%s is %s", (title, language) => {
  expect(titleLanguage(title)).toBe(language);
});
