/** The forms in which a dataset is published, best known first, with their media types. */
export const mediaTypes: Readonly<Record<string, string>> = {
  csv: "text/csv",
  "excel.csv": "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
  parquet: "application/vnd.apache.parquet",
  duckdb: "application/octet-stream",
  zip: "application/zip",
  file: "application/octet-stream",
};

/**
 * Rows up to which a table also comes as a workbook and as JSON, and goes into the archive of everything: who opens one of
 * these holds all of it in memory, and so does who makes it.
 */
export const mostWhole = 50_000;

/** Rows that a sheet of Excel holds beside its heading; a longer CSV is not written for it. */
export const mostInExcel = 1_048_575;

/** The form of a published file, from its name: `figures.excel.csv` is `excel.csv`; `file` when it is none of them. */
export const formOf = (path: string): string =>
  /\.(excel\.csv|csv|xlsx|json|parquet|duckdb|zip)(\.gz)?$/.exec(path)?.[1] ?? "file";

/**
 * The files of a dataset among all published ones: `data/figures.csv` → that, `data/figures.parquet` and what else is
 * called `data/figures.…`, CSV first. Files that describe others (`…-metadata.json`) are not among them.
 * @param path the dataset's CSV, below the site's base
 */
export function filesOf<F extends { path: string }>(path: string, files: readonly F[]): F[] {
  const stem = path.replace(/csv$/, "");
  const rank = (file: F) => Object.keys(mediaTypes).indexOf(formOf(file.path));
  return files
    .filter((file) => file.path.startsWith(stem) && !file.path.endsWith("-metadata.json"))
    .sort((a, b) => rank(a) - rank(b));
}

/** The files among the published ones that hold everything: the archive, then the database. */
export const wholeFilesOf = <F extends { path: string }>(files: readonly F[]): F[] =>
  [/^data\/[^/]+\.zip$/, /^data\/[^/]+\.duckdb$/].flatMap((form) => files.filter(({ path }) => form.test(path)));
