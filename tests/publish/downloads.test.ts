import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import Ajv from "ajv";
import { unzipSync } from "fflate";
import Papa from "papaparse";
import readXlsx from "read-excel-file/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../src/publish/database.ts";
import type { Descriptor, Field } from "../../src/publish/descriptor.ts";
import { writeDownloads } from "../../src/publish/downloads.ts";
import { formatJson } from "../../src/publish/formats/json.ts";
import { formatXlsx } from "../../src/publish/formats/xlsx.ts";
import { formOf, mediaTypes } from "../../src/publish/metadata/forms.ts";
import { checkFolder } from "../../src/publish/read.ts";
import { type Download, type Plain, toDownloads } from "../../src/publish/tables.ts";
import { toWorkbook } from "../../src/publish/workbook.ts";
import { expected, readers } from "./readers.ts";

/** The repository's own data, written in every form. */
let folder: string;
let downloads: Download[];
let descriptor: Descriptor;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "downloads-"));
  const { connection, close } = await openDatabase(":memory:");
  const reading = await checkFolder("data", { samples: true });
  descriptor = reading.descriptor;
  downloads = toDownloads(reading.tables, descriptor);
  await writeDownloads(connection, downloads, folder, descriptor);
  close();
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));
const at = (download: Download, form: string) => join(folder, `${download.folder}${download.file}.${form}`);
const find = (name: string) => downloads.find((download) => download.name === name)!;

test("every dataset is there in every form, and no other file", async () => {
  const found = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const wanted = downloads.flatMap(({ file }) => Object.keys(readers).map((form) => `${file}.${form}`));
  expect(found.map(({ name }) => name).sort()).toEqual(wanted.sort());
  expect(Object.keys(readers).every((form) => form in mediaTypes && formOf(`data/x.${form}`) === form)).toBe(true);
});

test.each(Object.keys(readers))("%s: another reader finds every value of every table", async (form) => {
  for (const download of downloads) {
    const { header, rows } = await readers[form](at(download, form));
    expect(header, download.name).toEqual(download.fields.map(({ name }) => name));
    expect(rows, download.name).toEqual(expected[form](download));
  }
});

test("published files hold no sample row; sample files say so in their name, a column and the name of the sheet", async () => {
  for (const download of downloads) {
    const text = await readFile(at(download, "csv"), "utf8");
    if (!download.resource.sample) expect(text, download.name).not.toMatch(/(^|,)(SAMPLE|sample)(,|$)/m);
    else {
      expect(basename(at(download, "xlsx"))).toMatch(/\.sample\.xlsx$/);
      const [data, notes] = await readXlsx(at(download, "xlsx"));
      expect(data.sheet).toBe("Số liệu mẫu – Sample data");
      expect(notes.data.flat()).toContain("Dữ liệu mẫu do máy sinh, không phải số liệu thật.");
    }
  }
  for (const name of ["initiatives", "sample-figures"])
    expect(new Set(find(name).rows.map((row) => row.at(-1)))).toEqual(new Set(["sample"]));
});

test("a workbook has a sheet of notes and one of columns, in both languages, and its header stays in sight", async () => {
  const book = await readXlsx(at(find("figures"), "xlsx"));
  expect(book.map(({ sheet }) => sheet)).toEqual(["Số liệu – Data", "Ghi chú – Notes", "Cột – Columns"]);
  const [, notes, columns] = book.map(({ data }) => data);
  expect(notes.map(([line]) => line)).toEqual(
    expect.arrayContaining([
      "Số liệu / Figures",
      find("figures").notes.vi,
      find("figures").notes.en,
      "An empty cell means that there is no value; it never means 0.",
      expect.stringMatching(/^Phiên bản: \d/),
      expect.stringMatching(/^Licence: Facts with their sources/),
    ]),
  );
  expect(columns.slice(1).map(([name]) => name)).toEqual(find("figures").fields.map(({ name }) => name));
  const stage = columns.find(([name]) => name === "stage")!;
  expect(stage).toEqual(expect.arrayContaining(["mã", "code", expect.stringContaining("titled = ")]));
  for (const sheet of ["sheet1", "sheet3"]) {
    const xml = partOf(await readFile(at(find("figures"), "xlsx")), `xl/worksheets/${sheet}.xml`);
    expect(xml).toMatch(/<pane[^>]* ySplit="1"[^>]* state="frozen"/);
    expect(xml).not.toContain("mergeCell");
  }
});

