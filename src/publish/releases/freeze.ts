import en from "../../i18n/en.ts";
import { type LanguageCode, toLocale } from "../../i18n/locale.ts";
import vi from "../../i18n/vi.ts";
import { compareVersions, isVersion, nextVersion, type Step, steps } from "../../query/version.ts";
import { readCube } from "../cube.ts";
import { fillDatabase, openDatabase } from "../database.ts";
import type { Descriptor } from "../descriptor.ts";
import { sha256 } from "../engine.ts";
import { exists, listFiles, readBytes, readText, removeFolder, swapEntries, writeBytes, writeText } from "../files.ts";
import { type Finding, hasErrors } from "../finding.ts";
import { formatCsv } from "../formats/csv.ts";
import { gzip } from "../formats/gzip.ts";
import type { Table } from "../table.ts";
import { toSheets, withheld } from "../tables.ts";
import { addEntry } from "./changelog.ts";
import { type Changes, stepFor } from "./diff.ts";
import { checkWhole } from "./edition.ts";
import { keptNames } from "./read.ts";
import { describeChanges } from "./sentences.ts";

export type FreezeOptions = {
  data: string;
  /** A number, or the step from the newest release. */
  asked: string;
  /** Day of the release (ISO). */
  date: string;
  /** The publisher says that reworded columns mean what they meant. */
  sameMeaning?: boolean;
};
/** Either what was released, or why nothing was: findings of the check, or a refusal in Vietnamese. */
export type Frozen = { version: string } | { findings: Finding[] } | { refused: string };

/**
 * Makes today's data a release: checks it, settles its number, copies the published tables and the dashboards' cube to
 * `releases/<version>/`, and writes number and day into `datapackage.json` and the changelog. Nothing is written when refused.
 */
export async function freeze({ data, asked, date, sameMeaning = false }: FreezeOptions): Promise<Frozen> {
  const { reading, findings, edition } = await checkWhole(data, { samples: true });
  if (hasErrors(findings)) return { findings };
  const number = settleNumber(asked, edition.version, edition.changes, sameMeaning);
  if ("refused" in number) return number;
  const { version } = number;
  const place = `${data}/releases`;
  const work = `${place}/${version}.part`;
  await removeFolder(work);
  const marked = markVersion(await readText(`${data}/datapackage.json`), version, date);
  await writeText(`${work}/${version}/datapackage.json`, marked);
  for (const table of reading.tables.filter(({ sample }) => !sample))
    await writeBytes(`${work}/${version}/${table.path}`, await keptTable(table, data));
  await writeCubes(reading, `${work}/${version}`);
  await writeSampleSums(reading.tables, data, `${work}/${version}`);
  await writeText(`${work}/${version}/${keptNames.checksums}`, await sumsOf(`${work}/${version}`));

  const log = `${data}/CHANGELOG.md`;
  const before = (await exists(log)) ? await readText(log) : "";
  await writeText(log, addEntry(before, { version, date, ...sentences(edition.version && edition.changes) }));
  await writeText(`${data}/datapackage.json`, marked);
  await swapEntries(work, place);
  return { version };
}

/** The number that the release gets, or why it gets none. */
export function settleNumber(
  asked: string,
  newest: string | null,
  changes: Changes,
  sameMeaning: boolean,
): { version: string } | { refused: string } {
  const isStep = steps.includes(asked as Step);
  if (!isStep && !isVersion(asked))
    return { refused: `“${asked}” không phải số như 1.2.0, cũng không phải ${steps.join(", ")}.` };
  if (!newest) return { version: isStep ? "1.0.0" : asked };
  const least = stepFor(changes, sameMeaning);
  if (!least) return { refused: `Không có gì thay đổi so với bản ${newest}; không có gì để phát hành.` };
  const version = isStep ? nextVersion(newest, asked as Step) : asked;
  const step = steps.find((step) => nextVersion(newest, step) === version);
  const nexts = steps.map((step) => nextVersion(newest, step)).reverse();
  if (!step) {
    const why = compareVersions(version, newest) > 0 ? "bỏ qua số" : "không lớn hơn bản mới nhất";
    return { refused: `${version} ${why}: sau ${newest} chỉ có thể là ${nexts.join(", ")}.` };
  }
  if (steps.indexOf(step) > steps.indexOf(least))
    return {
      refused: `${version} chưa đủ: thay đổi này cần ${nextVersion(newest, least)} (${least}). ${reasons[least]}`,
    };
  return { version };
}

