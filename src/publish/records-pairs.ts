import { crossFilter } from "../query/crossfilter.ts";
import { recordsPairsPath, toRecordsPairs } from "../query/records-pairs.ts";
import { writeBytes } from "./files.ts";
import { gzip } from "./formats/gzip.ts";
import { readRecordsCube } from "./records-cube.ts";

/**
 * Writes the pairs of the records' cube beside it.
 * @param published the folder whose `public/` already holds the cube
 */
export async function writeRecordsPairs(published: string): Promise<void> {
  const cube = await readRecordsCube(published);
  const text = JSON.stringify(toRecordsPairs(crossFilter(cube), cube));
  await writeBytes(`${published}/public/${recordsPairsPath}`, gzip(new TextEncoder().encode(text)));
}
