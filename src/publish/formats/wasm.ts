/**
 * A WebAssembly file without the exports that nobody asks for; code and data stay as they are.
 * @param isAsked whether an export is needed from outside
 */
export function dropExports(bytes: Uint8Array, isAsked: (name: string) => boolean): Uint8Array {
  const parts: Uint8Array[] = [bytes.subarray(0, header)];
  for (let at = header; at < bytes.length;) {
    const size = readNumber(bytes, at + 1);
    const end = size.next + size.value;
    if (bytes[at] === exportSection) {
      const body = keepEntries(bytes, size.next, isAsked);
      parts.push(Uint8Array.of(exportSection, ...toNumber(body.length)), body);
    } else parts.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(parts);
}

/** What a WebAssembly file imports. Its first sections, up to that of imports, are a module too, and compiled at once. */
export function importsOf(bytes: Uint8Array<ArrayBuffer>): WebAssembly.ModuleImportDescriptor[] {
  let at = header;
  while (at < bytes.length && bytes[at] <= importSection) {
    const size = readNumber(bytes, at + 1);
    at = size.next + size.value;
  }
  return WebAssembly.Module.imports(new WebAssembly.Module(bytes.subarray(0, at)));
}

/** Magic and version. */
const header = 8;
/** Sections come in the order of their numbers; 0 is for any that may stand anywhere, 1 for types. */
const importSection = 2;
const exportSection = 7;

/** An entry is a name with its length, a byte for the kind, and a number. */
function keepEntries(bytes: Uint8Array, start: number, isAsked: (name: string) => boolean): Uint8Array {
  const count = readNumber(bytes, start);
  const kept: Uint8Array[] = [];
  for (let at = count.next, i = 0; i < count.value; i++) {
    const length = readNumber(bytes, at);
    const afterName = length.next + length.value;
    const { next } = readNumber(bytes, afterName + 1);
    if (isAsked(decoder.decode(bytes.subarray(length.next, afterName)))) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return Buffer.concat([Uint8Array.from(toNumber(kept.length)), ...kept]);
}

const decoder = new TextDecoder();

/** Seven bits a byte, least first; the eighth says that more follow. */
function readNumber(bytes: Uint8Array, start: number): { value: number; next: number } {
  let value = 0;
  for (let at = start, factor = 1; ; at++, factor *= 128) {
    value += (bytes[at] & 127) * factor;
    if (bytes[at] < 128) return { value, next: at + 1 };
  }
}

function toNumber(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...toNumber(Math.floor(value / 128))];
}
