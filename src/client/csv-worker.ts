import { EncodingProblem } from "../i18n/encoding.ts";
import { type OwnBatch, toBatch } from "../query/own-batch.ts";
import { mostColumns, noteRow, type OwnField, type OwnLayout, type OwnScan, startScan } from "../query/own-scan.ts";
import { guessDelimiter, splitRows } from "./csv-rows.ts";
import { readText } from "./csv-text.ts";
import { OwnFileError, type OwnProblem } from "./own-problem.ts";

/** What the page asks; a `next` follows each batch, so that no more than one waits. */
export type CsvRequest =
  | { do: "scan"; file: File; layout: { delimiter: string | null; hasHeader: boolean | null } }
  | { do: "load"; file: File; layout: OwnLayout; fields: OwnField[] }
  | { do: "next" };
export type CsvReply =
  | { is: "progress"; bytes: number }
  | { is: "scan"; scan: OwnScan }
  | { is: "batch"; batch: OwnBatch }
  | { is: "end" }
  | { is: "problem"; problem: OwnProblem };

const batchRows = 20_000;
const say = (reply: CsvReply, transfer: Transferable[] = []) => postMessage(reply, { transfer });
let wake = () => {};

addEventListener("message", ({ data }: MessageEvent<CsvRequest>) => {
  if (data.do === "next") return wake();
  const work = data.do === "scan" ? scan(data.file, data.layout) : load(data.file, data.layout, data.fields);
  work.catch((error) => say({ is: "problem", problem: toProblem(error) }));
});

async function scan(file: File, layout: { delimiter: string | null; hasHeader: boolean | null }): Promise<void> {
  const blocks = readText(file, tellProgress());
  const first = await blocks.next();
  const delimiter = layout.delimiter ?? guessDelimiter(first.value ?? "");
  let found: OwnScan | null = null;
  for await (const rows of splitRows(joined(first.value ?? "", blocks), delimiter))
    for (const { cells, line } of rows) {
      if (found) noteRow(found, cells, line);
      else {
        if (cells.length > mostColumns)
          throw new OwnFileError({ code: "columns", count: cells.length, limit: mostColumns });
        found = startScan(cells, delimiter, layout.hasHeader);
        if (!found.hasHeader) noteRow(found, cells, line);
      }
    }
  if (!found) throw new OwnFileError({ code: "empty" });
  if (!found.rows) throw new OwnFileError({ code: "no_rows" });
  say({ is: "scan", scan: found });
}

async function load(file: File, { delimiter, hasHeader }: OwnLayout, fields: readonly OwnField[]): Promise<void> {
  let waiting: string[][] = [];
  let skip = hasHeader;
  const send = async () => {
    const batch = toBatch(waiting, fields);
    waiting = [];
    const taken = new Promise<void>((resolve) => (wake = resolve));
    say(
      { is: "batch", batch },
      batch.vectors.flatMap(({ data, nulls, offsets }) =>
        [data, nulls, ...(offsets ? [offsets] : [])].map((a) => a.buffer),
      ),
    );
    await taken;
  };
  for await (const rows of splitRows(readText(file, tellProgress()), delimiter))
    for (const { cells } of rows) {
      if (skip) skip = false;
      else waiting.push(cells);
      if (waiting.length === batchRows) await send();
    }
  if (waiting.length) await send();
  say({ is: "end" });
}

async function* joined(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** Ten times a second is often enough. */
function tellProgress(): (bytes: number) => void {
  let last = 0;
  return (bytes) => {
    if (performance.now() - last < 100) return;
    last = performance.now();
    say({ is: "progress", bytes });
  };
}

function toProblem(error: unknown): OwnProblem {
  if (error instanceof OwnFileError) return error.problem;
  if (!(error instanceof EncodingProblem)) return { code: "unreadable" };
  const { looksLike, line, sample } = error;
  return { code: "encoding", looksLike, line, sample };
}
