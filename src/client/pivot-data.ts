import type { Cell } from "../model/cell.ts";
import { frozenDomain } from "../query/frozen-domain.ts";
import { type PivotData, figureCodes, figureData, recordData } from "../query/pivot-data.ts";
import type { PivotCodes, PivotQuestion, PivotSource } from "../query/pivot-question.ts";
import { recordsCubePath, unpackRecords } from "../query/records-cube.ts";
import { parseRecordsFilter, type RecordsFilter } from "../query/records-filter.ts";
import type { Domain } from "../query/view.ts";
import { fetchBytes, siteUrl } from "./bytes.ts";
import { loadCube } from "./cube-client.ts";
import type { Opened } from "./kept-version.ts";

/** What answers for one source: its codes, the filter of an address (null where none applies), and the cells of a question. */
export type PivotBooks = {
  codes: PivotCodes;
  filterOf(search: string): RecordsFilter | null;
  open(question: PivotQuestion, filter: RecordsFilter | null): PivotData;
};

const opening = new Map<PivotSource, Promise<PivotBooks>>();

/**
 * Fetches what a source needs, once; after a failure the next call tries again. Rejects with a LoadError.
 * @param opened the release that answers for published figures; initiatives are always today's
 * @param named years that are asked for: an old release is asked for these too, though it may not know them
 */
export function openBooks(
  source: PivotSource,
  breaks: readonly number[],
  opened: Opened,
  named: readonly number[],
): Promise<PivotBooks> {
  if (source === "figures" && opened.name === "frozen") return openKept(opened, named);
  const known = opening.get(source) ?? (source === "figures" ? openFigures() : openInitiatives(breaks));
  opening.set(source, known);
  known.catch(() => opening.delete(source));
  return known;
}

async function openKept({ cube }: Extract<Opened, { name: "frozen" }>, named: readonly number[]): Promise<PivotBooks> {
  return figureBooks(cube.cells, frozenDomain(cube.domain, (await loadCube()).domain, named));
}

async function openFigures(): Promise<PivotBooks> {
  const { cells, domain } = await loadCube();
  return figureBooks(cells, domain);
}

function figureBooks(cells: readonly Cell[], domain: Domain): PivotBooks {
  return {
    codes: figureCodes(domain),
    filterOf: () => null,
    open: (question) => figureData(cells, domain, question),
  };
}

async function openInitiatives(breaks: readonly number[]): Promise<PivotBooks> {
  const cube = unpackRecords(await fetchBytes(siteUrl(recordsCubePath)));
  return {
    codes: (dimension) => cube.domain[dimension],
    filterOf: (search) => parseRecordsFilter(search, cube.domain),
    open: (question, filter) => recordData(cube, filter!, breaks, question),
  };
}
