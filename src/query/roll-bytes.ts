/** Whole numbers from 0, one a line or fewer. */
export type Column = Uint32Array;

/**
 * A header and columns of whole numbers as bytes: the length of the header, the header as JSON, and the columns. A column
 * is written byte by byte, all low bytes before all higher ones, which compresses best.
 */
export function writeColumns<H extends object>(header: H, columns: Record<string, readonly number[]>): Uint8Array {
  const named = Object.entries(columns);
  const sizes = named.map(([name, values]): Size => [name, values.length, bytesOf(values)]);
  const text = new TextEncoder().encode(JSON.stringify({ ...header, columns: sizes }));
  const bytes = new Uint8Array(4 + text.length + sizes.reduce((sum, [, length, width]) => sum + length * width, 0));
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let at = 4 + text.length;
  named.forEach(([, values], column) => {
    for (let byte = 0; byte < sizes[column][2]; byte++)
      for (const value of values) bytes[at++] = (value / 256 ** byte) & 255;
  });
  return bytes;
}

/** What `writeColumns` wrote; the header is as it was given. */
export function readColumns<H extends object>(bytes: Uint8Array): { header: H; columns: Record<string, Column> } {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const text = new TextDecoder().decode(bytes.subarray(4, 4 + length));
  const { columns: sizes, ...header } = JSON.parse(text) as H & { columns?: Size[] };
  let at = 4 + length;
  const read = ([name, size, width]: Size): [string, Column] => {
    const values = new Uint32Array(size);
    for (let byte = 0; byte < width; byte++) for (let i = 0; i < size; i++) values[i] += bytes[at++] * 256 ** byte;
    return [name, values];
  };
  return { header: header as unknown as H, columns: Object.fromEntries((sizes ?? []).map(read)) };
}

/** Name, number of values, bytes a value. */
type Size = [string, number, number];

const bytesOf = (values: readonly number[]): number => {
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  return largest < 2 ** 8 ? 1 : largest < 2 ** 16 ? 2 : 4;
};
