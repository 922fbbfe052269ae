/** Changing it draws another sample; nothing else may change one. */
const seed = "sang-kien-thu-do";

/**
 * A stream of numbers in [0, 1) that depends on its key alone, so that a new year or unit leaves the draws of the others
 * as they were. Hash: FNV-1a with a final mix; generator: mulberry32.
 * @param key what the numbers are for; the parts are joined
 */
export function toRandom(...key: (string | number)[]): () => number {
  let state = hash([seed, ...key].join("|"));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of the items, all equally likely; throws on an empty list. */
export function pick<T>(items: readonly T[], random: () => number): T {
  if (!items.length) throw new Error("nothing to pick from: the list is empty");
  return items[Math.floor(random() * items.length)];
}

/** A draw around 1 with a long tail upwards: log-normal with median 1, by the Box–Muller transform. `spread` 0 gives 1. */
export function drawLogNormal(random: () => number, spread: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return Math.exp(spread * radius * Math.cos(2 * Math.PI * random()));
}

function hash(text: string): number {
  let code = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) code = Math.imul(code ^ byte, 0x01000193);
  code = Math.imul(code ^ (code >>> 16), 0x85ebca6b);
  return code ^ (code >>> 13);
}
