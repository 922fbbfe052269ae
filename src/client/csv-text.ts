import { decodeLines } from "../i18n/encoding.ts";
import { OwnFileError } from "./own-problem.ts";

/** Longest row, in bytes, that is taken for one; a quote that is never closed would swallow the file. */
export const longestRow = 4e6;

/**
 * The text of a file in blocks of whole lines, line ends as `\n`: UTF-8 with or without BOM, or UTF-16 with one.
 * @param onBytes told the bytes read so far
 * @throws OwnFileError for what is no text; EncodingProblem for text in an older encoding
 */
export async function* readText(file: Blob, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const head = new Uint8Array(await file.slice(0, 65_536).arrayBuffer());
  if (!head.length) throw new OwnFileError({ code: "empty" });
  const wide = findUtf16(head);
  if (!wide) refuseBinary(head);
  const source = file.stream() as ReadableStream<Uint8Array<ArrayBuffer>>;
  const bytes = wide ? source.pipeThrough(new TextDecoderStream(wide)).pipeThrough(new TextEncoderStream()) : source;
  yield* decodeLines(counted(bytes, file.size, onBytes));
}

const findUtf16 = ([first, second]: Uint8Array): "utf-16le" | "utf-16be" | null =>
  first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;

/** No text holds a zero byte; a spreadsheet is an archive that begins with PK. */
function refuseBinary(head: Uint8Array): void {
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] < 9) throw new OwnFileError({ code: "archive" });
  if (head.includes(0)) throw new OwnFileError({ code: "binary" });
}

async function* counted(stream: ReadableStream<Uint8Array>, size: number, onBytes: (bytes: number) => void) {
  const reader = stream.getReader();
  let [done, open, line] = [0, 0, 1];
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    done += next.value.byteLength;
    const end = next.value.lastIndexOf(10) + 1;
    open = end ? next.value.byteLength - end : open + next.value.byteLength;
    if (open > longestRow) throw new OwnFileError({ code: "row_too_long", line });
    if (end) for (const byte of next.value) if (byte === 10) line++;
    yield next.value;
    onBytes(Math.min(done, size));
  }
}
