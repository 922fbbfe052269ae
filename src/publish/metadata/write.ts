import { config } from "../../config.ts";
import { toDescriptor } from "../descriptor.ts";
import type { Connection } from "../database.ts";
import { hashFile, listFiles, sizeOf, writeText } from "../files.ts";
import { readLongProfile } from "../long/profile.ts";
import type { ManifestEntry } from "../manifest.ts";
import { type PeriodYears, toPeriodYears, toProfile, toSourceKinds } from "../profile.ts";
import { countRows, type Download } from "../tables.ts";
import { toBibtex } from "./bibtex.ts";
import { toCff } from "./cff.ts";
import { toCroissant } from "./croissant.ts";
import { toCsl } from "./csl.ts";
import { toCsvw, toCsvwGroup } from "./csvw.ts";
import { toDataPackage } from "./data-package.ts";
import { toDcat } from "./dcat.ts";
import { type Facts, type Published, toFacts } from "./facts.ts";
import { filesOf } from "./forms.ts";
import { toJsonLd, toTurtle } from "./rdf.ts";
import { locales } from "./locales.ts";
import { toRis } from "./ris.ts";

/**
 * Describes the files that stand in `<work>/public/data/` in every standard, beside them, and leaves the profiles of
 * the tables in `<work>/profiles.json` for the pages. Call it once all forms of the downloads are written.
 * @param loose the parsed `datapackage.json` of the data folder
 * @returns the files described
 */
export async function writeMetadata(
  connection: Connection,
  downloads: readonly Download[],
  loose: unknown,
  work: string,
): Promise<readonly ManifestEntry[]> {
  const published = await describeFolder(connection, downloads, loose, `${work}/public`, "data");
  const profiles = Object.fromEntries(published.map(({ resource, profile }) => [resource.name, profile]));
  await writeText(`${work}/profiles.json`, JSON.stringify(profiles));
  return published.flatMap(({ files }) => files);
}

/**
 * Describes the files of one folder of the site in every standard, beside them.
 * @param open the public folder
 * @param place the folder below it, such as `data` or `data/v/1.0.0`
 * @returns what is known of each dataset
 */
export async function describeFolder(
  connection: Connection,
  downloads: readonly Download[],
  loose: unknown,
  open: string,
  place: string,
): Promise<Published[]> {
  const published = await readPublished(connection, downloads, open, place);
  await writeDescriptions(published, loose, open, place);
  return published;
}

/** Descriptions that name the files that hold everything. */
const wholeNames = ["datapackage.json", "croissant.json", "dcat.jsonld", "dcat.ttl"];

/**
 * Describes anew, once the archive is packed: it holds the first descriptions, so they cannot name it.
 * @param whole the files that hold everything at once
 * @returns the paths of what was written, below the public folder
 */
export async function describeWhole(
  published: readonly Published[],
  loose: unknown,
  open: string,
  place: string,
  whole: readonly ManifestEntry[],
): Promise<string[]> {
  await writeDescriptions(published, loose, open, place, { whole, names: wholeNames });
  return wholeNames.map((name) => `${place}/${name}`);
}

async function writeDescriptions(
  published: readonly Published[],
  loose: unknown,
  open: string,
  place: string,
  { whole = [], names }: { whole?: readonly ManifestEntry[]; names?: readonly string[] } = {},
): Promise<void> {
  const facts = toFacts(toDescriptor(loose), published, locales, { ...config, place }, whole);
  for (const [path, text] of Object.entries(toFiles(facts, loose as Record<string, unknown>)))
    if (!names || names.includes(path)) await writeText(`${open}/${place}/${path}`, text);
}

/** @returns text by path below `data/` */
export function toFiles(facts: Facts, loose: Record<string, unknown>): Record<string, string> {
  const nodes = toDcat(facts);
  return {
    "datapackage.json": json(toDataPackage(loose, facts)),
    "croissant.json": json(toCroissant(facts)),
    "dcat.jsonld": json(toJsonLd(nodes)),
    "dcat.ttl": toTurtle(nodes),
    "csv-metadata.json": json(toCsvwGroup(facts)),
    "CITATION.cff": toCff(facts),
    "citation.bib": toBibtex(facts),
    "citation.ris": toRis(facts),
    "citation.csl.json": json(toCsl(facts)),
    ...Object.fromEntries(
      facts.datasets.map((dataset) => [
        `${dataset.files[0].address.slice(facts.root.length)}-metadata.json`,
        json(toCsvw(dataset, facts)),
      ]),
    ),
  };
}

async function readPublished(
  connection: Connection,
  downloads: readonly Download[],
  open: string,
  place: string,
): Promise<Published[]> {
  const paths = (await listFiles(`${open}/${place}`)).map((path) => ({ path: `${place}/${path}` }));
  const periods = downloads.find(({ file }) => file === "periods");
  const years: PeriodYears = periods ? toPeriodYears(periods) : new Map();
  const kinds = toSourceKinds(downloads);
  const published: Published[] = [];
  for (const download of downloads) {
    const { resource, fields, folder, file } = download;
    const files: ManifestEntry[] = [];
    for (const { path } of filesOf(`${place}/${folder}${file}.csv`, paths))
      files.push({ path, bytes: await sizeOf(`${open}/${path}`), sha256: await hashFile(`${open}/${path}`) });
    const profile = download.long ? await readLongProfile(connection, download) : toProfile(download, years, kinds);
    published.push({ resource: { ...resource, fields }, rows: countRows(download), profile, files });
  }
  return published;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
