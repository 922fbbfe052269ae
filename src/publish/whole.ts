import { writeDatasetList } from "./api/write.ts";
import type { ApiInput } from "./api/resource.ts";
import { readText } from "./files.ts";
import { type ManifestEntry, readEntry } from "./manifest.ts";
import { filesOf, wholeFilesOf } from "./metadata/forms.ts";
import { describeWhole } from "./metadata/write.ts";
import type { Profile } from "./profile.ts";
import { countRows } from "./tables.ts";

/**
 * Says in the descriptions of the latest data and in the API's list of tables what every file is, once all are written: how
 * large, and its checksum; also of those that hold everything.
 * @param loose the parsed `datapackage.json` of the data folder
 * @param work holds `public/` with all that is listed, and `profiles.json`
 * @returns the manifest with what was written anew
 */
export async function tellFiles(
  { descriptor, downloads }: Pick<ApiInput, "descriptor" | "downloads">,
  loose: unknown,
  work: string,
  manifest: readonly ManifestEntry[],
): Promise<ManifestEntry[]> {
  const open = `${work}/public`;
  const profiles: Record<string, Profile> = JSON.parse(await readText(`${work}/profiles.json`));
  const published = downloads.map((download) => ({
    resource: { ...download.resource, fields: download.fields },
    rows: countRows(download),
    profile: profiles[download.resource.name],
    files: filesOf(`data/${download.folder}${download.file}.csv`, manifest),
  }));
  const written = [
    ...(await describeWhole(published, loose, open, "data", wholeFilesOf(manifest))),
    await writeDatasetList({ descriptor, downloads, files: manifest }, open),
  ];
  const fresh = new Map<string, ManifestEntry>();
  for (const path of written) fresh.set(path, await readEntry(open, path));
  return manifest.map((entry) => fresh.get(entry.path) ?? entry);
}
