/** What text that is not proper Unicode in UTF-8 may be; `one_byte` is one of the three before it, `lost` has lost letters. */
export const encodings = ["utf16", "tcvn3", "vni", "windows1258", "one_byte", "garbled", "lost"] as const;
export type Encoding = (typeof encodings)[number];

/** Text that someone must convert before it can be read: where it stands and what it looks like. */
export class EncodingProblem extends Error {
  readonly line: number;
  readonly sample: string;
  readonly looksLike: Encoding;

  constructor(line: number, sample: string, looksLike: Encoding) {
    super(`line ${line} is not Unicode text in UTF-8; it looks like ${looksLike}`);
    this.line = line;
    this.sample = sample;
    this.looksLike = looksLike;
  }
}

/**
 * Decodes UTF-8 in blocks of whole lines; a BOM is dropped and every line end becomes `\n`.
 * @throws EncodingProblem at the first line that is not UTF-8, or that is Vietnamese in an older encoding or garbled
 */
export async function* decodeLines(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<string> {
  let rest = new Uint8Array();
  let line = 1;
  const take = (bytes: Uint8Array): string => {
    const text = decode(bytes, line).replace(/\r\n?/g, "\n");
    refuseOldEncodings(text, line);
    const block = line === 1 && text.startsWith("\uFEFF") ? text.slice(1) : text;
    line += text.split("\n").length - 1;
    return block;
  };
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(10) + 1;
    if (end > 0) yield take(join(rest, chunk.subarray(0, end)));
    rest = join(end > 0 ? new Uint8Array() : rest, chunk.subarray(end));
  }
  if (rest.length) yield take(rest);
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array, line: number): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    for (let start = 0, at = line; start < bytes.length; at++) {
      const end = bytes.indexOf(10, start) + 1 || bytes.length;
      const part = bytes.subarray(start, end);
      if (!isUtf8(part)) throw new EncodingProblem(at, excerpt(new TextDecoder("latin1").decode(part)), guess(bytes));
      start = end;
    }
    throw cause;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

// The byte of the letter đ tells the one-byte encodings apart.
function guess(bytes: Uint8Array): Encoding {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return "utf16";
  const count = (byte: number) => bytes.reduce((n, b) => (b === byte ? n + 1 : n), 0);
  const candidates = [
    { name: "tcvn3", count: count(0xae) },
    { name: "vni", count: count(0xf1) },
    { name: "windows1258", count: count(0xf0) },
  ] as const;
  const best = candidates.reduce((most, next) => (next.count > most.count ? next : most));
  return best.count > 0 ? best.name : "one_byte";
}

// Old font encodings also arrive as valid UTF-8: each byte became the Latin-1 letter of the same number.
const traces = {
  tcvn3: /[A-Za-z][µ¸¶¹¨¬«]|®[a-zµ¸¶¹«¬ªÊËÎÌÓ]/g,
  vni: /[aeouyöôAEOUYÖÔ][øïõØÏÕ]|[ñÑ][aeouiöôAEOUIÖÔ]/g,
  garbled: /Ã[\u00A0-\u00BF]|á[º»][\u0080-\u00BF\u2018-\u203A\u0152-\u017E]|Ä[\u0090‘]|Æ[°¡]/g,
};
const properVietnamese = /[đĐơƠưƯ\u1EA0-\u1EF9]/;

function refuseOldEncodings(text: string, firstLine: number): void {
  const old = findOldEncoding(text);
  if (old) throw at(text, old.index, firstLine, old.name);
}

/** Where text looks as if it had gone through an older encoding, and through which; null when it does not. */
export function findOldEncoding(text: string): { index: number; name: Encoding } | null {
  const lost = text.indexOf("\uFFFD");
  if (lost >= 0) return { index: lost, name: "lost" };
  for (const [name, trace] of Object.entries(traces) as [keyof typeof traces, RegExp][])
    for (const match of text.matchAll(trace)) {
      const line = lineAround(text, match.index);
      // One odd pair may be a foreign name; two in a line without any Vietnamese letter of Unicode are not.
      if (!properVietnamese.test(line) && (line.match(trace)?.length ?? 0) > 1) return { index: match.index, name };
    }
  return null;
}

const at = (text: string, index: number, firstLine: number, looksLike: Encoding) =>
  new EncodingProblem(
    firstLine + text.slice(0, index).split("\n").length - 1,
    excerpt(lineAround(text, index)),
    looksLike,
  );

function lineAround(text: string, index: number): string {
  const end = text.indexOf("\n", index);
  return text.slice(text.lastIndexOf("\n", index - 1) + 1, end < 0 ? text.length : end);
}

const excerpt = (line: string): string => line.trim().slice(0, 60);

function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