const reasons: Record<Step, string> = {
  major:
    "Có cột hoặc bảng bị bỏ, đổi nghĩa hoặc đổi lời giải thích. Nếu chỉ viết lại lời giải thích mà nghĩa không đổi, thêm --same-meaning.",
  minor: "Có dòng, cột hoặc bảng được thêm hay rút.",
  patch: "",
};

/** Tables with names of people keep what can be counted, and no name. */
const countedColumns = ["honour_id", "year", "award", "sector", "status"];

async function keptTable({ name, path, header, rows }: Table, data: string): Promise<Uint8Array> {
  if (!withheld.includes(name)) return readBytes(`${data}/${path}`);
  const columns = header.filter((column) => countedColumns.includes(column));
  const fields = columns.map((name) => ({ name }));
  return encode(formatCsv({ fields, rows: rows.map(({ raw }) => columns.map((column) => raw[column])) }));
}

async function writeCubes({ tables, descriptor }: { tables: Table[]; descriptor: Descriptor }, folder: string) {
  const published = tables.filter(({ sample }) => !sample);
  await writeBytes(`${folder}/${keptNames.cube.plain}`, await packCube(published, descriptor));
  if (published.length < tables.length)
    await writeBytes(`${folder}/${keptNames.cube.sample}`, await packCube(tables, descriptor));
}

async function packCube(tables: readonly Table[], descriptor: Descriptor): Promise<Uint8Array> {
  const { connection, close } = await openDatabase(":memory:");
  try {
    await fillDatabase(connection, toSheets(tables, descriptor));
    return gzip(encode(JSON.stringify(await readCube(connection))));
  } finally {
    close();
  }
}

async function writeSampleSums(tables: readonly Table[], data: string, folder: string): Promise<void> {
  const samples = tables.filter(({ sample }) => sample);
  const lines = samples.map(async ({ path }) => `${sha256(await readBytes(`${data}/${path}`))}  ${path}\n`);
  if (samples.length) await writeText(`${folder}/${keptNames.samples}`, (await Promise.all(lines)).join(""));
}

async function sumsOf(folder: string): Promise<string> {
  const lines = (await listFiles(folder)).map(
    async (path) => `${sha256(await readBytes(`${folder}/${path}`))}  ${path}\n`,
  );
  return (await Promise.all(lines)).join("");
}

/** The descriptor's own layout is kept: only number and day are another. */
function markVersion(text: string, version: string, date: string): string {
  // Data Package wants a time; a release has a day, that of Hanoi.
  const created = `${date}T00:00:00+07:00`;
  const marked = text.replace(
    /^ {2}"version": "[^"]*"(,\n {2}"created": "[^"]*")?/m,
    `  "version": "${version}",\n  "created": "${created}"`,
  );
  const { version: found, created: day, ...others } = JSON.parse(marked);
  if (found === version && day === created) return marked;
  return `${JSON.stringify({ version, created, ...others }, null, 2)}\n`;
}

function sentences(changes: Changes | null | ""): Record<LanguageCode, string[]> {
  if (!changes) return { vi: ["Bản phát hành đầu tiên."], en: ["The first release."] };
  return {
    vi: describeChanges(changes, toLocale("vi", ...vi)),
    en: describeChanges(changes, toLocale("en", ...en)),
  };
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
