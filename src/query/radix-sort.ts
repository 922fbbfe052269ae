/**
 * A stable sort by whole numbers from 0 to 2⁵³, some bits at a time: the time grows with the rows and not with their
 * comparisons.
 * @param top no key is above it
 * @param order indexes into `keys` in the order that equal keys keep
 * @returns the indexes, that of the smallest key first
 */
export function radixSort(
  keys: Float64Array,
  top: number,
  order: Uint32Array<ArrayBuffer> = upTo(keys.length),
): Uint32Array<ArrayBuffer> {
  const digits = new Uint16Array(keys.length);
  // Few keys are sorted again sooner than many counts are added up.
  const base = keys.length < 0x4000 ? 0x800 : 0x10000;
  for (let unit = 1; unit <= top; unit *= base) {
    const counts = new Uint32Array(base + 1);
    for (let index = 0; index < digits.length; index++) {
      // Sixteen bits keep the rest of a larger number, and of a fraction its whole part.
      digits[index] = keys[index] / unit;
      counts[(digits[index] &= base - 1) + 1]++;
    }
    if (counts.includes(keys.length)) continue;
    for (let at = 1; at < counts.length; at++) counts[at] += counts[at - 1];
    const next = new Uint32Array(order.length);
    for (let at = 0; at < order.length; at++) next[counts[digits[order[at]]]++] = order[at];
    order = next;
  }
  return order;
}

function upTo(size: number): Uint32Array<ArrayBuffer> {
  const places = new Uint32Array(size);
  for (let at = 0; at < size; at++) places[at] = at;
  return places;
}
