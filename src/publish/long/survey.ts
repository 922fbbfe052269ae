import { isUtf8 } from "node:buffer";

/** What a CSV looks like from outside. */
export type Survey = {
  /** Whether every reader must take it alike: see `surveyCsv`. */
  plain: boolean;
  /** Lines, the header among them. */
  lines: number;
};

const [lineEnd, quote, comma, zero, carriage] = [10, 34, 44, 0, 13];

/**
 * Goes once over the bytes of a CSV and says whether it is plain: UTF-8 without lost characters, lines that end in LF, none
 * of them empty, none that ends in a comma, quotes only around whole cells, no line break within them. Of such a file no
 * two readers can think differently, and its rows are its lines. It stops at the first thing that is not plain.
 */
export async function surveyCsv(chunks: AsyncIterable<Uint8Array>): Promise<Survey> {
  const survey: Survey = { plain: true, lines: 0 };
  // What stands after the last line end of a chunk waits at the start of `held` for the rest of its line.
  let held = Buffer.allocUnsafeSlow(2 * longestLine);
  let size = 0;
  const take = (block: Buffer) => {
    survey.plain = isPlain(block);
    for (let at = block.indexOf(lineEnd); at >= 0; at = block.indexOf(lineEnd, at + 1)) survey.lines++;
  };
  for await (const chunk of chunks) {
    if (size + chunk.length > held.length) held = Buffer.concat([held], size + chunk.length);
    held.set(chunk, size);
    size += chunk.length;
    const end = held.lastIndexOf(lineEnd, size - 1) + 1;
    if (end > 0) {
      take(held.subarray(0, end));
      held.copyWithin(0, end, size);
      size -= end;
    }
    if (!survey.plain || size > longestLine) return { ...survey, plain: false };
  }
  if (size) {
    take(held.subarray(0, size));
    survey.lines++;
  }
  return survey;
}

/** Bytes; whatever is longer is no line of ours. */
const longestLine = 1_000_000;

function isPlain(block: Buffer): boolean {
  if (block[0] === lineEnd || block.includes(carriage) || block.includes(zero)) return false;
  return isUtf8(block) && !["\n\n", ",\n", "\uFFFD"].some((bad) => block.includes(bad)) && areQuotesPlain(block);
}

function areQuotesPlain(block: Buffer): boolean {
  for (let open = block.indexOf(quote); open >= 0;) {
    if (open > 0 && block[open - 1] !== comma && block[open - 1] !== lineEnd) return false;
    let close = block.indexOf(quote, open + 1);
    while (close >= 0 && block[close + 1] === quote) close = block.indexOf(quote, close + 2);
    if (close < 0) return false;
    const after = block[close + 1];
    if (after !== undefined && after !== comma && after !== lineEnd) return false;
    const end = block.indexOf(lineEnd, open);
    if (end >= 0 && end < close) return false;
    open = block.indexOf(quote, close + 1);
  }
  return true;
}
