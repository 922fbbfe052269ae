import { crossFilter, type CrossAnswer } from "../query/crossfilter.ts";
import { recordsCubePath, unpackRecords } from "../query/records-cube.ts";
import type { RecordsDomain, RecordsFilter } from "../query/records-filter.ts";
import { pairsAnswerer, type RecordsPairs, recordsPairsPath } from "../query/records-pairs.ts";
import { fetchBytes, siteUrl } from "./bytes.ts";
import { whenIdle } from "./moment.ts";

/** Who answers a filter: at once, or as soon as the cube has come. */
export type RecordsSource = {
  domain: RecordsDomain;
  ask(filter: RecordsFilter): CrossAnswer | Promise<CrossAnswer>;
};

/**
 * Opens the counts of initiatives. Where the cube is small it is fetched and answers everything; where it is large the
 * pairs come first and answer filters of one dimension, while the cube follows in the browser's spare time.
 * A cube that did not come is asked for again with the next filter that needs it.
 * @throws LoadError when the first file does not come
 */
export async function openRecordsSource(pairsFirst: boolean): Promise<RecordsSource> {
  if (!pairsFirst) return loadCube();
  const bytes = await fetchBytes(siteUrl(recordsPairsPath));
  const pairs = JSON.parse(new TextDecoder().decode(bytes)) as RecordsPairs;
  const quick = pairsAnswerer(pairs);
  let cube: Cube | undefined;
  let coming: Promise<Cube> | undefined;
  const load = (): Promise<Cube> =>
    (coming ??= loadCube().then(
      (loaded) => (cube = loaded),
      (error) => {
        coming = undefined;
        throw error;
      },
    ));
  const saving = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData;
  if (!saving) whenIdle(() => void load().catch(() => {}));
  return {
    domain: pairs.domain,
    ask: (filter) => quick(filter) ?? cube?.ask(filter) ?? load().then(({ ask }) => ask(filter)),
  };
}

type Cube = { domain: RecordsDomain; ask(filter: RecordsFilter): CrossAnswer };

async function loadCube(): Promise<Cube> {
  const cube = unpackRecords(await fetchBytes(siteUrl(recordsCubePath)));
  const ask = crossFilter(cube);
  return { domain: cube.domain, ask };
}
