import type { Reading } from "../read.ts";
import { checkFolder, type FolderOptions } from "../read.ts";
import { byPlace, type Finding, hasErrors } from "../finding.ts";
import { type Changes, diffReleases, type Release, stepFor } from "./diff.ts";
import { type Kept, type Past, readReleases } from "./read.ts";
import { suppress } from "./suppress.ts";

/** What the data calls itself: the newest release, and whether it still is that. */
export type Edition = {
  /** Null where nothing was ever released. */
  version: string | null;
  /** Day of that release (ISO). */
  date: string | null;
  /** False when the data has moved on since; `changes` says how. */
  released: boolean;
  changes: Changes;
  /** Tables whose licence nobody stated. */
  unlicensed: string[];
};

/** A data folder with its past. */
export type Whole = { reading: Reading; past: Past; findings: Finding[]; edition: Edition };

/**
 * Reads and checks a data folder and the releases that it keeps.
 * @returns with an error among the findings, neither tables nor edition are to be trusted
 */
export async function checkWhole(folder: string, options: FolderOptions): Promise<Whole> {
  const [reading, past] = await Promise.all([checkFolder(folder, options), readReleases(folder)]);
  const findings = [...reading.findings, ...past.findings].sort(byPlace);
  const usable = !hasErrors(findings);
  return { reading, past, findings, edition: toEdition(usable ? past.kept.at(-1) : undefined, reading) };
}

/** A release as it may be shown today: what was withdrawn since is in no version. */
export const asShown = (kept: Kept, { tables }: Pick<Release, "tables">): Release => ({
  descriptor: kept.descriptor,
  tables: suppress(kept.tables, tables),
});

/** The data's name for machines, in SemVer: `1.1.0`, or `1.1.0+unreleased`. */
export const editionVersion = ({ version, released }: Edition): string | null =>
  version && !released ? `${version}+unreleased` : version;

/** A line for whoever publishes tables without a licence, in Vietnamese; empty where each has one. */
export const describeLicences = ({ unlicensed }: Pick<Edition, "unlicensed">): string =>
  unlicensed.length
    ? `CHƯA GHI GIẤY PHÉP: ${unlicensed.join(", ")}. Trang và mọi tệp sẽ nói vậy. Ghi vào licenses của bảng trong datapackage.json.\n`
    : "";

/** One or two lines for whoever publishes the data, in Vietnamese. */
export function describeEdition({ version, date, released, changes }: Edition): string {
  if (!version) return "Phiên bản: chưa phát hành bản nào.\n";
  if (released) return `Phiên bản: ${version} (${date}), đúng như đã phát hành.\n`;
  const said = changes.datasets.map(({ dataset, fate, columns, added, revised, withdrawn }) => {
    const counts = [
      fate === "added" && "bảng mới",
      fate === "removed" && "bảng đã bỏ",
      added.length && `thêm ${added.length} dòng`,
      revised.length && `sửa ${revised.length} ô`,
      withdrawn.length && `rút ${withdrawn.length} dòng`,
      Object.values(columns).some((list) => list.length) && "đổi cột",
    ];
    return `${dataset} (${counts.filter(Boolean).join(", ")})`;
  });
  const rolls = changes.rolls.map(
    ({ dataset, added, revised, withdrawn }) => `${dataset} (thêm ${added}, sửa ${revised}, rút ${withdrawn})`,
  );
  return [
    `Phiên bản: ${version} + CHƯA PHÁT HÀNH. Khác bản ${version}: ${[...said, ...rolls].join("; ")}.`,
    `  Phát hành: npm run release -- ${stepFor(changes)}\n`,
  ].join("\n");
}

function toEdition(newest: Kept | undefined, { tables, descriptor }: Reading): Edition {
  const unlicensed = descriptor.resources.filter(({ licenses }) => !licenses.length).map(({ name }) => name);
  if (!newest) return { version: null, date: null, released: false, changes: { datasets: [], rolls: [] }, unlicensed };
  const changes = diffReleases(asShown(newest, { tables }), { tables, descriptor });
  const { version, date } = newest.entry;
  return { version, date, released: stepFor(changes) === null, changes, unlicensed };
}
