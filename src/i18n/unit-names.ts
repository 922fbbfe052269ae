import type { LanguageCode } from "./locale.ts";

const shorter: Record<LanguageCode, readonly (readonly [RegExp, string])[]> = {
  vi: [
    [/^Liên đoàn Lao động /, "LĐLĐ "],
    [/^Công đoàn /, "CĐ "],
    [/ thành phố Hà Nội$| Hà Nội$/, ""],
  ],
  en: [
    [/ Federation of Labour$/, " Federation"],
    [/ Trade Union$/, " Union"],
  ],
};

/** A unit's name as charts and lists of choices have room for: “LĐLĐ quận Long Biên”, “CĐ ngành Y tế”. */
export const shortUnitName = (name: string, code: LanguageCode): string =>
  shorter[code].reduce((short, [long, brief]) => short.replace(long, brief), name);

/** What a list of units is sorted by: the name without the words that say what kind of unit it is. */
export const unitSortName = (name: string): string =>
  name.replace(
    /^(Liên đoàn Lao động|Công đoàn)( (quận|huyện|thị xã|thành phố|ngành|phường|xã|các|Tổng công ty))*\s*/,
    "",
  );
