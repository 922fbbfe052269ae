/**
 * Cuts the site's typeface down to what Vietnamese and English need, and writes it to `src/styles/fonts/`.
 * Run by hand (`node src/publish/fonts.ts`) when the letters or the typeface change; the results are committed.
 *
 * The package splits each weight into a Latin and a Vietnamese file; both stay, told apart by `unicode-range`,
 * because their kerning tables cannot be merged. Hinting is dropped: it is automatic and half of the size.
 */
import { fileURLToPath, pathToFileURL } from "node:url";
import subsetFont from "subset-font";
import { readBytes, writeBytes } from "./files.ts";

/** Weights that the styles use. */
export const weights = [400, 700] as const;

const digits = "0123456789";
const ascii = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join("");
const latinLetters = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝäëïöüçñÄËÏÖÜÇÑ";
/** The typeface has no arrows, primes, ticks or thin spaces; those come from the reader's own fonts. */
const latinSigns = "\u00a0«»·×±÷°©§¹²³¼½¾µ…–—−‘’‚“”„•€";
const tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
const toned = [..."aăâeêioôơuưy"].flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize("NFC")));
const vietnameseLetters = [...toned, "đ"]
  .flatMap((letter) => [letter, letter.toUpperCase()])
  .filter((letter) => !ascii.includes(letter) && !latinLetters.includes(letter))
  .sort();

/** The files of each weight and their letters. `digits` is the family of number columns: all ten equally wide. */
export const parts = {
  latin: ascii + latinLetters + latinSigns,
  vietnamese: `${vietnameseLetters.join("")}₫${tones.join("")}`,
  digits,
};

/** Letters as the value of a `unicode-range` descriptor: `"\u0030\u0031\u0041"` → `U+30-31,U+41`. */
export function unicodeRange(letters: string): string {
  const points = [...new Set(letters)].map((letter) => letter.codePointAt(0) as number).sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const point of points) {
    const last = runs.at(-1);
    if (last && last[1] === point - 1) last[1] = point;
    else runs.push([point, point]);
  }
  const hex = (point: number) => point.toString(16).toUpperCase();
  return runs.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(",");
}

/**
 * Writes three woff2 files a weight, and the licence.
 * @returns sizes in bytes by file name
 */
export async function writeFonts(folder: string): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const weight of weights)
    for (const [part, letters] of Object.entries(parts)) {
      const name = `be-vietnam-pro-${part}-${weight}.woff2`;
      const whole = await readBytes(packaged(`files/be-vietnam-pro-${source(part)}-${weight}-normal.woff2`));
      const bytes = part === "digits" ? await cutDigits(whole) : await cut(whole, letters);
      await writeBytes(`${folder}/${name}`, bytes);
      sizes[name] = bytes.length;
    }
  await writeBytes(`${folder}/OFL.txt`, await readBytes(packaged("LICENSE")));
  return sizes;
}

const source = (part: string) => (part === "digits" ? "latin" : part);
const packaged = (name: string) => fileURLToPath(import.meta.resolve(`@fontsource/be-vietnam-pro/${name}`));
const cut = (font: Uint8Array, letters: string) =>
  subsetFont(font, letters, { targetFormat: "woff2", noHinting: true });

/**
 * The typeface has no tabular figures, so columns of numbers would not line up: here each digit is centred in the
 * width of the widest. Only advance and left side bearing change, hence kerning and substitution go.
 */
async function cutDigits(font: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const dropTables = ["GPOS", "GSUB", "GDEF"];
  const plain = await subsetFont(font, digits, { targetFormat: "sfnt", noHinting: true, dropTables });
  const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength);
  const metrics = tableAt(view, "hmtx");
  const count = view.getUint16(tableAt(view, "hhea") + 34);
  const widths = Array.from({ length: count }, (_, glyph) => view.getUint16(metrics + 4 * glyph));
  if (count !== digits.length + 1) throw new Error(`unexpected number of glyph widths: ${count}`);
  const widest = Math.max(...widths.slice(1));
  widths.forEach((width, glyph) => {
    const bearing = metrics + 4 * glyph + 2;
    view.setUint16(metrics + 4 * glyph, widest);
    view.setInt16(bearing, view.getInt16(bearing) + Math.round((widest - width) / 2));
  });
  return subsetFont(plain, digits, { targetFormat: "woff2" });
}

/** Offset of a table in an sfnt file. */
function tableAt(view: DataView, tag: string): number {
  for (let entry = 12; entry < 12 + 16 * view.getUint16(4); entry += 16) {
    const name = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(entry + at)));
    if (name === tag) return view.getUint32(entry + 8);
  }
  throw new Error(`no such table in the font: ${tag}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  console.table(await writeFonts(fileURLToPath(new URL("../styles/fonts/", import.meta.url))));
  for (const [part, letters] of Object.entries(parts)) console.log(part, unicodeRange(letters));
}
