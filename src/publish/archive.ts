import { type Zippable, zipSync } from "fflate";
import { config } from "../config.ts";
import { languageCodes, type Locale } from "../i18n/locale.ts";
import type { Descriptor } from "./descriptor.ts";
import { sha256 } from "./engine.ts";
import { listFiles, readBytes, writeBytes } from "./files.ts";
import { mostWhole } from "./metadata/forms.ts";
import { toLicence } from "./metadata/licence.ts";
import { locales } from "./metadata/locales.ts";
import { toNotice } from "./notice.ts";
import { countRows, type Download } from "./tables.ts";

/** Names of the archives: of the latest data, and of a release, which stays. */
export const archiveName = ({ name }: Pick<Descriptor, "name">, version?: string): string =>
  version ? `${name}-${version}.zip` : `${name}.zip`;

/**
 * Packs a folder of downloads and their descriptions as one ZIP in it: all files as they lie there, sample ones below
 * `sample/`, with a README in each language, the licences and the checksums. Tables too long for it are left out, and
 * the README says where they are. Call it while nothing else is in the folder. Same files, same bytes.
 * @param place the folder below the public one, such as `data` or `data/v/1.0.0`
 * @param name of the archive
 */
export async function writeArchive(
  downloads: readonly Download[],
  descriptor: Descriptor,
  open: string,
  place: string,
  name: string,
): Promise<void> {
  const left = downloads.filter((download) => countRows(download) > mostWhole);
  const stems = left.map(({ folder, file }) => `${folder}${file}.`);
  const files: Record<string, Uint8Array> = {};
  for (const path of await listFiles(`${open}/${place}`))
    if (!stems.some((stem) => path.startsWith(stem))) files[path] = await readBytes(`${open}/${place}/${path}`);
  for (const code of languageCodes)
    files[`README.${code}.txt`] = encode(toReadme(downloads, descriptor, place, locales[code]));
  files["LICENCES.txt"] = encode(toLicences(downloads, descriptor));
  files.SHA256SUMS = encode(toSums(files));
  const top = [descriptor.name, descriptor.version].filter(Boolean).join("-");
  const entries: Zippable = {};
  for (const path of Object.keys(files).sort())
    entries[`${top}/${path}`] = [files[path], { level: /\.(xlsx|parquet)$/.test(path) ? 0 : 6 }];
  await writeBytes(`${open}/${place}/${name}`, zipSync(entries, { mtime: earliest }));
}

/** The first day that a ZIP can name; in local time, as ZIP has it. */
const earliest = new Date(1980, 0, 1);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** As `sha256sum -c` reads it. */
const toSums = (files: Readonly<Record<string, Uint8Array>>): string =>
  Object.keys(files)
    .sort()
    .map((path) => `${sha256(files[path])}  ${path}\n`)
    .join("");

function toReadme(downloads: readonly Download[], descriptor: Descriptor, place: string, locale: Locale): string {
  const { code, t, number } = locale;
  const isLong = (download: Download) => countRows(download) > mostWhole;
  const address = ({ folder, file }: Download) => `${config.url}${config.base}${place}/${folder}${file}.csv`;
  const kept = downloads.filter((download) => !isLong(download));
  const leftOut = downloads.filter(isLong).map((download) => ({ download, address: address(download) }));
  const notice = toNotice({ descriptor, downloads: kept, leftOut, of: "archive" }, locale);
  const tables = kept.map((download) => {
    const { titles, notes, folder, file, resource } = download;
    const title = resource.sample ? t("meta.sample.label", { title: titles[code] }) : titles[code];
    const size = t("data.rows", { count: number(countRows(download)) });
    return [`- ${folder}${file} – ${title} (${size})`, notes[code] && `  ${notes[code]}`].filter(Boolean).join("\n");
  });
  return [
    `${notice[0].text}\n`,
    ...notice.slice(1).map(({ heading, text }) => `${heading}: ${text}\n`),
    `${t("readme.tables")}:\n\n${tables.join("\n")}\n`,
    ...["forms", "columns", "check"].map((key) => `${t(`readme.${key}`)}\n`),
  ].join("\n");
}

/** The licence of the package, then that of each table, in both languages. */
function toLicences(downloads: readonly Download[], descriptor: Descriptor): string {
  const say = (licences: Descriptor["licenses"]) =>
    languageCodes.flatMap((code) => {
      const all = licences.map(toLicence);
      if (!all.length) return [`  ${locales[code].t("dataset.no_licence")}`];
      return all.map(({ name, titles, url }) => `  ${[titles[code], `(${name})`, url].filter(Boolean).join(" ")}`);
    });
  const parts = [
    [descriptor.titles.vi, ...say(descriptor.licenses)],
    ...downloads.map(({ folder, file, resource }) => [`${folder}${file}`, ...say(resource.licenses)]),
  ];
  return parts.map((lines) => `${[...new Set(lines)].join("\n")}\n`).join("\n");
}
