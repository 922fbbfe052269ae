/** A release that can still be opened; paths are below the site's base. */
export type KeptVersion = {
  version: string;
  /** Day of the release (ISO). */
  date: string;
  folder: string;
  /** All of it as one ZIP. */
  archive: { path: string; bytes: number; sha256: string };
  /** What it changed; null for the first release. */
  changes: string | null;
  /** What the dashboards answered from: size as stored, hash of the inflated bytes. */
  cube: { path: string; bytes: number; sha256: string };
  /** Whether the dashboards' figures are the same today. */
  sameFigures: boolean;
  /** Whether the sample tables (the initiatives among them) are the same today. */
  sameSamples: boolean;
};
/** `data/versions.json`: the releases, newest first, and whether today's data still is the newest. */
export type VersionList = { current: string | null; released: boolean; versions: KeptVersion[] };

export const versionListPath = "data/versions.json";

/** The newest release that holds today's figures; null when none does, so that nothing can be promised to stay. */
export const freezable = ({ versions }: VersionList): KeptVersion | null =>
  versions.find(({ sameFigures }) => sameFigures) ?? null;
