import { compareVersions, isVersion } from "../../query/version.ts";
import { codelists } from "../codelists.ts";
import { toDescriptor } from "../descriptor.ts";
import { sha256 } from "../engine.ts";
import { exists, listFiles, openStream, readBytes, readText } from "../files.ts";
import type { Finding } from "../finding.ts";
import { readTables } from "../read.ts";
import { type Entry, parseChangelog } from "./changelog.ts";
import type { Release } from "./diff.ts";

/** A release as the repository keeps it. `loose` is its `datapackage.json`; `entry` what the changelog says of it. */
export type Kept = Release & { version: string; folder: string; loose: unknown; entry: Entry };
/** Every kept release, oldest first; with an error among the findings they are not to be used. */
export type Past = { kept: Kept[]; findings: Finding[] };

/** Names inside the folder of a release. */
export const keptNames = {
  checksums: "SHA256SUMS",
  /** Checksums of the sample tables that stood beside it; they themselves are not kept. */
  samples: "SAMPLE-SHA256SUMS",
  /** What the dashboards answered from, with sample cells and without. */
  cube: { sample: "cube.sample.json.gz", plain: "cube.json.gz" },
} as const;

/**
 * Reads the releases that a data folder keeps, and holds each to its checksums and to the changelog. What is wrong is a
 * finding: a release is never changed after its day.
 * @param data folder with `releases/<version>/` and `CHANGELOG.md`; without releases there is nothing to read
 */
export async function readReleases(data: string): Promise<Past> {
  const paths = await listFiles(`${data}/releases`);
  const names = [...new Set(paths.map((path) => path.split("/")[0]))];
  const misnamed = names.filter((name) => !isVersion(name));
  const versions = names.filter(isVersion).sort(compareVersions);
  const findings = misnamed.map((name) =>
    finding("release-name", `releases/${name}`, name, "thư mục tên như 1.0.0", "Bỏ tệp hoặc thư mục này đi."),
  );
  const { entries, problem } = await readEntries(data, versions.length > 0);
  if (problem) return { kept: [], findings: [...findings, problem] };
  const kept: Kept[] = [];
  for (const version of versions) {
    const folder = `${data}/releases/${version}`;
    const broken = await checkSums(folder, `releases/${version}`);
    const entry = entries.find((item) => item.version === version);
    findings.push(...broken, ...(entry ? [] : [noEntry(version)]));
    if (!broken.length && entry) kept.push(await readKept(folder, version, entry));
  }
  return { kept, findings };
}

async function readEntries(data: string, wanted: boolean): Promise<{ entries: Entry[]; problem?: Finding }> {
  const file = `${data}/CHANGELOG.md`;
  if (!(await exists(file))) {
    const mend = "Lấy lại tệp từ kho mã (git checkout).";
    return wanted
      ? {
          entries: [],
          problem: finding("release-changelog", "CHANGELOG.md", "", "nhật ký của các bản phát hành", mend),
        }
      : { entries: [] };
  }
  try {
    return { entries: parseChangelog(await readText(file)) };
  } catch (cause) {
    const expected = "mỗi bản một mục “## 1.1.0 (2026-11-22)” có “### Tiếng Việt” và “### English”";
    const mend = cause instanceof Error ? cause.message : String(cause);
    return { entries: [], problem: finding("release-changelog", "CHANGELOG.md", "", expected, mend) };
  }
}

/** Holds the files of a release to its list of checksums: none changed, none gone, none new. */
async function checkSums(folder: string, place: string): Promise<Finding[]> {
  const mend = "Bản đã phát hành không được sửa: lấy lại từ kho mã (git checkout), rồi phát hành bản mới.";
  const list = `${folder}/${keptNames.checksums}`;
  if (!(await exists(list)))
    return [finding("release-changed", `${place}/${keptNames.checksums}`, "", "danh sách mã kiểm", mend)];
  const sums = new Map(
    (await readText(list))
      .split("\n")
      .filter(Boolean)
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
  const files = (await listFiles(folder)).filter((path) => path !== keptNames.checksums);
  const findings: Finding[] = [];
  for (const path of [...new Set([...sums.keys(), ...files])].sort()) {
    const found = files.includes(path) ? sha256(await readBytes(`${folder}/${path}`)) : "không có tệp";
    const expected = sums.get(path) ?? "không có tệp này trong bản phát hành";
    if (found !== expected) findings.push(finding("release-changed", `${place}/${path}`, found, expected, mend));
  }
  return findings;
}

async function readKept(folder: string, version: string, entry: Entry): Promise<Kept> {
  const loose = parseDescriptor(await readText(`${folder}/datapackage.json`));
  const descriptor = toDescriptor(loose);
  const open = async (path: string) => ((await exists(`${folder}/${path}`)) ? openStream(`${folder}/${path}`) : null);
  const { tables } = await readTables(descriptor, open, { samples: false });
  return { version, folder, loose, entry, descriptor, tables };
}

/** An old release may lean on a codelist that the model no longer has; its codes are then read as plain text. */
const parseDescriptor = (text: string): unknown =>
  JSON.parse(text, (key, value) => (key === "codelist" && !(value in codelists) ? undefined : value));

const noEntry = (version: string): Finding =>
  finding(
    "release-changelog",
    "CHANGELOG.md",
    "",
    `mục “## ${version} (năm-tháng-ngày)”`,
    `Viết lại mục của bản ${version} bằng cả hai thứ tiếng.`,
  );

const finding = (rule: string, file: string, value: string, expected: string, mend: string): Finding => ({
  rule,
  severity: "error",
  file,
  line: 1,
  column: "",
  value,
  expected,
  mend,
});
