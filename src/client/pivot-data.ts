import { type PivotData, figureCodes, figureData, recordData } from "../query/pivot-data.ts";
import type { PivotCodes, PivotQuestion, PivotSource } from "../query/pivot-question.ts";
import { recordsCubePath, unpackRecords } from "../query/records-cube.ts";
import { parseRecordsFilter, type RecordsFilter } from "../query/records-filter.ts";
import { fetchBytes, siteUrl } from "./bytes.ts";
import { loadCube } from "./cube-client.ts";

/** What answers for one source: its codes, the filter of an address (null where none applies), and the cells of a question. */
export type PivotBooks = {
  codes: PivotCodes;
  filterOf(search: string): RecordsFilter | null;
  open(question: PivotQuestion, filter: RecordsFilter | null): PivotData;
};

const opening = new Map<PivotSource, Promise<PivotBooks>>();

/** Fetches what a source needs, once; after a failure the next call tries again. Rejects with a LoadError. */
export function openBooks(source: PivotSource, breaks: readonly number[]): Promise<PivotBooks> {
  const known = opening.get(source) ?? (source === "figures" ? openFigures() : openInitiatives(breaks));
  opening.set(source, known);
  known.catch(() => opening.delete(source));
  return known;
}

async function openFigures(): Promise<PivotBooks> {
  const { cells, domain } = await loadCube();
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
