import { readFile } from "node:fs/promises";
import { type Facts, type Site, toFacts } from "../../../src/publish/metadata/facts.ts";
import { locales } from "../../../src/publish/metadata/locales.ts";
import { toFiles } from "../../../src/publish/metadata/write.ts";
import { toPeriodYears, toProfile, toSourceKinds } from "../../../src/publish/profile.ts";
import { checkFolder } from "../../../src/publish/read.ts";
import { toDownloads } from "../../../src/publish/tables.ts";

/** A publisher who can be reached, so that the properties that need a contact are written too. */
export const site: Site = {
  url: "https://data.test",
  base: "/sang-kien/",
  owner: { vi: "Nhóm thử", en: "Test team" },
  contact: "team@data.test",
};

export const loose = JSON.parse(await readFile("data/datapackage.json", "utf8"));

const { tables, descriptor } = await checkFolder("data", { samples: true });
const downloads = toDownloads(tables, descriptor);
const years = toPeriodYears(downloads.find(({ name }) => name === "periods")!);
const file = (path: string, bytes: number) => ({ path, bytes, sha256: bytes.toString(16).padStart(64, "0") });

/** The repository's own data, as publishing describes it; sizes and hashes of the files are made up. */
export const facts: Facts = toFacts(
  descriptor,
  downloads.map((download) => {
    const stem = `data/${download.folder}${download.file}`;
    return {
      resource: { ...download.resource, fields: download.fields },
      rows: download.rows.length,
      profile: toProfile(download, years, toSourceKinds(downloads)),
      files: ["csv", "excel.csv", "xlsx", "json", "parquet"].map((form, at) => file(`${stem}.${form}`, 1000 + at)),
    };
  }),
  locales,
  site,
  ["zip", "duckdb"].map((form, at) => file(`data/example.${form}`, 10 + at)),
);

export const files: Record<string, string> = toFiles(facts, loose);
