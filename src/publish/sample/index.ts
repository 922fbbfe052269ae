import { join } from "node:path";
import type { Figure } from "../../model/figure.ts";
import { initiativeColumns } from "../../model/initiative.ts";
import type { Source } from "../../model/source.ts";
import { readText, writeText } from "../files.ts";
import type { SampleUnit } from "./profile.ts";
import type { PublishedFigure } from "./published.ts";
import { formatRows, parseRows } from "./rows.ts";
import { type Sample, type SampleInput, toSample } from "./sample.ts";
import { sampleSource } from "./source.ts";

/**
 * Makes the sample anew from what is published and writes figures.csv, initiatives.csv and sources.csv below `sample/`.
 * @param dataFolder holds figures.csv, units.csv and periods.csv
 * @returns how many rows of each were written
 * @throws when a file is missing or broken, or the published figures contradict each other
 */
export async function writeSample(dataFolder: string): Promise<{ figures: number; initiatives: number }> {
  const sample = toSample(await readInput(dataFolder));
  for (const [name, text] of Object.entries(toFiles(sample))) await writeText(join(dataFolder, "sample", name), text);
  return { figures: sample.figures.length, initiatives: sample.initiatives.length };
}

/** The sample as CSV text by file name. */
export const toFiles = ({ figures, initiatives }: Sample): Record<string, string> => ({
  "figures.csv": formatRows(figures, figureColumns),
  "initiatives.csv": formatRows(initiatives, initiativeColumns),
  "sources.csv": formatRows([sampleSource], sourceColumns),
});

/** Reads what the generator needs of the published tables; codes are taken as they stand, the check looks after them. */
export async function readInput(dataFolder: string): Promise<SampleInput> {
  const read = async (file: string) => parseRows(await readText(join(dataFolder, file)), file);
  const [figures, units, periods] = await Promise.all(["figures.csv", "units.csv", "periods.csv"].map(read));
  return {
    figures: figures.map((row) => ({ ...row, value: toNumber(row.value) }) as PublishedFigure),
    units: units as SampleUnit[],
    periods: periods.map((row) => ({
      period: row.period!,
      kind: row.kind as SampleInput["periods"][number]["kind"],
      year_start: toNumber(row.year_start),
      edition: row.edition === "true",
    })),
  };
}

const toNumber = (cell: string | null): number | null => (cell === null ? null : Number(cell));

const figureColumns: readonly (keyof Figure)[] = [
  "period",
  "unit",
  "sector",
  "programme",
  "stage",
  "measure",
  "value",
  "missing",
  "qualifier",
  "standing",
  "source",
  "flags",
  "note_vi",
  "note_en",
];

const sourceColumns: readonly (keyof Source)[] = [
  "source_id",
  "kind",
  "publisher",
  "publisher_en",
  "title",
  "date",
  "url",
  "quote",
  "note_vi",
  "note_en",
];
