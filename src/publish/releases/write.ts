import { gunzipSync } from "node:zlib";
import type { Connection } from "../database.ts";
import { archiveName, writeArchive } from "../archive.ts";
import { writeDownloads } from "../downloads.ts";
import { sha256 } from "../engine.ts";
import { exists, hashFile, readBytes, readText, writeBytes, writeText } from "../files.ts";
import { readManifest } from "../manifest.ts";
import { describeFolder, describeWhole } from "../metadata/write.ts";
import { toDownloads } from "../tables.ts";
import type { KeptVersion, VersionList } from "../../query/version-list.ts";
import { formatChangesCsv } from "./changes-csv.ts";
import { type Changes, diffReleases } from "./diff.ts";
import { asShown, type Edition, type Whole } from "./edition.ts";
import { type Kept, keptNames } from "./read.ts";
import type { Entry } from "./changelog.ts";

/** A release as pages tell of it. `changes` since the one before; null for the first. */
export type PastRelease = { version: string; entry: Entry; before: string | null; changes: Changes | null };
/** What pages read about versions, newest first. */
export type Versions = { edition: Edition; releases: PastRelease[]; list: VersionList };

/** Where versions are published, below the public folder. */
export const versionFolder = (version: string): string => `data/v/${version}`;
export const changesPath = (version: string): string => `data/changes/${version}.csv`;

/**
 * Writes every kept release to its own address by the writers of the latest (`data/v/<version>/`, with an archive of it all,
 * a manifest and the dashboards' cube), what each changed (`data/changes/<version>.csv`), and the list of versions. What was withdrawn
 * since is in none of them.
 * @param work holds `public/` with today's cube; gets `versions.json`, which pages are made from
 */
export async function writeReleases(connection: Connection, whole: Whole, data: string, work: string): Promise<void> {
  const { past, reading, edition } = whole;
  const shown = past.kept.map((kept) => ({ kept, release: asShown(kept, reading) }));
  const releases: PastRelease[] = [];
  const versions: KeptVersion[] = [];
  const today = sha256(gunzipSync(await readBytes(`${work}/public/data/cube.json.gz`)));
  for (const [at, { kept, release }] of shown.entries()) {
    const before = shown[at - 1];
    const changes = before ? diffReleases(before.release, release) : null;
    const { version, entry, loose } = kept;
    const folder = `${work}/public/${versionFolder(version)}`;
    const downloads = toDownloads(release.tables, release.descriptor);
    await writeDownloads(connection, downloads, folder, release.descriptor);
    const open = `${work}/public`;
    const published = await describeFolder(connection, downloads, loose, open, versionFolder(version));
    const name = archiveName(release.descriptor, version);
    await writeArchive(downloads, release.descriptor, open, versionFolder(version), name);
    const bytes = await readBytes(`${folder}/${name}`);
    const archive = { path: `${versionFolder(version)}/${name}`, bytes: bytes.length, sha256: sha256(bytes) };
    await describeWhole(published, loose, open, versionFolder(version), [archive]);
    const cube = await readBytes(
      await cubePath(
        kept,
        reading.tables.some(({ sample }) => sample),
      ),
    );
    await writeBytes(`${folder}/cube.json.gz`, cube);
    await writeText(`${folder}/manifest.json`, `${JSON.stringify(await readManifest(folder), null, 2)}\n`);
    if (changes) await writeText(`${work}/public/${changesPath(version)}`, formatChangesCsv(changes));
    const hash = sha256(gunzipSync(cube));
    versions.push({
      version,
      date: entry.date,
      folder: `${versionFolder(version)}/`,
      archive,
      changes: changes && changesPath(version),
      cube: { path: `${versionFolder(version)}/cube.json.gz`, bytes: cube.length, sha256: hash },
      sameFigures: hash === today,
      sameSamples: await hasSameSamples(kept, data),
    });
    releases.push({ version, entry, before: before?.kept.version ?? null, changes });
  }
  const list: VersionList = {
    current: edition.version,
    released: edition.released,
    versions: versions.reverse(),
  };
  await writeText(`${work}/public/data/versions.json`, `${JSON.stringify(list, null, 2)}\n`);
  const all: Versions = { edition, releases: releases.reverse(), list };
  await writeText(`${work}/versions.json`, JSON.stringify(all));
}

async function cubePath({ folder }: Kept, samples: boolean): Promise<string> {
  const whole = `${folder}/${keptNames.cube.sample}`;
  return samples && (await exists(whole)) ? whole : `${folder}/${keptNames.cube.plain}`;
}

/** Whether the sample tables are those that stood beside the release; they themselves are not kept. */
async function hasSameSamples({ folder }: Kept, data: string): Promise<boolean> {
  const list = `${folder}/${keptNames.samples}`;
  if (!(await exists(list))) return false;
  for (const line of (await readText(list)).split("\n").filter(Boolean)) {
    const file = `${data}/${line.slice(66)}`;
    if (!(await exists(file)) || (await hashFile(file)) !== line.slice(0, 64)) return false;
  }
  return true;
}