const field = (name: string, type = "string", more: Partial<Field> = {}): Field => ({
  ...find("notes").fields[0],
  ...{ name, type, required: false },
  ...more,
});
const odd = (fields: Field[], ...rows: Plain[][]): Download => ({ ...find("notes"), fields, rows });

test("text that a spreadsheet might run stays text in a workbook, to the letter", async () => {
  const texts = ["=1+1", "+84", "-", "@x", "\tx", '=HYPERLINK("http://x")', "0012", "TRUE", "2024-01-02"];
  const bytes = await formatXlsx(toWorkbook(odd([field("a")], ...texts.map((text) => [text])), descriptor));
  const [{ data }] = await readXlsx(Buffer.from(bytes), { trim: false });
  expect(data.slice(1).flat()).toEqual(texts);
  const xml = partOf(bytes, "xl/worksheets/sheet1.xml");
  expect(xml).not.toMatch(/<f[ >]/);
});

test("JSON tells null, false, 0, no values and one value apart", () => {
  const fields = [field("n", "number"), field("b", "boolean"), field("l", "string", { list: true }), field("t")];
  const table = odd(fields, [0, false, null, "a"], [null, null, "x", null], [-0.5, true, "x;y", 'đ"\n']);
  expect(JSON.parse(formatJson(table))).toEqual([
    { n: 0, b: false, l: [], t: "a" },
    { n: null, b: null, l: ["x"], t: null },
    { n: -0.5, b: true, l: ["x", "y"], t: 'đ"\n' },
  ]);
});

test("JSON is valid by a schema made of the published columns", async () => {
  const ajv = new Ajv({ allErrors: true });
  for (const download of downloads) {
    const validate = ajv.compile(toSchema(download.fields));
    const records = JSON.parse(await readFile(at(download, "json"), "utf8"));
    expect(validate(records), `${download.name}: ${ajv.errorsText(validate.errors)}`).toBe(true);
    expect(validate([{ ...records[0], [download.fields[0].name]: undefined }])).toBe(false);
  }
});

function toSchema(fields: readonly Field[]): object {
  const types: Record<string, string> = { integer: "integer", year: "integer", number: "number", boolean: "boolean" };
  const column = ({ type, list, required }: Field) => {
    if (list) return { type: "array", items: { type: "string", minLength: 1 } };
    return { type: required ? [types[type] ?? "string"] : [types[type] ?? "string", "null"] };
  };
  return {
    type: "array",
    items: {
      type: "object",
      properties: Object.fromEntries(fields.map((item) => [item.name, column(item)])),
      required: fields.map(({ name }) => name),
      additionalProperties: false,
    },
  };
}

const office = findOffice();
test.skipIf(!office)(
  `LibreOffice finds in every workbook what the table holds${office ? "" : " – skipped: no soffice on the PATH"}`,
  async () => {
    const options = ["--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false"];
    // Starting it takes longer than what it has to do: once for all.
    const workbooks = downloads.map((download) => at(download, "xlsx"));
    execFileSync(office!, [...options, "--outdir", folder, ...workbooks], { stdio: "ignore" });
    for (const download of downloads) {
      const text = await readFile(join(folder, `${download.file}.csv`), "utf8");
      const [, ...rows] = Papa.parse<string[]>(text.trimEnd()).data;
      const said = (cell: Plain) => (typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell ?? ""));
      expect(rows, download.name).toEqual(download.rows.map((row) => row.map(said)));
    }
  },
  300_000,
);

function findOffice(): string | null {
  for (const name of ["soffice", "libreoffice"])
    try {
      execFileSync(name, ["--version"], { stdio: "ignore" });
      return name;
    } catch {
      // Not this one.
    }
  return null;
}

const partOf = (bytes: Uint8Array, path: string): string => new TextDecoder().decode(unzipSync(bytes)[path]);
